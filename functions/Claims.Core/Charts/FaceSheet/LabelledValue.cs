namespace Claims.Core.Charts.FaceSheet;

/// <summary>The words that stand behind or below a label.</summary>
internal sealed record LabelledValue(FaceSheetLabel Label, int Page, IReadOnlyList<TextWord> Words)
{
    public string Text => string.Join(' ', Words.Select(word => word.Text)).Trim(' ', ':', '|', '_', '-');

    public double Confidence => Words.Average(word => word.Confidence);

    public PageBox Box => Words.Select(word => word.Box).Aggregate(PageBox.Around);
}

/// <summary>Finds labels on a page and the values that belong to them, by position.</summary>
internal static class LabelReader
{
    /// <summary>A gap wider than this part of the page's width begins another column.</summary>
    private const double ColumnGap = 0.06;

    /// <summary>A value below its label starts within this part of the page's height under it.</summary>
    private const double LineGap = 0.035;

    public static IReadOnlyList<LabelledValue> Read(PageText page)
    {
        var lines = page.Lines.Where(line => line.Words.Count > 0).Select(line => new LabelledLine(line)).ToList();
        var values = new List<LabelledValue>();
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            for (var label = 0; label < line.Labels.Count; label++)
            {
                var words = line.WordsAfter(label);
                if (words.Count == 0)
                {
                    words = WordsBelow(lines, index, label);
                }

                if (words.Count > 0)
                {
                    values.Add(new(line.Labels[label].Label, page.Number, words));
                }
            }
        }

        return values;
    }

    /// <summary>A form prints the label small in a box and the value under it.</summary>
    private static IReadOnlyList<TextWord> WordsBelow(List<LabelledLine> lines, int index, int label)
    {
        var from = lines[index].BoxOf(label);
        var until = lines[index].Labels.Count > label + 1 ? lines[index].BoxOf(label + 1).Left - 0.005 : 1;
        foreach (var below in lines.Skip(index + 1).Where(line => line.Line.Box.Top > from.Top))
        {
            if (below.Line.Box.Top - from.Bottom > LineGap)
            {
                break;
            }

            var words = below.Line.Words
                .Where(word => word.Box.Left >= from.Left - 0.02 && word.Box.Left < until)
                .ToList();
            if (words.Count > 0)
            {
                return below.Labels.Count == 0 ? UpToGap(words) : [];
            }
        }

        return [];
    }

    private static List<TextWord> UpToGap(IReadOnlyList<TextWord> words)
    {
        var taken = new List<TextWord> { words[0] };
        foreach (var word in words.Skip(1))
        {
            if (word.Box.Left - taken[^1].Box.Right > ColumnGap)
            {
                break;
            }

            taken.Add(word);
        }

        return taken;
    }

    /// <summary>A line with the labels found in it.</summary>
    private sealed class LabelledLine
    {
        public LabelledLine(TextLine line)
        {
            Line = line;
            var plain = line.Words.Select(word => FaceSheetLabels.Plain(word.Text)).ToList();
            var afterColon = true;
            for (var index = 0; index < plain.Count; index++)
            {
                var begins = afterColon || index == 0 || GapBefore(index) > ColumnGap / 4;
                if (begins && FaceSheetLabels.Default.At(plain, index) is var (label, words) && words > 0
                    && LooksLikeLabel(index, words))
                {
                    Labels.Add((label, index, words));
                    index += words - 1;
                    afterColon = false;
                }
            }
        }

        public TextLine Line { get; }

        public List<(FaceSheetLabel Label, int Start, int Words)> Labels { get; } = [];

        public PageBox BoxOf(int label) =>
            Line.Words.Skip(Labels[label].Start).Take(Labels[label].Words)
                .Select(word => word.Box).Aggregate(PageBox.Around);

        public IReadOnlyList<TextWord> WordsAfter(int label)
        {
            var start = Labels[label].Start + Labels[label].Words;
            var end = Labels.Count > label + 1 ? Labels[label + 1].Start : Line.Words.Count;
            return [.. Line.Words.Take(end).Skip(start).Where(word => word.Text.Any(char.IsLetterOrDigit))];
        }

        private double GapBefore(int index) => Line.Words[index].Box.Left - Line.Words[index - 1].Box.Right;

        /// <summary>
        /// A label ends in a colon, or it heads a column of a form: nothing but labels and gaps around it. The word
        /// "patient" within a sentence is neither.
        /// </summary>
        private bool LooksLikeLabel(int index, int words)
        {
            var last = Line.Words[index + words - 1].Text;
            if (last.EndsWith(':') || last.EndsWith(';'))
            {
                return true;
            }

            var next = index + words;
            return next == Line.Words.Count
                ? index == 0 || GapBefore(index) > ColumnGap / 2
                : Line.Words[next].Text is ":" or ";" || GapBefore(next) > ColumnGap / 2
                    || char.IsAsciiLetterUpper(last[0]) && words > 1;
        }
    }
}
