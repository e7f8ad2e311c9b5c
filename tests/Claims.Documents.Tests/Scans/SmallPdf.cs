using System.Globalization;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Claims.Documents.Tests.Scans;

/// <summary>A PDF of one page of 612 x 792 points, as scanners write them.</summary>
internal static class SmallPdf
{
    /// <summary>Pictures with their filters, and what is drawn.</summary>
    public static MemoryStream Of(string drawing, int rotate, params Picture[] pictures)
    {
        var file = new MemoryStream();
        var places = new List<long>();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(string dictionary, byte[]? stream = null)
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n<< {dictionary}{(stream is null ? "" : $" /Length {stream.Length}")} >>\n");
            if (stream is not null)
            {
                Write("stream\n");
                file.Write(stream);
                Write("\nendstream\n");
            }

            Write("endobj\n");
        }

        Write("%PDF-1.4\n");
        Object("/Type /Catalog /Pages 2 0 R");
        Object("/Type /Pages /Kids [3 0 R] /Count 1");
        var names = string.Concat(pictures.Select((_, at) => $" /P{at} {at + 6} 0 R"));
        Object($"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {rotate} /Contents 4 0 R "
            + $"/Resources << /XObject <<{names} >> /Font << /F 5 0 R >> >>");
        Object("", Encoding.Latin1.GetBytes(drawing));
        Object("/Type /Font /Subtype /Type1 /BaseFont /Helvetica");
        foreach (var picture in pictures)
        {
            Object(
                $"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} "
                    + $"/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /{picture.Filter} {picture.More}",
                picture.Content);
        }

        var table = file.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            Write(place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        }

        Write($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file;
    }

    /// <summary>Gray rows, deflated.</summary>
    public static Picture Deflated(int width, int height, Func<int, int, byte> gray) =>
        new(width, height, "FlateDecode", Deflate(Pixels(width, height, gray)));

    /// <summary>The same as a JPEG.</summary>
    public static Picture Jpeg(int width, int height, Func<int, int, byte> gray)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8));
        System.Runtime.InteropServices.Marshal.Copy(
            Pixels(width, height, gray), 0, bitmap.GetPixels(), width * height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return new(width, height, "DCTDecode", data.ToArray());
    }

    public static byte[] Deflate(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            deflater.Write(plain);
        }

        return packed.ToArray();
    }

    private static byte[] Pixels(int width, int height, Func<int, int, byte> gray)
    {
        var pixels = new byte[width * height];
        for (var at = 0; at < pixels.Length; at++)
        {
            pixels[at] = gray(at % width, at / width);
        }

        return pixels;
    }

    /// <summary>A picture of a PDF.</summary>
    internal sealed record Picture(int Width, int Height, string Filter, byte[] Content)
    {
        /// <summary>More entries of its dictionary.</summary>
        public string More { get; init; } = "";
    }
}
