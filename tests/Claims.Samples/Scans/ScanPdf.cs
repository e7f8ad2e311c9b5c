using System.Globalization;
using System.Text;

namespace Claims.Samples.Scans;

/// <summary>Writes a PDF whose pages are nothing but a picture each, as a scanner does.</summary>
internal static class ScanPdf
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IReadOnlyList<ScannedPage> pages)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Text(file, "%PDF-1.4\n");
        file.Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var kids = string.Join(' ', pages.Select((_, index) => $"{3 + (3 * index)} 0 R"));
        Object(file, offsets, "<< /Type /Catalog /Pages 2 0 R >>");
        Object(file, offsets, $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} >>");
        foreach (var (index, page) in pages.Index())
            WritePage(file, offsets, 3 + (3 * index), page);
        var table = file.Position;
        Text(file, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Text(file, offset.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        Text(file, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    private static void WritePage(MemoryStream file, List<long> offsets, int number, ScannedPage page)
    {
        var width = (72.0 * page.Width / page.DpiX).ToString("0.##", CultureInfo.InvariantCulture);
        var height = (72.0 * page.Height / page.DpiY).ToString("0.##", CultureInfo.InvariantCulture);
        Object(
            file,
            offsets,
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {number + 1} 0 R "
            + $"/Resources << /XObject << /Scan {number + 2} 0 R >> >> >>");
        var draw = Encoding.ASCII.GetBytes($"q {width} 0 0 {height} 0 0 cm /Scan Do Q");
        Object(file, offsets, $"<< /Length {draw.Length} >>", draw);
        var coding = page.IsFax
            ? $"/BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {page.Width} "
                + $"/Rows {page.Height} >>"
            : "/BitsPerComponent 8 /Filter /DCTDecode";
        Object(
            file,
            offsets,
            $"<< /Type /XObject /Subtype /Image /Width {page.Width} /Height {page.Height} /ColorSpace /DeviceGray "
            + $"{coding} /Length {page.Content.Length} >>",
            page.Content);
    }

    private static void Object(MemoryStream file, List<long> offsets, string dictionary, byte[]? stream = null)
    {
        offsets.Add(file.Position);
        Text(file, $"{offsets.Count} 0 obj\n{dictionary}\n");
        if (stream is not null)
        {
            Text(file, "stream\n");
            file.Write(stream);
            Text(file, "\nendstream\n");
        }

        Text(file, "endobj\n");
    }

    private static void Text(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}

/// <summary>A page's encoded picture: G4 when a fax, else a grey JPEG.</summary>
internal sealed record ScannedPage(int Width, int Height, int DpiX, int DpiY, bool IsFax, byte[] Content);
