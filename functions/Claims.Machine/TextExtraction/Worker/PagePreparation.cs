using System.Numerics;
using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Native;

namespace Claims.Machine.TextExtraction.Worker;

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

    // Thin rules are gray once smoothed.
    private const int Faint = 170;
    private readonly List<PageBox> streaks = [];
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

    /// <summary>Where ink was taken away that ran through the writing: what was read there is less sure.</summary>
    public IReadOnlyList<PageBox> Streaks => streaks;

    /// <summary>From a rectangle in pixels of <see cref="Image"/> to the box on the original page.</summary>
    public PageBox ToPage(int left, int top, int right, int bottom)
    {
        var toFractions = toOriginal * Matrix3x2.CreateScale(1f / originalWidth, 1f / originalHeight);
        Vector2[] corners =
        [
            Vector2.Transform(new(left, top), toFractions), Vector2.Transform(new(right, top), toFractions),
            Vector2.Transform(new(left, bottom), toFractions), Vector2.Transform(new(right, bottom), toFractions),
        ];
        var x = Fraction(corners.Min(corner => corner.X));
        var y = Fraction(corners.Min(corner => corner.Y));
        var width = Math.Max(0, Fraction(corners.Max(corner => corner.X)) - x);
        var height = Math.Max(0, Fraction(corners.Max(corner => corner.Y)) - y);
        return new(x, y, Math.Round(width, 5), Math.Round(height, 5));

        static double Fraction(float value) => Math.Clamp(Math.Round((double)value, 5), 0, 1);
    }

    /// <summary>What does not depend on which way up the page is.</summary>
    public void Clean()
    {
        EqualiseResolutions();
        WhitenDarkEdges();
        if (bilevel)
        {
            RemoveStreaks();
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

    // A dirty fax glass draws lines down the page as it was sent, whichever way the writing runs.
    private void RemoveStreaks()
    {
        using var binary = Tones.Binary(Image, Faint);
        using var none = Leptonica.pixCreate(Image.Width, Image.Height, 1).OrThrow("mask");
        using var down = LongStrokes(binary, 1, Dpi * 3 / 2);
        var found = new Boxes(down).All;
        if (found.Count == 0)
        {
            return;
        }

        Erase(binary, none, down);
        streaks.AddRange(found.Select(box => ToPage(box.X, box.Y, box.X + box.Width, box.Y + box.Height)));
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

    private void RemoveRules()
    {
        using var binary = Tones.Binary(Image, Faint);
        using var across = LongStrokes(binary, Dpi * 2 / 5, 1);
        using var down = LongStrokes(binary, 1, Dpi * 2 / 5);
        Erase(binary, across, down);
    }

    // Long thin strokes only: a thick one belongs to a stamp or a filled bar with text in it. Rules on a fax are
    // ragged and full of holes: thickened a little they are whole again, but so is a line of bold letters once the
    // holes are closed; therefore those have to be longer.
    private Pix LongStrokes(Pix binary, int width, int height)
    {
        const int longer = 3;
        var across = width > height;
        var thickest = Math.Max(4, Dpi / 30) + 2;
        using var thickened = Leptonica.pixDilateBrick(0, binary, across ? 1 : 3, across ? 3 : 1).OrThrow("dilate");
        using var whole = Leptonica.pixCloseBrick(0, thickened, across ? 3 : 1, across ? 1 : 3).OrThrow("close");
        using var sound = Leptonica.pixOpenBrick(0, thickened, width, height).OrThrow("open");
        using var mended = Leptonica.pixOpenBrick(0, whole, across ? width * longer : 1, height).OrThrow("open");
        using var strokes = Leptonica.pixOr(0, sound, mended).OrThrow("or");
        using var thick = Leptonica
            .pixOpenBrick(0, strokes, across ? 1 : thickest, across ? thickest : 1)
            .OrThrow("open");
        using var thin = Leptonica.pixSubtract(0, strokes, thick).OrThrow("subtract");
        using var inked = Leptonica.pixAnd(0, thin, binary).OrThrow("and");
        return Leptonica.pixDilateBrick(0, inked, 3, 3).OrThrow("dilate");
    }

    // Whitens the strokes; where ink on both sides shows that a letter crosses one, its ink comes back.
    private void Erase(Pix binary, Pix across, Pix down)
    {
        var bridge = Math.Max(5, Dpi / 30);
        using var strokes = Leptonica.pixOr(0, across, down).OrThrow("or");
        using var rest = Leptonica.pixSubtract(0, binary, strokes).OrThrow("subtract");
        using var bridgedDown = Leptonica.pixCloseBrick(0, rest, 1, bridge).OrThrow("close");
        using var bridgedAcross = Leptonica.pixCloseBrick(0, rest, bridge, 1).OrThrow("close");
        using var overRules = Leptonica.pixAnd(0, bridgedDown, across).OrThrow("and");
        using var overStreaks = Leptonica.pixAnd(0, bridgedAcross, down).OrThrow("and");
        using var letters = Leptonica.pixOr(0, overRules, overStreaks).OrThrow("or");
        Paint(strokes);
        Paint(letters, ink: true);
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

    private void Paint(Pix mask, bool ink = false)
    {
        var isBinary = Image.Depth == 1;
        if (Leptonica.pixSetMasked(Image, mask, ink == isBinary ? (isBinary ? 1u : White) : 0) != 0)
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
