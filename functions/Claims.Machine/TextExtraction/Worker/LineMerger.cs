using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>Joins a page's text layer with what was recognised in its pictures.</summary>
internal static class LineMerger
{
    private const double SamePlace = 0.4;

    /// <summary>The layer's lines, and of the recognised words those that lie where the layer has none.</summary>
    public static IReadOnlyList<TextLine> Merge(IReadOnlyList<TextLine> layer, IReadOnlyList<TextLine> recognised)
    {
        var taken = layer.SelectMany(line => line.Words).Select(word => word.Box).ToList();
        var added = recognised
            .Select(line => line.Words.Where(word => taken.TrueForAll(box => !Covers(box, word.Box))).ToList())
            .Where(words => words.Count > 0)
            .Select(words => new TextLine(words))
            .ToList();
        if (added.Count == 0)
        {
            return layer;
        }

        // The layer keeps its reading order; a picture's line goes before the first line that begins below it.
        var merged = layer.ToList();
        foreach (var line in added)
        {
            var before = merged.FindIndex(other => other.Box.Top > line.Box.Top);
            merged.Insert(before < 0 ? merged.Count : before, line);
        }

        return merged;
    }

    private static bool Covers(PageBox box, PageBox word)
    {
        var width = Math.Min(box.Right, word.Right) - Math.Max(box.Left, word.Left);
        var height = Math.Min(box.Bottom, word.Bottom) - Math.Max(box.Top, word.Top);
        return width > 0 && height > 0 && width * height > SamePlace * word.Width * word.Height;
    }
}
