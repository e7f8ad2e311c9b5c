using Claims.Coding.Notes;
using Claims.Core.Charts;

namespace Claims.Core.Coding;

/// <summary>The text of an encounter's pages as one note, and the way back from it to places on the pages.</summary>
public sealed class PageNote
{
    private readonly List<PlacedWord> _words = [];

    /// <summary>The text of some pages of a chart.</summary>
    public PageNote(ChartText chart, IReadOnlyList<int> pages)
    {
        var line = 0;
        foreach (var page in chart.Pages.Where(page => pages.Contains(page.Number)))
        {
            foreach (var text in page.Lines)
            {
                line++;
                _words.AddRange(text.Words.Select(word => new PlacedWord(page.Number, line, word)));
            }
        }

        Text = NoteText.FromLines(
            chart.Pages.Where(page => pages.Contains(page.Number))
                .SelectMany(page => page.Lines)
                .Select(text => text.Words.Select(word => word.Text)));
    }

    /// <summary>The note.</summary>
    public NoteText Text { get; }

    /// <summary>Where stretches of the note stand: one entry a stretch and page, one box a line.</summary>
    public IReadOnlyList<Evidence> Locate(IReadOnlyList<TextSpan> spans) =>
    [
        .. spans
            .SelectMany(span => Text.WordsIn(span).Select(index => (Span: span, Word: _words[index])))
            .GroupBy(found => (found.Span, found.Word.Page))
            .Select(group => new Evidence(group.Key.Page, Boxes(group.Select(found => found.Word)), Quote(group))),
    ];

    private static IReadOnlyList<PageBox> Boxes(IEnumerable<PlacedWord> words) =>
    [
        .. words.GroupBy(word => word.Line)
            .Select(line => line.Select(word => word.Word.Box).Aggregate(PageBox.Around)),
    ];

    private static string Quote(IEnumerable<(TextSpan Span, PlacedWord Word)> found) =>
        string.Join(' ', found.Select(entry => entry.Word.Word.Text));

    private sealed record PlacedWord(int Page, int Line, TextWord Word);
}
