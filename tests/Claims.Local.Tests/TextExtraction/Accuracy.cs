using Claims.Core.Charts;

namespace Claims.Local.Tests.TextExtraction;

/// <summary>How well a page was read.</summary>
/// <param name="Words">Words there are.</param>
/// <param name="Errors">Words wrong, missing or too many (edit distance by words).</param>
/// <param name="DigitWords">Typed words that hold a digit.</param>
/// <param name="DigitErrors">Those of them that were not read right at their place.</param>
/// <param name="TypedWords">Typed words.</param>
/// <param name="Placed">Typed words that were read right at their place.</param>
internal sealed record Accuracy(
    int Words, int Errors, int DigitWords, int DigitErrors, int TypedWords, int Placed)
{
    public double WordErrorRate => (double)Errors / Words;

    public static Accuracy Of(PageText page, ScanPage scan)
    {
        var read = page.Lines.SelectMany(line => line.Words).Where(word => !IsMark(word.Text)).ToList();
        var truth = scan.Truth.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var typed = scan.Truth.Words.Where(word => !word.Hw).ToList();
        var placed = typed.Where(word => IsReadAtItsPlace(word, scan.Shape, read)).ToHashSet();
        var digits = typed.Where(word => word.T.Any(char.IsAsciiDigit)).ToList();
        return new(
            truth.Length,
            Distance(truth, [.. read.Select(word => word.Text)]),
            digits.Count,
            digits.Count(word => !placed.Contains(word)),
            typed.Count,
            placed.Count);
    }

    public static Accuracy Sum(IEnumerable<Accuracy> pages) => pages.Aggregate((first, second) => new(
        first.Words + second.Words,
        first.Errors + second.Errors,
        first.DigitWords + second.DigitWords,
        first.DigitErrors + second.DigitErrors,
        first.TypedWords + second.TypedWords,
        first.Placed + second.Placed));

    public override string ToString() =>
        $"WER {100.0 * Errors / Words,5:0.0} %, digits wrong {100.0 * DigitErrors / Math.Max(1, DigitWords),5:0.0} %, "
        + $"typed words right in place {100.0 * Placed / TypedWords,5:0.0} %";

    // The truth does not count the boxes that are ticked or empty as words.
    private static bool IsMark(string text) => text is "\u2610" or "\u2612";

    // Right place: the middle of the read word lies within the true box and a third of its height around.
    private static bool IsReadAtItsPlace(TruthWord word, ScanShape shape, List<TextWord> read)
    {
        var box = shape.BoxOf(word);
        var slackY = box.Height / 3;
        var slackX = slackY * shape.Height / shape.Width;
        return read.Exists(candidate => candidate.Text == word.T
            && Within(candidate.Box.Left + (candidate.Box.Width / 2), box.Left - slackX, box.Right + slackX)
            && Within(candidate.Box.Top + (candidate.Box.Height / 2), box.Top - slackY, box.Bottom + slackY));
    }

    private static bool Within(double value, double low, double high) => value >= low && value <= high;

    private static int Distance(string[] truth, string[] read)
    {
        var row = Enumerable.Range(0, read.Length + 1).ToArray();
        for (var i = 1; i <= truth.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= read.Length; j++)
            {
                var cost = diagonal + (truth[i - 1] == read[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j] + 1, row[j - 1] + 1));
            }
        }

        return row[^1];
    }
}
