using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Native;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>A file that has pages to draw.</summary>
internal interface IPageSource
{
    /// <summary>Finds the pages and refuses what breaks a limit, before anything is decoded.</summary>
    IReadOnlyList<PagePlan> Look();

    /// <summary>The page's pixels, upright as delivered.</summary>
    Raster Draw(PagePlan plan);

    /// <summary>The page's own text when it has one that can be believed; else null.</summary>
    IReadOnlyList<TextLine>? TextLayer(PagePlan plan);

    /// <summary>Whether a page with a text layer also holds pictures that may carry text.</summary>
    bool HasPictures(PagePlan plan);
}

/// <summary>A page's pixels.</summary>
/// <param name="Image">1, 8 or 32 bits a pixel, no colour map.</param>
/// <param name="XDpi">Its resolution across.</param>
/// <param name="YDpi">Its resolution down; faxes differ.</param>
internal sealed record Raster(Pix Image, double XDpi, double YDpi) : IDisposable
{
    // Letter and A4 are about this long; used where a resolution is missing or cannot be true.
    private const double UsualLength = 11;
    private const double ShortestLength = 3;
    private const double LongestLength = 19;

    /// <summary>A raster to read: dark on light, and of the stated resolution where that is believable.</summary>
    public static Raster Of(Pix image, double xDpi, double yDpi)
    {
        if (Tones.IsNegative(image))
        {
            using var negative = image;
            image = Leptonica.pixInvert(0, negative).OrThrow("invert");
        }

        var length = xDpi > 0 && yDpi > 0 ? Math.Max(image.Width / xDpi, image.Height / yDpi) : 0;
        if (length is >= ShortestLength and <= LongestLength)
        {
            return new(image, xDpi, yDpi);
        }

        // A stated ratio (fax: 204 x 98) stays true when the scale does not.
        var ratio = xDpi > 0 && yDpi > 0 ? xDpi / yDpi : 1;
        var dpi = Math.Max(image.Width / ratio, image.Height) / UsualLength;
        return new(image, dpi * ratio, dpi);
    }

    public void Dispose() => Image.Dispose();
}
