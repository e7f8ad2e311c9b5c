using System.Buffers.Binary;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>TIFF and BigTIFF: every page's size, and whether its data lie within the file.</summary>
/// <remarks>TIFF 6.0 section 2; BigTIFF has 8-byte counts and offsets.</remarks>
internal ref struct TiffHeader
{
    private const int WidthTag = 256;
    private const int HeightTag = 257;
    private const int StripOffsets = 273;
    private const int StripCounts = 279;
    private const int TileOffsets = 324;
    private const int TileCounts = 325;
    private readonly ReadOnlySpan<byte> content;
    private readonly bool little;
    private readonly bool big;

    private TiffHeader(ReadOnlySpan<byte> content)
    {
        this.content = content;
        little = content.StartsWith("II"u8);
        big = Number(2, 2) == 43;
    }

    private readonly int OffsetSize => big ? 8 : 4;

    /// <exception cref="RefusedException">It is cut off, its pages run in a circle, or there are too many.</exception>
    public static List<PictureHeader> ReadAll(ReadOnlySpan<byte> content, int maximumPages)
    {
        var file = new TiffHeader(content);
        var pages = new List<PictureHeader>();
        var seen = new HashSet<long>();
        var directory = file.Number(file.big ? 8 : 4, file.OffsetSize);
        while (directory != 0)
        {
            if (!seen.Add(directory))
            {
                throw RefusedException.Damaged("its pages refer to each other in a circle");
            }

            if (pages.Count == maximumPages)
            {
                throw RefusedException.TooManyPages(maximumPages + 1, maximumPages);
            }

            directory = file.ReadDirectory(directory, pages);
        }

        return pages.Count > 0 ? pages : throw RefusedException.Damaged("it has no pages");
    }

    private readonly long ReadDirectory(long at, List<PictureHeader> pages)
    {
        var countSize = big ? 8 : 2;
        var entrySize = big ? 20 : 12;
        var count = Number(at, countSize);
        var end = at + countSize + (count * entrySize);
        if (count is <= 0 or > 10_000)
        {
            throw RefusedException.Damaged("a page's directory is broken");
        }

        long width = 0;
        long height = 0;
        long[] offsets = [];
        long[] lengths = [];
        for (var entry = at + countSize; entry < end; entry += entrySize)
        {
            switch (Number(entry, 2))
            {
                case WidthTag: width = Values(entry)[0]; break;
                case HeightTag: height = Values(entry)[0]; break;
                case StripOffsets or TileOffsets: offsets = Values(entry); break;
                case StripCounts or TileCounts: lengths = Values(entry); break;
            }
        }

        for (var part = 0; part < offsets.Length; part++)
        {
            var length = part < lengths.Length ? lengths[part] : 0;
            if (offsets[part] < 0 || length < 0 || offsets[part] > content.Length - length)
            {
                throw RefusedException.Damaged($"page {pages.Count + 1} ends too early");
            }
        }

        pages.Add(new(width, height));
        return Number(end, OffsetSize);
    }

    private readonly long[] Values(long entry)
    {
        var size = Number(entry + 2, 2) switch { 1 => 1, 3 => 2, 4 => 4, 16 => 8, _ => 0 };
        var count = Number(entry + 4, OffsetSize);
        if (size == 0 || count <= 0 || count > content.Length / size)
        {
            throw RefusedException.Damaged("a page's directory is broken");
        }

        var field = entry + 4 + OffsetSize;
        var start = count * size <= OffsetSize ? field : Number(field, OffsetSize);
        var values = new long[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = Number(start + (index * size), size);
        }

        return values;
    }

    private readonly long Number(long at, int size)
    {
        if (at < 0 || at > content.Length - size)
        {
            throw RefusedException.Damaged("it is cut off");
        }

        var bytes = content.Slice((int)at, size);
        return size switch
        {
            1 => bytes[0],
            2 => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes),
            4 => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => little ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes),
        };
    }
}
