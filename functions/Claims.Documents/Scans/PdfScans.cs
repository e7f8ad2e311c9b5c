using System.IO.Compression;
using Claims.Core.Charts;
using SkiaSharp;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Claims.Documents.Scans;

/// <summary>Pages of a PDF that pictures cover, as scanners make them: one picture a page, or strips of one.</summary>
internal static class PdfScans
{
    /// <summary>So much of a page must be picture; scanners leave no margin, a letterhead leaves most of it.</summary>
    private const double LeastCovered = 0.9;

    private const int MostPictures = 100;
    private const int MostWidth = 4_000;

    public static IEnumerable<PageImage> Of(Stream content)
    {
        using var document = PdfDocument.Open(content);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            if (OfPage(document, number) is { } picture)
            {
                yield return picture;
            }
        }
    }

    private static PageImage? OfPage(PdfDocument document, int number)
    {
        try
        {
            var page = document.GetPage(number);
            var images = page.GetImages().Take(MostPictures + 1).ToList();
            return images.Count is 0 or > MostPictures || !Cover(page, images) || !images.TrueForAll(IsPlain) ? null
                : images is [var only] && IsUpright(only) && JpegOf(only) is { } jpeg ? new(number, "image/jpeg", jpeg)
                : Drawn(page, images) is { } png ? new(number, "image/png", png)
                : null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null; // One damaged page; the next may be whole.
        }
    }

    private static bool Cover(Page page, List<IPdfImage> images) =>
        images.Sum(image => image.BoundingBox.Area) >= LeastCovered * page.Width * page.Height;

    /// <summary>Neither a stencil nor of another colour than it says, and of a size that may be decoded.</summary>
    private static bool IsPlain(IPdfImage image) =>
        !image.IsImageMask
        && !image.ImageDictionary.ContainsKey(NameToken.Smask)
        && !image.ImageDictionary.ContainsKey(NameToken.Mask)
        && (long)image.WidthInSamples * image.HeightInSamples is > 0 and <= ScannedPages.MostPixels
        && (!FilterIs(image, NameToken.FlateDecode) || InflatesWithin(image));

    private static bool IsUpright(IPdfImage image) => Math.Abs(image.BoundingBox.Rotation) < 1;

    /// <summary>The JPEG as it lies in the file; null for another coding, or where its colours are to be
    /// turned.</summary>
    private static byte[]? JpegOf(IPdfImage image)
    {
        if (!FilterIs(image, NameToken.DctDecode) || image.ImageDictionary.ContainsKey(NameToken.Decode))
        {
            return null;
        }

        var bytes = image.RawBytes.ToArray();
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        return codec is { EncodedFormat: SKEncodedImageFormat.Jpeg }
            && (long)codec.Info.Width * codec.Info.Height <= ScannedPages.MostPixels
            ? bytes
            : null;
    }

    /// <summary>The page with its pictures at their places, as fine as the finest of them.</summary>
    private static byte[]? Drawn(Page page, List<IPdfImage> images)
    {
        var finest = images.Max(image => Math.Max(
            image.WidthInSamples / image.BoundingBox.Width, image.HeightInSamples / image.BoundingBox.Height));
        var scale = (float)Math.Min(finest, MostWidth / page.Width);
        var size = new SKImageInfo(
            (int)Math.Round(page.Width * scale), (int)Math.Round(page.Height * scale));
        using var surface = SKSurface.Create(size);
        surface.Canvas.Clear(SKColors.White);
        foreach (var image in images)
        {
            using var picture = BitmapOf(image);
            if (picture is null)
            {
                return null;
            }

            surface.Canvas.SetMatrix(Placed(image, picture, page, scale));
            surface.Canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var drawn = surface.Snapshot();
        using var png = drawn.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static SKImage? BitmapOf(IPdfImage image) =>
        JpegOf(image) is { } jpeg ? SKImage.FromEncodedData(jpeg)
        : image.TryGetPng(out var png) ? SKImage.FromEncodedData(png)
        : null;

    /// <summary>From the picture's pixels, down from its top left, to those of the page; a PDF counts up from
    /// below.</summary>
    private static SKMatrix Placed(IPdfImage image, SKImage picture, Page page, float scale)
    {
        var box = image.BoundingBox;
        SKPoint At(double x, double y) => new((float)x * scale, (float)(page.Height - y) * scale);
        var (origin, right, down) = (
            At(box.TopLeft.X, box.TopLeft.Y), At(box.TopRight.X, box.TopRight.Y),
            At(box.BottomLeft.X, box.BottomLeft.Y));
        return new(
            (right.X - origin.X) / picture.Width, (down.X - origin.X) / picture.Height, origin.X,
            (right.Y - origin.Y) / picture.Width, (down.Y - origin.Y) / picture.Height, origin.Y,
            0, 0, 1);
    }

    private static bool FilterIs(IPdfImage image, NameToken name) =>
        image.ImageDictionary.TryGet(NameToken.Filter, out var filter)
        && (filter.Equals(name) || (filter is ArrayToken { Data: [var only] } && only.Equals(name)));

    /// <summary>A small stream can inflate to anything; one that holds more than its picture is left alone.</summary>
    private static bool InflatesWithin(IPdfImage image)
    {
        var most = ((long)image.WidthInSamples * image.HeightInSamples * 4) + (2L * image.HeightInSamples);
        using var inflated = new ZLibStream(new MemoryStream(image.RawBytes.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[81_920];
        for (long total = 0; total <= most;)
        {
            var read = inflated.Read(buffer);
            if (read == 0)
            {
                return true;
            }

            total += read;
        }

        return false;
    }
}
