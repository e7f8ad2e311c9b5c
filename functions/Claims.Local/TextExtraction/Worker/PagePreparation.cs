using System.Numerics;
using Claims.Local.TextExtraction.Native;

namespace Claims.Local.TextExtraction.Worker;

/// <summary>Cleans and straightens a page for the recogniser, and knows where each pixel came from.</summary>
/// <remarks>The steps and their numbers were measured on damaged scans; their order matters.</remarks>
internal sealed class PagePreparation : IDisposable
{
    private const int WorkingDpi = 300;
    private const double SpeckledHeavily = 200;
    private const double Speckled = 15;
    private const float SkewRange = 7;
    private const float SkewConfidence = 2.5f;
    private const float LeastSkew = 0.15f;
    private const uint White = 255;
    private readonly bool bilevel;
    private readonly int originalWidth;
    private readonly int originalHeight;
    private Matrix3x2 toOriginal = Matrix3x2.Identity;
    private double xDpi;
    private double yDpi;

    public PagePreparation(Raster raster)
    {
        (xDpi, yDpi) = (raster.XDpi, raster.YDpi);
        (originalWidth, originalHeight) = (raster.Image.Width, raster.Image.Height);
        bilevel = Tones.IsBilevel(raster.Image);
        Image = bilevel ? Tones.Binary(raster.Image) : Tones.Gray(raster.Image);
    }

    public Pix Image { get; private set; }

    public int Dpi => (int)Math.Round(Math.Max(xDpi, yDpi));

    /// <summary>From pixels of <see cref="Image"/> to fractions of the original page.</summary>
    public Matrix3x2 ToFractions => toOriginal * Matrix3x2.CreateScale(1f / originalWidth, 1f / originalHeight);

    /// <summary>What does not depend on which way up the page is.</summary>
    public void Clean()
    {
        EqualiseResolutions();
        WhitenDarkEdges();
        if (bilevel)
        {
            RemoveSpecks();
        }
        else
        {
            StretchTone();
        }
    }

    /// <summary>Turns by quarters, clockwise.</summary>
    public void Turn(int clockwiseQuarters)
    {
        if (clockwiseQuarters % 4 == 0)
        {
            return;
        }

        var (width, height) = (Image.Width, Image.Height);
        Replace(Leptonica.pixRotateOrth(Image, clockwiseQuarters).OrThrow("turn"));
        toOriginal = clockwiseQuarters switch
        {
            1 => new Matrix3x2(0, -1, 1, 0, 0, height),
            2 => new Matrix3x2(-1, 0, 0, -1, width, height),
            _ => new Matrix3x2(0, 1, -1, 0, width, 0),
        } * toOriginal;
    }

    /// <summary>What needs the lines to run across: deskewing, rules, size.</summary>
    public void Straighten()
    {
        Deskew();
        RemoveRules();
        ScaleToWorkingResolution();
    }

    public void Dispose() => Image.Dispose();

    private void EqualiseResolutions()
    {
        if (Math.Abs((xDpi / yDpi) - 1) < 0.1)
        {
            return;
        }

        var dpi = Math.Max(xDpi, yDpi);
        using (var gray = Tones.Gray(Image))
        {
            Scale(gray, dpi / xDpi, dpi / yDpi);
        }

        (xDpi, yDpi) = (dpi, dpi);
        Replace(Leptonica.pixBlockconv(Image, 1, 1).OrThrow("smooth"));
    }

    // Scanner lids and punch holes: solid, larger than any letter's stroke, and at the page's edge.
    private void WhitenDarkEdges()
    {
        using var dark = Image.Depth == 1
            ? Tones.Binary(Image)
            : Leptonica.pixThresholdToBinary(Image, 80).OrThrow("dark");
        var solid = Math.Max(3, Dpi / 14);
        using var blobs = Leptonica.pixOpenBrick(0, dark, solid, solid).OrThrow("open");
        using var edges = new Boxes(blobs).KeepAsMask(blobs, IsAtEdge);
        var margin = Math.Max(3, Dpi / 20) | 1;
        using var mask = Leptonica.pixDilateBrick(0, edges, margin, margin).OrThrow("dilate");
        Paint(mask);
    }

    private bool IsAtEdge(int x, int y, int width, int height)
    {
        var near = Dpi / 8;
        var touches = x < near || y < near || x + width > Image.Width - near || y + height > Image.Height - near;
        var hole = Dpi * 0.45;
        var inMargin = x + width < Dpi || x > Image.Width - Dpi || y + height < Dpi || y > Image.Height - Dpi;
        return touches || (inMargin && width < hole && height < hole && width > hole / 3 && height > hole / 3);
    }

