using System.Globalization;
using System.Reflection;

namespace Claims.Edi.Syntax;

/// <summary>What may stand at one place of a loop: a segment, or an inner loop by its first segment. What is advised
/// only is missed with a warning.</summary>
internal sealed record GuideItem(
    SegmentKind Kind, string[] Qualifiers, int Min, int Max, bool Advised, GuideLoop? Loop)
{
    /// <summary>What tells segments of one kind apart: the element that does, of the first one its first
    /// component.</summary>
    public static ulong QualifierOf(Segment segment) => segment.Kind.QualifierPosition is var position and > 1
        ? CodeKey.Of(segment.Span(position)) : CodeKey.Of(segment.Span(1, 1));

    public string Name => Qualifiers.Length is 0 or > 3 ? Kind.Id : $"{Kind.Id}*{string.Join('/', Qualifiers)}";
}

/// <summary>A place in a loop that a kind of segment may have: where it is, and the qualifiers that belong there, any if none
/// is listed.</summary>
internal readonly record struct GuideChoice(int Index, ulong[] Qualifiers)
{
    /// <summary>Whether a segment with this qualifier may stand there.</summary>
    public bool Allows(ulong qualifier) => Qualifiers.Length == 0 || Qualifiers.AsSpan().Contains(qualifier);
}

/// <summary>A loop as the implementation guide has it.</summary>
internal sealed record GuideLoop(string Id, string Name)
{
    private GuideChoice[][] byKind = [];

    /// <summary>What may stand in the loop, in order.</summary>
    public List<GuideItem> Items { get; } = [];

    /// <summary>The places in <see cref="Items"/> of what must be there.</summary>
    public int[] Required { get; private set; } = [];

    /// <summary>The places in <see cref="Items"/> that a kind of segment may have.</summary>
    public ReadOnlySpan<GuideChoice> PlacesOf(SegmentKind kind) => kind.Number < byKind.Length ? byKind[kind.Number] : [];

    /// <summary>Prepares the look-ups once all items are there.</summary>
    public void Complete()
    {
        Required = [.. Enumerable.Range(0, Items.Count).Where(index => Items[index].Min > 0)];
        byKind = new GuideChoice[Items.Select(item => item.Kind.Number).DefaultIfEmpty(0).Max() + 1][];
        for (var number = 0; number < byKind.Length; number++)
        {
            byKind[number] = [.. Enumerable.Range(0, Items.Count).Where(index => Items[index].Kind.Number == number)
                .Select(index => new GuideChoice(index, CodeKey.All(Items[index].Qualifiers)))];
        }
    }
}

/// <summary>A loop at its place under others, which gives it its path.</summary>
internal sealed class GuidePlace(GuideLoop loop, string path)
{
    private readonly GuidePlace?[] inner = new GuidePlace?[loop.Items.Count];

    public GuideLoop Loop => loop;

    /// <summary>The loop ids from the outermost, such as <c>2000A/2000B/2300</c>.</summary>
    public string Path => path;

    /// <summary>The place of the loop that an item of this one opens.</summary>
    public GuidePlace Inner(int item) => inner[item] ??= Make(loop.Items[item].Loop!);

    private GuidePlace Make(GuideLoop child) => new(child, path.Length == 0 ? child.Id : $"{path}/{child.Id}");
}

/// <summary>The loops of a transaction, read from its <c>guide.txt</c>.</summary>
internal static class Guide
{
    /// <summary>The outermost loop of the guide in a transaction's folder.</summary>
    public static GuidePlace Load(string folder)
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
        root.Complete();
        foreach (var item in loops.Values)
            item.Loop!.Complete();
        return new(root, "");
    }

    private static GuideItem Item(string first, string min, string max, GuideLoop? loop)
    {
        var parts = first.Split('*');
        return new(SegmentKind.Of(parts[0]), parts.Length == 1 ? [] : parts[1].Split(','), Count(min.TrimStart('?')), Count(max),
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
