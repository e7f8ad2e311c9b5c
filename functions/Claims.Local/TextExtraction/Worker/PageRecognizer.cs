using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Claims.Core.Charts;
using Claims.Local.TextExtraction.Native;

namespace Claims.Local.TextExtraction.Worker;

/// <summary>Reads pages from pixels. Its engines stay warm from page to page.</summary>
internal sealed class PageRecognizer : IDisposable
{
    private const float OrientationConfidence = 2.5f;
    private const double ReadsBadly = 0.6;
    private readonly TimeSpan deadline;
    private readonly nint reader;
    private readonly nint orienter;

    public PageRecognizer(TimeSpan deadline)
    {
        this.deadline = deadline;
        Leptonica.Silence();
        reader = Start("eng", Tesseract.LstmEngine);
        orienter = Start("osd", Tesseract.LegacyEngine);
        Tesseract.TessBaseAPISetPageSegMode(reader, Tesseract.SingleColumn);
        Tesseract.TessBaseAPISetPageSegMode(orienter, Tesseract.OrientationOnly);
    }

    public static string EngineVersion => Marshal.PtrToStringUTF8(Tesseract.TessVersion()) ?? "";

    /// <summary>The lines in reading order; boxes are fractions of the page as delivered.</summary>
    /// <exception cref="RefusedException">The deadline passed.</exception>
    public IReadOnlyList<TextLine> Recognize(Raster raster)
    {
        var clock = Stopwatch.StartNew();
        IReadOnlyList<TextLine> best;
        bool sure;
        using (var page = new PagePreparation(raster))
        {
            page.Clean();
            (var quarters, sure) = FindOrientation(page);
            best = Recognize(page, quarters, clock);
        }

        if (sure || Quality(best) >= ReadsBadly)
        {
            return best;
        }

        // Nothing told which way is up, and it reads badly: perhaps it lies on its head or side.
        foreach (var other in (int[])[2, 1, 3])
        {
            using var page = new PagePreparation(raster);
            page.Clean();
            var candidate = Recognize(page, other, clock);
            best = Weight(candidate) > Weight(best) ? candidate : best;
        }

        return best;
    }

    public void Dispose()
    {
        Tesseract.TessBaseAPIDelete(reader);
        Tesseract.TessBaseAPIDelete(orienter);
    }

    private static nint Start(string language, int mode)
    {
        var engine = Tesseract.TessBaseAPICreate();
        if (Tesseract.TessBaseAPIInit2(engine, Installation.DataFolder(), language, mode) != 0)
        {
            throw new InvalidOperationException($"Tesseract could not load its data for {language}.");
        }

        Tesseract.TessBaseAPISetVariable(engine, "debug_file", "/dev/null");
        return engine;
    }

    private static double Quality(IReadOnlyList<TextLine> lines) =>
        lines.Count == 0 ? 0 : lines.SelectMany(line => line.Words).Average(word => word.Confidence);

    // Confident letters; noise gives many words of little confidence.
    private static double Weight(IReadOnlyList<TextLine> lines) =>
        lines.SelectMany(line => line.Words).Sum(word => word.Text.Length * Math.Max(0, word.Confidence - 0.5));

    private (int Quarters, bool Sure) FindOrientation(PagePreparation page)
    {
        Tesseract.TessBaseAPISetImage2(orienter, page.Image);
        Tesseract.TessBaseAPISetSourceResolution(orienter, page.Dpi);
        var found = Tesseract.TessBaseAPIDetectOrientationScript(
            orienter, out var degrees, out var confidence, out _, out _);
        Tesseract.TessBaseAPIClear(orienter);
        return found != 0 && confidence >= OrientationConfidence ? ((360 - degrees) / 90 % 4, true) : (0, false);
    }

    private List<TextLine> Recognize(PagePreparation page, int quarters, Stopwatch clock)
    {
        page.Turn(quarters);
        page.Straighten();
        Tesseract.TessBaseAPISetImage2(reader, page.Image);
        Tesseract.TessBaseAPISetSourceResolution(reader, page.Dpi);
        var monitor = Tesseract.TessMonitorCreate();
        try
        {
            var left = Math.Max(1, (deadline - clock.Elapsed).TotalMilliseconds);
            Tesseract.TessMonitorSetDeadlineMSecs(monitor, (int)left);
            var failed = Tesseract.TessBaseAPIRecognize(reader, monitor) != 0;
            if (clock.Elapsed >= deadline)
            {
                throw new RefusedException(
                    QuarantineReason.TooCostly, "A page takes too long to read. Scan it again, in black and white.");
            }

            return failed ? [] : ReadLines(page.ToFractions);
        }
        finally
        {
            Tesseract.TessMonitorDelete(monitor);
            Tesseract.TessBaseAPIClear(reader);
        }
    }

    private List<TextLine> ReadLines(Matrix3x2 toFractions)
    {
        var lines = new List<List<TextWord>>();
        var iterator = Tesseract.TessBaseAPIGetIterator(reader);
        if (iterator == 0)
        {
            return [];
        }

        var place = Tesseract.TessResultIteratorGetPageIterator(iterator);
        do
        {
            if (lines.Count == 0 || Tesseract.TessPageIteratorIsAtBeginningOf(place, Tesseract.TextLine) != 0)
            {
                lines.Add([]);
            }

            if (ReadWord(iterator, place, toFractions) is { } word)
            {
                lines[^1].Add(word);
            }
        }
        while (Tesseract.TessResultIteratorNext(iterator, Tesseract.Word) != 0);
        Tesseract.TessResultIteratorDelete(iterator);
        return [.. lines.Where(words => words.Count > 0).Select(words => new TextLine(words))];
    }

    private static TextWord? ReadWord(nint iterator, nint place, Matrix3x2 toFractions)
    {
        var pointer = Tesseract.TessResultIteratorGetUTF8Text(iterator, Tesseract.Word);
        if (pointer == 0)
        {
            return null;
        }

        var text = Marshal.PtrToStringUTF8(pointer)?.Trim();
        Tesseract.TessDeleteText(pointer);
        if (string.IsNullOrEmpty(text)
            || Tesseract.TessPageIteratorBoundingBox(
                place, Tesseract.Word, out var left, out var top, out var right, out var bottom) == 0)
        {
            return null;
        }

        var confidence = Math.Clamp(Tesseract.TessResultIteratorConfidence(iterator, Tesseract.Word) / 100, 0, 1);
        return new(text, Around(left, top, right, bottom, toFractions), Math.Round(confidence, 3));
    }

    private static PageBox Around(int left, int top, int right, int bottom, Matrix3x2 toFractions)
    {
        Vector2[] corners =
        [
            Vector2.Transform(new(left, top), toFractions), Vector2.Transform(new(right, top), toFractions),
            Vector2.Transform(new(left, bottom), toFractions), Vector2.Transform(new(right, bottom), toFractions),
        ];
        var x = Math.Clamp(Math.Round((double)corners.Min(corner => corner.X), 5), 0, 1);
        var y = Math.Clamp(Math.Round((double)corners.Min(corner => corner.Y), 5), 0, 1);
        var endX = Math.Clamp(Math.Round((double)corners.Max(corner => corner.X), 5), x, 1);
        var endY = Math.Clamp(Math.Round((double)corners.Max(corner => corner.Y), 5), y, 1);
        return new(x, y, Math.Round(endX - x, 5), Math.Round(endY - y, 5));
    }
}
