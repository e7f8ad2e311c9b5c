using Claims.Machine.TextExtraction.Native;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>Gray levels and what can be told from them.</summary>
internal static class Tones
{
    private const int Levels = 256;
    private const int Middle = 128;
    private const int NearEnd = 8;
    private const double AlmostAll = 0.998;
    private const double MostInk = 0.8;

    /// <summary>8 bits a pixel from any depth.</summary>
    public static Pix Gray(Pix image) => Leptonica.pixConvertTo8(image, 0).OrThrow("gray");

    /// <summary>1 bit a pixel, from black and white or gray.</summary>
    public static Pix Binary(Pix image, int threshold = Middle)
    {
        if (image.Depth == 1)
        {
            return Leptonica.pixConvertTo1(image, Middle).OrThrow("copy");
        }

        using var gray = Gray(image);
        return Leptonica.pixThresholdToBinary(gray, threshold).OrThrow("threshold");
    }

    /// <summary>Whether the page is black and white, be it stored as gray.</summary>
    public static bool IsBilevel(Pix image)
    {
        if (image.Depth != 8)
        {
            return image.Depth == 1;
        }

        var histogram = Histogram(image);
        var ends = histogram.Take(NearEnd + 1).Sum() + histogram.Skip(Levels - 1 - NearEnd).Sum();
        return ends >= AlmostAll * histogram.Sum();
    }

    /// <summary>Whether the page is light on dark: hardly any writing inks four fifths of a page.</summary>
    public static bool IsNegative(Pix image)
    {
        if (image.Depth == 1)
        {
            Leptonica.pixCountPixels(image, out var ink, null);
            return ink > MostInk * image.Width * image.Height;
        }

        using var gray = Gray(image);
        return Percentile(gray, MostInk) < Middle;
    }

    /// <summary>The level below which a share of the pixels lies.</summary>
    public static int Percentile(Pix gray, double share)
    {
        var histogram = Histogram(gray);
        var wanted = share * histogram.Sum();
        double sum = 0;
        for (var level = 0; level < Levels; level++)
        {
            sum += histogram[level];
            if (sum >= wanted)
            {
                return level;
            }
        }

        return Levels - 1;
    }

    private static long[] Histogram(Pix gray)
    {
        var numa = Leptonica.pixGetGrayHistogram(gray, 1);
        if (numa == 0)
        {
            throw new InvalidDataException("leptonica: histogram failed");
        }

        var levels = new long[Levels];
        for (var level = 0; level < Levels; level++)
        {
            Leptonica.numaGetIValue(numa, level, out var count);
            levels[level] = count;
        }

        Leptonica.numaDestroy(ref numa);
        return levels;
    }
}
