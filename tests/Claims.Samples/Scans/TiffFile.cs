using System.Buffers.Binary;

namespace Claims.Samples.Scans;

/// <summary>Writes a multi-page bilevel TIFF, one G4 strip a page (TIFF 6.0, section 11).</summary>
internal static class TiffFile
{
    private const int EntryCount = 12;
    private const int DirectoryLength = 2 + (EntryCount * 12) + 4;

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IReadOnlyList<(Bilevel Picture, int DpiX, int DpiY)> pages)
    {
        using var file = new MemoryStream();
        file.Write([(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0]);
        var link = 4L;
        foreach (var (index, (picture, dpiX, dpiY)) in pages.Index())
        {
            var strip = FaxEncoder.Encode(picture);
            var stripAt = (uint)file.Position;
            file.Write(strip);
            if (file.Position % 2 == 1)
                file.WriteByte(0);
            var resolutionAt = (uint)file.Position;
            file.Write([.. Bytes((uint)dpiX), .. Bytes(1), .. Bytes((uint)dpiY), .. Bytes(1)]);
            var directoryAt = file.Position;
            file.Write(Directory(picture, index, pages.Count, stripAt, (uint)strip.Length, resolutionAt));
            Patch(file, link, (uint)directoryAt);
            link = directoryAt + DirectoryLength - 4;
        }

        return file.ToArray();
    }

    private static byte[] Directory(Bilevel picture, int page, int pages, uint strip, uint length, uint resolution) =>
    [
        EntryCount, 0,
        .. Entry(254, 4, 1, 2), // one page of several
        .. Entry(256, 4, 1, (uint)picture.Width),
        .. Entry(257, 4, 1, (uint)picture.Height),
        .. Entry(259, 3, 1, 4), // T.6
        .. Entry(262, 3, 1, 0), // white is zero
        .. Entry(273, 4, 1, strip),
        .. Entry(278, 4, 1, (uint)picture.Height),
        .. Entry(279, 4, 1, length),
        .. Entry(282, 5, 1, resolution),
        .. Entry(283, 5, 1, resolution + 8),
        .. Entry(296, 3, 1, 2), // per inch
        .. Entry(297, 3, 2, (uint)(page | (pages << 16))),
        0, 0, 0, 0,
    ];

    private static byte[] Entry(ushort tag, ushort type, uint count, uint value) =>
        [(byte)tag, (byte)(tag >> 8), (byte)type, 0, .. Bytes(count), .. Bytes(value)];

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static void Patch(MemoryStream file, long at, uint value)
    {
        file.Position = at;
        file.Write(Bytes(value));
        file.Position = file.Length;
    }
}
