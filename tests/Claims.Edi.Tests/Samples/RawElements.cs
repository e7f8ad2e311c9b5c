using System.Globalization;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.Samples;

/// <summary>A line of <c>raw-elements.txt</c>.</summary>
/// <param name="Text">The line.</param>
/// <param name="Folders">The folders of its transactions.</param>
/// <param name="Elements">The elements it names, components one by one.</param>
internal sealed record RawElements(string Text, string[] Folders, string[] Elements)
{
    public static IReadOnlyList<RawElements> All { get; } = Load();

    public static HashSet<string> For(string folder) =>
        All.Where(line => line.Folders.Contains(folder)).SelectMany(line => line.Elements).ToHashSet();

    private static List<RawElements> Load()
    {
        using var stream = typeof(RawElements).Assembly.GetManifestResourceStream("raw-elements.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Parse).ToList();
    }

    private static RawElements Parse(string line)
    {
        var words = line.Split(" : ")[0].Split(' ');
        var folders = words[0] == "*" ? TransactionType.All.Select(type => type.Folder).ToArray() : words[0].Split(',');
        return new(line, folders, words[2..].SelectMany(positions => Named(words[1], positions)).ToArray());
    }

    private static IEnumerable<string> Named(string id, string positions)
    {
        var ends = positions.Split("..");
        if (ends[0].Split('-') is [var position, var first])
        {
            var last = ends[^1].Split('-')[1];
            return Range(first, last).Select(component => $"{id}{position}-{component}");
        }
        var rules = SegmentKind.Of(id).Rules!;
        return Range(ends[0], ends[^1]).SelectMany(at => rules[at - 1].Components.Length == 0
            ? [$"{id}{at:00}"]
            : Enumerable.Range(1, rules[at - 1].Components.Length).Select(component => $"{id}{at:00}-{component}"));
    }

    private static IEnumerable<int> Range(string first, string last)
    {
        var from = int.Parse(first, CultureInfo.InvariantCulture);
        return Enumerable.Range(from, int.Parse(last, CultureInfo.InvariantCulture) - from + 1);
    }
}
