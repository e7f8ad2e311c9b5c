namespace Claims.Core.Charts.FaceSheet;

/// <summary>Finds labels on a page and the values that belong to them, by position.</summary>
internal static class LabelReader
{
    /// <summary>A gap wider than this part of the page's width begins another column.</summary>
    public const double ColumnGap = 0.03;

    /// <summary>A value below its label starts within this part of the page's height under it.</summary>
    private const double LineGap = 0.035;

    public static IReadOnlyList<LabelledValue> Read(PageText page)
    {
        var lines = page.Lines.Select(LabelledLine.Of).Where(line => line.Words.Count > 0).ToList();
        var values = new List<LabelledValue>();
        for (var index = 0; index < lines.Count; index++)
        {
            for (var label = 0; label < lines[index].Labels.Count; label++)
            {
                var words = ValueOf(lines, index, label);
                if (words.Count > 0)
                {
                    values.Add(new(lines[index].Labels[label].Name, page.Number, words));
                }
            }
        }

        return values;
    }

    /// <summary>Behind a colon stands the value; a label without one may head a box with the value under it.</summary>
    private static IReadOnlyList<TextWord> ValueOf(List<LabelledLine> lines, int index, int label)
    {
        var behind = lines[index].WordsBehind(label);
        if (lines[index].Labels[label].HasColon && behind.Count > 0)
        {
            return behind;
        }

        var below = WordsBelow(lines, index, label);
        return below.Count > 0 ? below : behind;
    }

    private static IReadOnlyList<TextWord> WordsBelow(List<LabelledLine> lines, int index, int label)
    {
        var from = lines[index].BoxOf(label);
        var until = lines[index].Labels.Count > label + 1 ? lines[index].BoxOf(label + 1).Left - 0.005 : 1;
        foreach (var below in lines.Skip(index + 1).Where(line => line.Box.Top > from.Top))
        {
            if (below.Box.Top - from.Bottom > LineGap)
            {
                break;
            }

            var words = below.Words
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
            if (word.Box.Left - taken[^1].Box.Right > 2 * ColumnGap)
            {
                break;
            }

            taken.Add(word);
        }

        return taken;
    }
}
