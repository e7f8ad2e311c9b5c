using System.Text.Json;
using Claims.Edi.Syntax;

namespace Claims.Local.Verbs;

/// <summary>A difference between two files.</summary>
/// <param name="Kind">changed, removed or added.</param>
/// <param name="Segment">The segment id.</param>
/// <param name="Left">Its place in the first file; 0 when it is not there.</param>
/// <param name="Right">Its place in the other file; 0 when it is not there.</param>
/// <param name="Elements">The elements that differ, when it is changed.</param>
/// <param name="LeftText">The segment in the first file, only when unmasked.</param>
/// <param name="RightText">The segment in the other file, only when unmasked.</param>
internal sealed record EdiDifference(
    string Kind, string Segment, int Left, int Right, int[] Elements, string? LeftText, string? RightText);

/// <summary>Tells which segments of two files differ, whatever their delimiters.</summary>
internal static class EdiDiff
{
    /// <summary>How far ahead a segment is looked for before it counts as changed.</summary>
    private const int Ahead = 200;

    /// <returns>The exit code: 1 when the files differ.</returns>
    public static int Show(Stream left, Stream right, bool unmasked, bool json)
    {
        var found = Compare(Segments(left), Segments(right), unmasked);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(found, EdiFindings.JsonOptions));
            return found.Count == 0 ? 0 : 1;
        }

        foreach (var one in found)
        {
            var place = one.Left == 0 ? $"{one.Right}" : one.Right is 0 || one.Right == one.Left
                ? $"{one.Left}" : $"{one.Left} and {one.Right}";
            var elements = one.Elements.Length == 0 ? "" : $", element(s) {string.Join(", ", one.Elements)}";
            Console.WriteLine($"{one.Kind}: segment {place} {one.Segment}{elements}");
            foreach (var text in new[] { one.LeftText, one.RightText }.OfType<string>())
            {
                Console.WriteLine($"  {text}");
            }
        }

        Console.WriteLine(found.Count == 0 ? "The files say the same." : $"{found.Count} difference(s).");
        return found.Count == 0 ? 0 : 1;
    }

    /// <summary>The differences in file order.</summary>
    public static List<EdiDifference> Compare(List<string[]> left, List<string[]> right, bool unmasked)
    {
        var found = new List<EdiDifference>();
        var (i, j) = (0, 0);
        void Add(string kind, bool inLeft, bool inRight) => found.Add(new(
            kind,
            Id(inLeft ? left[i] : right[j]),
            inLeft ? i + 1 : 0,
            inRight ? j + 1 : 0,
            inLeft && inRight ? Changed(left[i], right[j]) : [],
            inLeft && unmasked ? string.Join('*', left[i]) : null,
            inRight && unmasked ? string.Join('*', right[j]) : null));
        while (i < left.Count || j < right.Count)
        {
            if (i < left.Count && j < right.Count && left[i].SequenceEqual(right[j]))
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var added = i < left.Count ? Find(right, j, left[i]) : Ahead;
            var removed = j < right.Count ? Find(left, i, right[j]) : Ahead;
            if (i < left.Count && j < right.Count && left[i][0] == right[j][0] && Math.Min(added, removed) == Ahead)
            {
                Add("changed", inLeft: true, inRight: true);
                (i, j) = (i + 1, j + 1);
            }
            else if (j < right.Count && (i == left.Count || added < removed))
            {
                Add("added", inLeft: false, inRight: true);
                j++;
            }
            else
            {
                Add("removed", inLeft: true, inRight: false);
                i++;
            }
        }

        return found;
    }

    private static int Find(List<string[]> among, int from, string[] wanted)
    {
        for (var ahead = 1; ahead < Ahead && from + ahead < among.Count; ahead++)
        {
            if (among[from + ahead].SequenceEqual(wanted))
            {
                return ahead;
            }
        }

        return Ahead;
    }

    private static int[] Changed(string[] left, string[] right) =>
    [
        .. Enumerable.Range(1, Math.Max(left.Length, right.Length))
            .Where(at => (at < left.Length ? left[at] : "") != (at < right.Length ? right[at] : "")),
    ];

    /// <summary>A malformed id may be data: it is not shown.</summary>
    private static string Id(string[] segment) =>
        segment[0].Length is 2 or 3 && segment[0].All(char.IsAsciiLetterOrDigit) ? segment[0] : "?";

    private static List<string[]> Segments(Stream file)
    {
        var reader = new SegmentReader(file);
        var segments = new List<string[]>();
        while (reader.Next())
        {
            var delimiters = reader.Delimiters;
            var text = reader.Current.Trim().ToString();
            var elements = text.Split(delimiters.Element);
            if (elements[0] == "ISA")
            {
                elements = [.. elements.Where((_, at) => at is not (11 or 16))];
            }
            else
            {
                elements = [.. elements.Select(element => element.Replace(delimiters.Component, ':'))];
            }

            segments.Add(elements);
        }

        return segments;
    }
}
