using Claims.Core.Charts;

namespace Claims.Core.Tests.Charts;

/// <summary>Makes a page's text of lines as typed: a character is a hundredth of the page's width.</summary>
internal static class PrintedPage
{
    public static PageText Of(int number, params string[] lines) => new(
        number, 1700, 2200, 0.9, TextSource.Recognised,
        [.. lines.Select((line, row) => new TextLine([.. Words(line, row)])).Where(line => line.Words.Count > 0)]);

    private static IEnumerable<TextWord> Words(string line, int row)
    {
        for (var start = 0; start < line.Length; start++)
        {
            if (line[start] == ' ')
            {
                continue;
            }

            var end = line.IndexOf(' ', start) is var space and > 0 ? space : line.Length;
            yield return new(
                line[start..end], new(start / 100.0, row * 0.02, (end - start) / 100.0, 0.015), 0.9);
            start = end;
        }
    }
}
