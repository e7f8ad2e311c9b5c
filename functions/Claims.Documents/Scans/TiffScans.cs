using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;
using Claims.Core.Charts;
using SkiaSharp;

namespace Claims.Documents.Scans;

/// <summary>Pages of a TIFF as PNG, upright and with square pixels: a standard fax has half as many lines as it
/// looks.</summary>
internal static class TiffScans
{
    static TiffScans() => Tiff.SetErrorHandler(new Silence());

    public static IEnumerable<PageImage> Of(Stream content)
    {
        using var tiff = Tiff.ClientOpen("chart", "r", content, new KeepOpen());
        if (tiff is null)
        {
            yield break;
        }

        var number = 1;
        do
        {
            if (Draw(tiff) is { } png)
            {
                yield return new(number, "image/png", png);
            }

            number++;
        }
        while (tiff.ReadDirectory());
    }

    private static byte[]? Draw(Tiff tiff)
    {
        var (width, height) = (Number(tiff, TiffTag.IMAGEWIDTH), Number(tiff, TiffTag.IMAGELENGTH));
        if (width <= 0 || height <= 0 || (long)width * height > ScannedPages.MostPixels)
        {
            return null;
        }

        var pixels = new int[width * height];
        if (!tiff.ReadRGBAImageOriented(width, height, pixels, Orientation.TOPLEFT))
        {
            return null;
        }

        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
        using var square = Square(bitmap, Resolution(tiff, TiffTag.XRESOLUTION), Resolution(tiff, TiffTag.YRESOLUTION));
        using var png = square.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static SKBitmap Square(SKBitmap bitmap, double across, double down)
    {
        var stretch = across > 0 && down > 0 ? across / down : 1;
        return stretch is > 1.01 and < 4
            ? bitmap.Resize(
                new SKSizeI(bitmap.Width, (int)(bitmap.Height * stretch)), new SKSamplingOptions(SKFilterMode.Linear))
            : bitmap.Copy();
    }

    private static int Number(Tiff tiff, TiffTag tag) => tiff.GetField(tag) is [var field, ..] ? field.ToInt() : 0;

    private static double Resolution(Tiff tiff, TiffTag tag) =>
        tiff.GetField(tag) is [var field, ..] ? field.ToDouble() : 0;

    /// <summary>The file is its owner's to close.</summary>
    private sealed class KeepOpen : TiffStream
    {
        public override void Close(object clientData)
        {
        }
    }

    /// <summary>What the reader would print may hold words of the file.</summary>
    private sealed class Silence : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(
            Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(
            Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}
