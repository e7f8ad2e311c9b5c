using System.Buffers.Binary;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>JPEG: size, Exif orientation, and whether it has an end.</summary>
internal static class JpegHeader
{
    private const byte Mark = 0xFF;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App1 = 0xE1;

    /// <exception cref="RefusedException">It ends before its end mark.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> content)
    {
        var header = default(PictureHeader);
        var turns = 0;
        var at = 2;
        while (at + 4 <= content.Length)
        {
            if (content[at] != Mark)
            {
                break;
            }

            var marker = content[at + 1];
            if (marker is Mark or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == Mark ? 1 : 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2 || at + 2 + length > content.Length)
            {
                break;
            }

            var segment = content.Slice(at + 4, length - 2);
            if (marker == App1)
            {
                turns = ExifQuarters(segment);
            }
            else if (IsStartOfFrame(marker) && segment.Length >= 5)
            {
                header = new(
                    BinaryPrimitives.ReadUInt16BigEndian(segment[3..]),
                    BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
            }
            else if (marker == StartOfScan)
            {
                // Within a scan 0xFF is always followed by 0 or a restart mark, so this is the end indeed.
                return content[at..].LastIndexOf([Mark, EndOfImage]) > 0 && header.Width > 0
                    ? header with { ClockwiseQuarters = turns }
                    : throw RefusedException.Damaged("the picture ends too early");
            }

            at += 2 + length;
        }

        throw RefusedException.Damaged("the picture's header is broken or cut off");
    }

    // C4, C8 and CC are tables in the midst of the frame marks.
    private static bool IsStartOfFrame(byte marker) =>
        marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    // Exif 2.3, 4.6.4: tag 0x0112 in the first directory; 3 is upside down, 6 and 8 lie on a side. No phone mirrors.
    private static int ExifQuarters(ReadOnlySpan<byte> segment)
    {
        const int tiffStart = 6;
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < tiffStart + 8)
        {
            return 0;
        }

        var tiff = segment[tiffStart..];
        var little = tiff[0] == 'I';
        var directory = little
            ? BinaryPrimitives.ReadInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadInt32BigEndian(tiff[4..]);
        if (directory < 8 || directory > tiff.Length - 2)
        {
            return 0;
        }

        var count = Short(tiff[directory..], little);
        for (var entry = directory + 2; count > 0 && entry <= tiff.Length - 12; entry += 12, count--)
        {
            if (Short(tiff[entry..], little) == 0x0112)
            {
                return Short(tiff[(entry + 8)..], little) switch { 3 => 2, 6 => 1, 8 => 3, _ => 0 };
            }
        }

        return 0;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