    private void StretchTone()
    {
        Replace(Leptonica.pixBackgroundNorm(Image, 0, 0, 10, 15, 100, 50, 250, 2, 1).OrThrow("background"));
        var black = Tones.Percentile(Image, 0.005);
        var white = Math.Max(black + 20, Tones.Percentile(Image, 0.6));
        Replace(Leptonica.pixGammaTRC(0, Image, 1, black, white).OrThrow("tone"));
    }

    private void RemoveSpecks()
    {
        if (Image.Depth != 1)
        {
            return;
        }

        RemoveSpecksOfInk();
        Replace(Leptonica.pixInvert(0, Image).OrThrow("invert"));
        RemoveSpecksOfInk();
        Replace(Leptonica.pixInvert(0, Image).OrThrow("invert"));
    }

    private void RemoveSpecksOfInk()
    {
        const int connectivity = 8;
        Leptonica.pixCountConnComp(Image, connectivity, out var all);
        using var larger = LargerThan(2);
        Leptonica.pixCountConnComp(larger, connectivity, out var kept);
        var density = (all - kept) / (Image.Width / xDpi * (Image.Height / yDpi));
        if (density > SpeckledHeavily)
        {
            Replace(LargerThan(2));
        }
        else if (density > Speckled)
        {
            Replace(LargerThan(1));
        }
    }

    private Pix LargerThan(int size) =>
        Leptonica.pixSelectBySize(
            Image, size, size, 8, Leptonica.SelectIfEither, Leptonica.SelectIfGreater, out _).OrThrow("specks");

    private void Deskew()
    {
        using var binary = Tones.Binary(Image);
        var failed = Leptonica.pixFindSkewSweepAndSearch(
            binary, out var degrees, out var confidence, 4, 2, SkewRange, 1, 0.01f);
        if (failed != 0 || confidence < SkewConfidence || Math.Abs(degrees) < LeastSkew)
        {
            return;
        }

        var radians = degrees * MathF.PI / 180;
        var border = (int)(Math.Max(Image.Width, Image.Height) * Math.Abs(MathF.Sin(radians)) / 2) + 1;
        using var gray = Tones.Gray(Image);
        using var framed = Leptonica.pixAddBorder(gray, border, White).OrThrow("border");
        var centre = new Vector2(framed.Width / 2, framed.Height / 2);
        Replace(Leptonica.pixRotate(framed, radians, Leptonica.AreaMap, Leptonica.BringInWhite, 0, 0).OrThrow("skew"));

        // The rotation is clockwise in an image whose y runs down, so its inverse takes minus the angle.
        toOriginal = Matrix3x2.CreateRotation(-radians, centre)
            * Matrix3x2.CreateTranslation(-border, -border)
            * toOriginal;
    }

    // Long thin strokes only: a thick one belongs to a stamp or a filled bar with text in it.
    private void RemoveRules()
    {
        using var binary = Tones.Binary(Image);
        var length = Dpi * 2 / 5;
        var thickness = Math.Max(4, Dpi / 30);
        using var across = Leptonica.pixOpenBrick(0, binary, length, 1).OrThrow("open");
        using var thickAcross = Leptonica.pixOpenBrick(0, across, 1, thickness).OrThrow("open");
        using var thinAcross = Leptonica.pixSubtract(0, across, thickAcross).OrThrow("subtract");
        using var down = Leptonica.pixOpenBrick(0, binary, 1, length).OrThrow("open");
        using var thickDown = Leptonica.pixOpenBrick(0, down, thickness, 1).OrThrow("open");
        using var thinDown = Leptonica.pixSubtract(0, down, thickDown).OrThrow("subtract");
        using var rules = Leptonica.pixOr(0, thinAcross, thinDown).OrThrow("or");
        using var mask = Leptonica.pixDilateBrick(0, rules, 3, 3).OrThrow("dilate");
        Paint(mask);
    }

    private void ScaleToWorkingResolution()
    {
        if (Dpi is >= WorkingDpi * 95 / 100 and <= WorkingDpi * 11 / 10)
        {
            return;
        }

        var factor = WorkingDpi / (double)Dpi;
        using (var gray = Tones.Gray(Image))
        {
            Scale(gray, factor, factor);
        }

        (xDpi, yDpi) = (WorkingDpi, WorkingDpi);
    }

    private void Scale(Pix source, double x, double y)
    {
        var (width, height) = (Image.Width, Image.Height);
        Replace(Leptonica.pixScale(source, (float)x, (float)y).OrThrow("scale"));
        toOriginal = Matrix3x2.CreateScale((float)width / Image.Width, (float)height / Image.Height) * toOriginal;
    }

    private void Paint(Pix mask)
    {
        if (Leptonica.pixSetMasked(Image, mask, Image.Depth == 1 ? 0 : White) != 0)
        {
            throw new InvalidDataException("leptonica: painting failed");
        }
    }

    private void Replace(Pix next)
    {
        Image.Dispose();
        Image = next;
    }
}
