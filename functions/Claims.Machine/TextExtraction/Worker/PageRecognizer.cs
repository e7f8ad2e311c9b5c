using System.Runtime.InteropServices;
using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Native;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>Reads pages from pixels. Its engines stay warm from page to page.</summary>
internal sealed class PageRecognizer : IDisposable
{
    private const float OrientationConfidence = 2.5f;
    private const double ReadsBadly = 0.6;

    // Specks and remains of rules are read as points, commas and dashes, with little confidence.
    private const double LeastForSymbols = 0.7;

    // A digit that lost a stroke to a streak is read as another one, with all confidence.
    private const double StreakDoubt = 0.5;
    private readonly TimeSpan allowance;
    private readonly nint reader;
    private readonly nint orienter;

    /// <param name="allowance">Processor time for a page; wall time would blame the page for a busy machine.</param>
    public PageRecognizer(TimeSpan allowance)
    {
        this.allowance = allowance;
        Leptonica.Silence();
        reader = Start("eng", Tesseract.LstmEngine);
        orienter = Start("osd", Tesseract.LegacyEngine);
        Tesseract.TessBaseAPISetPageSegMode(reader, Tesseract.SingleColumn);
        Tesseract.TessBaseAPISetPageSegMode(orienter, Tesseract.OrientationOnly);
    }

    public static string EngineVersion => Marshal.PtrToStringUTF8(Tesseract.TessVersion()) ?? "";

    /// <summary>
    /// The lines in reading order; boxes are fractions of the page as delivered. None when the allowance was used up:
    /// a page of noise is a person's to judge, and no reason to refuse the other pages.
    /// </summary>
    public IReadOnlyList<TextLine> Recognize(Raster raster)
    {
        var end = Environment.CpuUsage.TotalTime + allowance;
        IReadOnlyList<TextLine> best;
        bool sure;
        using (var page = new PagePreparation(raster))
        {
            page.Clean();
            (var quarters, sure) = FindOrientation(page);
            best = Recognize(page, quarters, end);
        }

        if (sure || Quality(best) >= ReadsBadly || Environment.CpuUsage.TotalTime >= end)
        {
            return best;
        }

        // Nothing told which way is up, and it reads badly: perhaps it lies on its head or side.
        foreach (var other in (int[])[2, 1, 3])
        {
            if (Environment.CpuUsage.TotalTime >= end)
            {
                break;
            }

            using var page = new PagePreparation(raster);
            page.Clean();
            var candidate = Recognize(page, other, end);
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

    private List<TextLine> Recognize(PagePreparation page, int quarters, TimeSpan end)
    {
        page.Turn(quarters);
        page.Straighten();
        Tesseract.TessBaseAPISetImage2(reader, page.Image);
        Tesseract.TessBaseAPISetSourceResolution(reader, page.Dpi);
        Tesseract.CancelWhen isSpent = (_, _) => Environment.CpuUsage.TotalTime >= end;
        var monitor = Tesseract.TessMonitorCreate();
        Tesseract.TessMonitorSetCancelFunc(monitor, isSpent);
        try
        {
            var failed = Tesseract.TessBaseAPIRecognize(reader, monitor) != 0;
            return failed || isSpent(0, 0) ? [] : ReadLines(page);
        }
        finally
        {
            Tesseract.TessMonitorDelete(monitor);
            GC.KeepAlive(isSpent);
            Tesseract.TessBaseAPIClear(reader);
        }
    }

    private List<TextLine> ReadLines(PagePreparation page)
    {
        var lines = new List<List<PlacedWord>>();
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

            if (ReadWord(iterator, place) is { } word)
            {
                lines[^1].Add(word);
            }
        }
        while (Tesseract.TessResultIteratorNext(iterator, Tesseract.Word) != 0);
        Tesseract.TessResultIteratorDelete(iterator);
        lines.RemoveAll(words => words.Count == 0);
        return
        [
            .. ColumnOrder.Arrange(lines)
                .Select(words => new TextLine([.. words.Select(word => OnPage(word, page))])),
        ];
    }

    private static PlacedWord? ReadWord(nint iterator, nint place)
    {
        var pointer = Tesseract.TessResultIteratorGetUTF8Text(iterator, Tesseract.Word);
        if (pointer == 0)
        {
            return null;
        }

        var text = Marshal.PtrToStringUTF8(pointer)?.Trim().Trim('|');
        Tesseract.TessDeleteText(pointer);
        var confidence = Math.Clamp(Tesseract.TessResultIteratorConfidence(iterator, Tesseract.Word) / 100, 0, 1);
        return string.IsNullOrEmpty(text)
            || (confidence < LeastForSymbols && !text.Any(char.IsLetterOrDigit))
            || Tesseract.TessPageIteratorBoundingBox(
                place, Tesseract.Word, out var left, out var top, out var right, out var bottom) == 0
            ? null
            : new(text, left, top, right, bottom, confidence);
    }

    private static TextWord OnPage(PlacedWord word, PagePreparation page)
    {
        var box = page.ToPage(word.Left, word.Top, word.Right, word.Bottom);
        var doubt = page.Streaks.Any(streak => Overlap(streak, box)) ? StreakDoubt : 1;
        return new(word.Text, box, Math.Round(word.Confidence * doubt, 3));
    }

    private static bool Overlap(PageBox first, PageBox second) =>
        first.Left < second.Right && second.Left < first.Right
        && first.Top < second.Bottom && second.Top < first.Bottom;
}
