using System.Globalization;
using System.Reflection;

namespace Claims.Edi.Syntax;

/// <summary>What may stand at one place of a loop: a segment, or an inner loop by its first segment. What is advised
/// only is missed with a warning.</summary>
internal sealed record GuideItem(
    string SegmentId, string[] Qualifiers, int Min, int Max, bool Advised, GuideLoop? Loop)
{
    public bool Matches(Segment segment) => segment.Id == SegmentId
        && (Qualifiers.Length == 0 || Array.IndexOf(Qualifiers, Qualifier(segment)) >= 0);

    public string Name => Qualifiers.Length is 0 or > 3 ? SegmentId : $"{SegmentId}*{string.Join('/', Qualifiers)}";

    private static string Qualifier(Segment segment) => segment.Id == "HL" ? segment[3] : segment[1, 1];
}

/// <summary>A loop as the implementation guide has it.</summary>
internal sealed record GuideLoop(string Id, string Name)
{
    public List<GuideItem> Items { get; } = [];
}

/// <summary>The loops of a transaction, read from its <c>guide.txt</c>.</summary>
internal static class Guide
{
    /// <summary>The outermost loop of the guide in a transaction's folder.</summary>
    public static GuideLoop Load(string folder)
    {
        var root = new GuideLoop("", "transaction");
        var open = new List<GuideLoop> { root };
        var loops = new Dictionary<string, GuideItem>();
        foreach (var line in EmbeddedTable.Lines($"{folder}/guide.txt"))
        {
            var depth = (line.Length - line.TrimStart().Length) / 2;
            open.RemoveRange(depth + 1, open.Count - depth - 1);
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "use")
            {
                open[^1].Items.Add(loops[words[1]]);
            }
            else if (char.IsDigit(words[0][0]))
            {
                var loop = new GuideLoop(words[0], string.Join(' ', words[4..]));
                loops.Add(loop.Id, Item(words[1], words[2], words[3], loop));
                open[^1].Items.Add(loops[loop.Id]);
                open.Add(loop);
            }
            else
            {
                open[^1].Items.Add(Item(words[0], words[1], words[2], null));
            }
        }
        return root;
    }

    private static GuideItem Item(string first, string min, string max, GuideLoop? loop)
    {
        var parts = first.Split('*');
        return new(parts[0], parts.Length == 1 ? [] : parts[1].Split(','), Count(min.TrimStart('?')), Count(max),
            min[0] == '?', loop);
    }

    private static int Count(string text) =>
        text == "-" ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The data files inside the assembly: lines without comments.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith('#'))
                yield return line;
        }
    }
}
