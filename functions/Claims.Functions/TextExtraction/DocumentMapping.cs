using System.Drawing;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Claims.Core.Charts;

namespace Claims.Functions.TextExtraction;

/// <summary>The service's result as the text that Core knows.</summary>
internal static class DocumentMapping
{
    /// <summary>PDF pages come in inches; Core counts pixels of a page's picture.</summary>
    private const int PixelsPerInch = 300;

    private const float LeastPairConfidence = 0.5f;

    /// <summary>The text of all pages, in the service's reading order.</summary>
    public static ChartText TextOf(AnalyzeResult result) => new(
        [.. result.Pages.OrderBy(page => page.PageNumber).Select(page => PageOf(page, result.KeyValuePairs))],
        $"document intelligence {result.ModelId} {result.ServiceVersion}");

    private static PageText PageOf(DocumentPage page, IReadOnlyList<DocumentKeyValuePair> pairs)
    {
        var scale = page.Unit == DocumentPageLengthUnit.Inch ? PixelsPerInch : 1;
        var (width, height) = (page.Width ?? 1, page.Height ?? 1);
        List<TextLine> lines =
        [
            .. page.Lines.Select(line => Line(line.GetWords(), width, height)).OfType<TextLine>(),
        ];
        lines.AddRange(pairs
            .Where(pair => pair.Confidence >= LeastPairConfidence && IsOn(pair, page))
            .Select(pair => Line(WordsOf(pair, page), width, height))
            .OfType<TextLine>()
            .Where(line => !lines.Any(known => known.Text.Contains(line.Text, StringComparison.Ordinal))));
        return new(
            page.PageNumber,
            (int)Math.Round(width * scale),
            (int)Math.Round(height * scale),
            page.Words.Count == 0 ? 0 : page.Words.Average(word => Math.Clamp((double)word.Confidence, 0, 1)),
            TextSource.Recognised,
            lines);
    }

    /// <summary>A label and its value that stand apart on the page, as one more line of it.</summary>
    private static IReadOnlyList<DocumentWord> WordsOf(DocumentKeyValuePair pair, DocumentPage page) =>
    [
        .. page.Words.Where(word => IsIn(word, pair.Key)),
        .. page.Words.Where(word => IsIn(word, pair.Value)),
    ];

    private static bool IsOn(DocumentKeyValuePair pair, DocumentPage page) =>
        pair.Value is not null && pair.Key.BoundingRegions.Any(region => region.PageNumber == page.PageNumber);

    private static bool IsIn(DocumentWord word, DocumentKeyValueElement element) => element.Spans.Any(span =>
        word.Span.Index >= span.Index && word.Span.Index + word.Span.Length <= span.Index + span.Length);

    private static TextLine? Line(IReadOnlyList<DocumentWord> words, float width, float height)
    {
        var mapped = words.Where(word => !string.IsNullOrWhiteSpace(word.Content))
            .Select(word => new TextWord(
                word.Content, BoxOf(word.BoundingPolygon, width, height), Math.Clamp((double)word.Confidence, 0, 1)))
            .ToList();
        return mapped.Count == 0 ? null : new(mapped);
    }

    /// <summary>The upright box around four corners, in fractions of the page.</summary>
    private static PageBox BoxOf(IReadOnlyList<PointF> corners, float width, float height)
    {
        if (corners.Count == 0)
        {
            return default;
        }

        var left = Fraction(corners.Min(corner => corner.X), width);
        var top = Fraction(corners.Min(corner => corner.Y), height);
        return new(
            left,
            top,
            Fraction(corners.Max(corner => corner.X), width) - left,
            Fraction(corners.Max(corner => corner.Y), height) - top);
    }

    private static double Fraction(float part, float whole) => Math.Clamp((double)part / whole, 0, 1);
}
