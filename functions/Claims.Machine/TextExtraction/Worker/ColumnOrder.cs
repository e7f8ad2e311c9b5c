namespace Claims.Machine.TextExtraction.Worker;

/// <summary>A word with its box in pixels of the prepared page.</summary>
internal sealed record PlacedWord(string Text, int Left, int Top, int Right, int Bottom, double Confidence);

/// <summary>Puts columns of prose one after the other; the recogniser reads straight across them.</summary>
/// <remarks>Tables and forms stay read across: their cells are short, or have gaps of their own.</remarks>
internal static class ColumnOrder
{
    private const int FewestLines = 6;
    private const double FewestWordsASide = 3.5;
    private const double MostLinesWithOtherGaps = 0.2;
    private const double LongestPause = 4;

    public static List<List<PlacedWord>> Arrange(List<List<PlacedWord>> lines)
    {
        if (lines.Count < FewestLines)
        {
            return lines;
        }

        var height = Median(lines.SelectMany(line => line).Select(word => word.Bottom - word.Top));
        var arranged = new List<List<PlacedWord>>();
        for (var index = 0; index < lines.Count;)
        {
            var block = Gaps(lines[index], height)
                .Select(gap => BlockFrom(lines, index, gap, height))
                .Where(candidate => IsProse(candidate, height))
                .MaxBy(candidate => candidate.Lines.Count);
            if (block is null)
            {
                arranged.Add(lines[index++]);
                continue;
            }

            arranged.AddRange(block.Lines.Select(block.LeftOf).Where(side => side.Count > 0));
            arranged.AddRange(block.Lines.Select(block.RightOf).Where(side => side.Count > 0));
            index += block.Lines.Count;
        }

        return arranged;
    }

    // Lines from here on that leave one gutter free.
    private static Block BlockFrom(List<List<PlacedWord>> lines, int first, Gap gutter, double height)
    {
        var taken = new List<List<PlacedWord>>();
        for (var index = first; index < lines.Count; index++)
        {
            var line = lines[index];
            var pause = taken.Count == 0 ? 0 : line.Min(word => word.Top) - taken[^1].Max(word => word.Bottom);
            var left = line.Where(word => (word.Left + word.Right) / 2 < gutter.Middle).ToList();
            var right = line.Where(word => (word.Left + word.Right) / 2 >= gutter.Middle).ToList();
            var narrowed = new Gap(
                Math.Max(gutter.Left, left.Count == 0 ? gutter.Left : left.Max(word => word.Right)),
                Math.Min(gutter.Right, right.Count == 0 ? gutter.Right : right.Min(word => word.Left)));
            if (narrowed.Width < height * 0.6 || pause > LongestPause * height)
            {
                break;
            }

            gutter = narrowed;
            taken.Add(line);
        }

        return new(taken, gutter);
    }

    private static bool IsProse(Block block, double height)
    {
        var both = block.Lines.Where(line => block.LeftOf(line).Count > 0 && block.RightOf(line).Count > 0).ToList();
        var otherGaps = block.Lines.Count(line =>
            Gaps(block.LeftOf(line), height).Any() || Gaps(block.RightOf(line), height).Any());
        return both.Count >= FewestLines
            && both.Average(line => block.LeftOf(line).Count) >= FewestWordsASide
            && both.Average(line => block.RightOf(line).Count) >= FewestWordsASide
            && otherGaps <= MostLinesWithOtherGaps * block.Lines.Count;
    }

    private static IEnumerable<Gap> Gaps(List<PlacedWord> line, double height)
    {
        var ordered = line.OrderBy(word => word.Left).ToList();
        return ordered
            .Zip(ordered.Skip(1), (word, next) => new Gap(word.Right, next.Left))
            .Where(gap => gap.Width > height);
    }

    private static double Median(IEnumerable<int> values)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? 1 : Math.Max(1, ordered[ordered.Count / 2]);
    }

    private sealed record Gap(int Left, int Right)
    {
        public int Width => Right - Left;

        public int Middle => (Left + Right) / 2;
    }

    private sealed record Block(List<List<PlacedWord>> Lines, Gap Gutter)
    {
        public List<PlacedWord> LeftOf(List<PlacedWord> line) =>
            [.. line.Where(word => (word.Left + word.Right) / 2 < Gutter.Middle)];

        public List<PlacedWord> RightOf(List<PlacedWord> line) =>
            [.. line.Where(word => (word.Left + word.Right) / 2 >= Gutter.Middle)];
    }
}
