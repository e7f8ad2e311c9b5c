namespace Claims.Core.Charts.Sniffing;

/// <summary>Tells what a file is by its first bytes; names and extensions are not believed.</summary>
public static class FileSniffer
{
    /// <summary>How many bytes from the start <see cref="Sniff"/> wants to see, when there are that many.</summary>
    /// <remarks>ISO 32000-1, annex H.3.4.1: readers accept a PDF header within the first 1024 bytes.</remarks>
    public const int HeadLength = 1024;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Accepts or refuses a file.</summary>
    /// <param name="head">Its first <see cref="HeadLength"/> bytes, or all of it when it is shorter.</param>
    /// <param name="length">The whole file's length in bytes.</param>
    /// <param name="maximumLength">The largest length accepted, in bytes.</param>
    public static SniffedFile Sniff(ReadOnlySpan<byte> head, long length, long maximumLength)
    {
        if (length == 0 || head.IsEmpty)
        {
            return new SniffedFile.Refused(
                QuarantineReason.Empty, "The file is empty. Scan or export it again and drop it in anew.");
        }

        if (length > maximumLength)
        {
            return new SniffedFile.Refused(
                QuarantineReason.TooLarge,
                $"The file has {Megabytes(length)} MB; at most {Megabytes(maximumLength)} MB are read. "
                + "Scan it in black and white at 300 dpi, or split it.");
        }

        return KindOf(head) is { } kind
            ? new SniffedFile.Accepted(kind)
            : new SniffedFile.Refused(
                QuarantineReason.UnknownKind,
                $"The file is {Described(head)}, not a PDF, TIFF, PNG or JPEG. Export it as PDF and drop it in anew.");
    }

    private static FileKind? KindOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(PngSignature))
        {
            return FileKind.Png;
        }

        if (head.StartsWith([(byte)0xFF, (byte)0xD8, (byte)0xFF]))
        {
            return FileKind.Jpeg;
        }

        if (IsTiff(head))
        {
            return FileKind.Tiff;
        }

        return head[..Math.Min(head.Length, HeadLength)].IndexOf("%PDF-"u8) >= 0 ? FileKind.Pdf : null;
    }

    // TIFF 6.0, section 2: byte order, then 42 in that order; 43 is BigTIFF.
    private static bool IsTiff(ReadOnlySpan<byte> head) =>
        head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)
        || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8);

    private static string Described(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK"u8))
        {
            return "a ZIP archive or an Office document";
        }

        if (head.StartsWith("GIF8"u8) || head.StartsWith("BM"u8) || IsRiffImage(head))
        {
            return "a GIF, BMP or WebP picture";
        }

        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
        {
            return "a HEIC picture or a film";
        }

        var text = head;
        if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            text = text[3..];
        }

        text = text.TrimStart(" \t\r\n"u8);
        return text.StartsWith("<"u8) ? "an HTML or XML page" : "of an unknown kind";
    }

    private static bool IsRiffImage(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8);

    private static string Megabytes(long bytes) =>
        (bytes / 1_000_000m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}
