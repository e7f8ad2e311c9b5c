using Claims.Samples.Pages;
using Claims.Samples.Stories;
using SkiaSharp;

namespace Claims.Samples.Scans;

/// <summary>Scans a page: draws it at the scanner's resolution and does to it what paper, lamp and drum do.</summary>
internal static class Scanner
{
    /// <summary>The page as the scanner's grey sensor saw it, upright.</summary>
    public static Grey Expose(LaidOutPage page, Scan scan, Typeface face, Random chance)
    {
        var width = (int)(LaidOutPage.Width * scan.DpiX / 72);
        var height = (int)(LaidOutPage.Height * scan.Down / 72);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(scan.DpiX / 72f, scan.Down / 72f);
            Lay(canvas, page, scan, face);
        }

        var levels = bitmap.GetPixelSpan().ToArray();
        Tone(levels, width, bitmap.RowBytes, scan, chance);
        return new(width, height, levels);
    }

    /// <summary>Black where the page is darker than the threshold, then specks and streaks.</summary>
    public static Bilevel Threshold(Grey page, Scan scan, Random chance)
    {
        var black = Array.ConvertAll(page.Levels, level => level < scan.Threshold);
        var specks = (int)(black.Length * scan.Specks);
        for (var speck = 0; speck < specks; speck++)
            black[chance.Next(black.Length)] ^= true;
        for (var streak = 0; streak < scan.Streaks; streak++)
        {
            var row = chance.Next(page.Height - 6);
            Array.Clear(black, row * page.Width, page.Width * (1 + chance.Next(5)));
        }

        return new(page.Width, page.Height, black);
    }

    /// <summary>The page as a grey JPEG.</summary>
    public static byte[] Jpeg(Grey page, int quality)
    {
        using var bitmap = new SKBitmap(page.Width, page.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        for (var row = 0; row < page.Height; row++)
        {
            page.Levels.AsSpan(row * page.Width, page.Width)
                .CopyTo(bitmap.GetPixelSpan()[(row * bitmap.RowBytes)..]);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    private static void Lay(SKCanvas canvas, LaidOutPage page, Scan scan, Typeface face)
    {
        canvas.Save();
        canvas.RotateDegrees((float)scan.Skew, LaidOutPage.Width / 2, LaidOutPage.Height / 2);
        using (var glass = new SKPaint())
        {
            using var blur = scan.Blur > 0 ? SKImageFilter.CreateBlur((float)scan.Blur, (float)scan.Blur) : null;
            glass.ImageFilter = blur;
            canvas.SaveLayer(glass);
            PageDrawer.Draw(canvas, page, face);
            canvas.Restore();
        }

        if (scan.Stamp is { } stamp)
            PageDrawer.DrawStamp(canvas, stamp, face);
        if (scan.PunchHoles)
            PageDrawer.DrawPunchHoles(canvas);
        canvas.Restore();
        if (scan.FaxHeader is { } header)
            PageDrawer.DrawFaxHeader(canvas, header, face);
    }

    private static void Tone(byte[] levels, int width, int rowBytes, Scan scan, Random chance)
    {
        if (rowBytes != width)
            throw new InvalidOperationException($"Rows of {width} pixels take {rowBytes} bytes: choose another dpi.");
        for (var at = 0; at < levels.Length; at++)
        {
            var level = scan.Ink + (levels[at] * (scan.Paper - scan.Ink) / 255.0);
            level *= 1 - (scan.Shade * (at % width) / width);
            if (scan.Noise > 0)
                level += scan.Noise * Bell(chance);
            levels[at] = (byte)Math.Clamp(level, 0, 255);
        }
    }

    /// <summary>About normally distributed: the sum of six even chances (Irwin-Hall), scaled to deviation 1.</summary>
    private static double Bell(Random chance)
    {
        var bits = chance.NextInt64();
        var sum = 0L;
        for (var part = 0; part < 6; part++, bits >>= 10)
            sum += bits & 1023;
        return (sum - 3069) / 723.8;
    }
}
