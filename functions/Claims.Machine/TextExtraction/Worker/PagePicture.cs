using System.Runtime.InteropServices;
using Claims.Machine.TextExtraction.Native;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>The page for people: at most 1,700 pixels wide, square pixels, PNG for text and JPEG for tones.</summary>
internal sealed record PagePicture(int Width, int Height, string MediaType, byte[] Content)
{
    private const double MostWidth = 1700;
    private const int JpegQuality = 70;
    private const int GrayLevels = 4;

    public static PagePicture Of(Raster raster)
    {
        var image = raster.Image;
        var dpi = Math.Max(raster.XDpi, raster.YDpi);
        var fit = Math.Min(1, MostWidth / (image.Width * dpi / raster.XDpi));
        var (x, y) = ((float)(fit * dpi / raster.XDpi), (float)(fit * dpi / raster.YDpi));
        using var binary = Tones.IsBilevel(image) ? Tones.Binary(image) : null;
        if (binary is null)
        {
            using var scaled = Leptonica.pixScale(image, x, y).OrThrow("picture scale");
            return Encode(scaled, "image/jpeg");
        }

        if (x == 1 && y == 1)
        {
            return Encode(binary, "image/png");
        }

        using var gray = Leptonica.pixConvertTo8(binary, 0).OrThrow("picture depth");
        using var smaller = Leptonica.pixScale(gray, x, y).OrThrow("picture scale");
        using var few = Leptonica.pixThresholdTo2bpp(smaller, GrayLevels, 1).OrThrow("picture levels");
        return Encode(few, "image/png");
    }

    private static PagePicture Encode(Pix pix, string mediaType)
    {
        var failed = mediaType == "image/png"
            ? Leptonica.pixWriteMemPng(out var data, out var size, pix, 0)
            : Leptonica.pixWriteMemJpeg(out data, out size, pix, JpegQuality, 0);
        if (failed != 0)
        {
            throw new InvalidDataException("leptonica: encoding failed");
        }

        var content = new byte[size];
        Marshal.Copy(data, content, 0, content.Length);
        Leptonica.lept_free(data);
        return new(pix.Width, pix.Height, mediaType, content);
    }
}
