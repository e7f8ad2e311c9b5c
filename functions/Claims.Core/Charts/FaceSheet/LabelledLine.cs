namespace Claims.Core.Charts.FaceSheet;

/// <summary>A label in a line: what it announces, where it stands, and whether a colon ends it.</summary>
internal sealed record FoundLabel(FaceSheetLabel Name, int Start, int Words, bool HasColon);

/// <summary>A line of a page with the labels found in it.</summary>
internal sealed class LabelledLine
{
    private LabelledLine(IReadOnlyList<TextWord> words) => Words = words;

    /// <summary>The line's words without the specks and rules that scans add.</summary>
    public IReadOnlyList<TextWord> Words { get; }

    /// <summary>In the order of the line.</summary>
    public List<FoundLabel> Labels { get; } = [];

    public PageBox Box => Words.Select(word => word.Box).Aggregate(PageBox.Around);

    public static LabelledLine Of(TextLine line)
    {
        var found = new LabelledLine(WithoutSpecks(line.Words));
        var plain = found.Words.Select(word => FaceSheetLabels.Plain(word.Text)).ToList();
        for (var index = 0; index < plain.Count; index++)
        {
            if (FaceSheetLabels.Default.At(plain, index) is (var name, var words)
                && found.LooksLikeLabel(index, words, out var hasColon))
            {
                found.Labels.Add(new(name, index, words, hasColon));
                index += words - 1;
            }
        }

        return found;
    }

    /// <summary>The place of a label.</summary>
    public PageBox BoxOf(int label) =>
        Words.Skip(Labels[label].Start).Take(Labels[label].Words)
            .Select(word => word.Box).Aggregate(PageBox.Around);

    /// <summary>The words between a label and the next.</summary>
    public IReadOnlyList<TextWord> WordsBehind(int label)
    {
        var start = Labels[label].Start + Labels[label].Words;
        var end = Labels.Count > label + 1 ? Labels[label + 1].Start : Words.Count;
        return [.. Words.Take(end).Skip(start)];
    }

    /// <summary>A colon that stands apart belongs to the word before; other marks without letters are specks.</summary>
    private static List<TextWord> WithoutSpecks(IReadOnlyList<TextWord> words)
    {
        var kept = new List<TextWord>();
        foreach (var word in words)
        {
            if (word.Text.Any(char.IsLetterOrDigit))
            {
                kept.Add(word);
            }
            else if (word.Text is ":" && kept.Count > 0 && word.Box.Left - kept[^1].Box.Right < 0.01)
            {
                kept[^1] = kept[^1] with { Text = kept[^1].Text + ":" };
            }
        }

        return kept;
    }

    /// <summary>
    /// A label ends in a colon, or it heads a box: a gap, or the line's edge, on both sides. The word "patient" within
    /// a sentence is neither.
    /// </summary>
    private bool LooksLikeLabel(int index, int words, out bool hasColon)
    {
        var last = Words[index + words - 1].Text;
        hasColon = last.EndsWith(':') || last.EndsWith(';');
        var next = index + words;
        return hasColon
            || ((index == 0 || GapBefore(index) > LabelReader.ColumnGap / 2)
                && (next == Words.Count || GapBefore(next) > LabelReader.ColumnGap));
    }

    private double GapBefore(int index) => Words[index].Box.Left - Words[index - 1].Box.Right;
}
