using System.Collections.Frozen;
using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>Checks which elements of a segment go together (999 IK403 codes 2 and 10), from the notation of
/// <c>conditions.txt</c>.</summary>
internal static class SegmentConditions
{
    private static readonly FrozenDictionary<string, Condition[]> Conditions =
        EmbeddedTable.Lines("Syntax/conditions.txt").Select(line => line.Split(' '))
            .ToFrozenDictionary(words => words[0], words => words[1..].Select(Parse).ToArray());

    public static void Check(Segment segment, string path, Findings findings)
    {
        if (!Conditions.TryGetValue(segment.Id, out var conditions))
            return;
        foreach (var condition in conditions)
        {
            if (Broken(segment, condition) is var position and > 0)
            {
                findings.Error(EdiCodes.ElementCondition, Text(segment.Id, condition, position),
                    segment, position, path: path);
            }
        }
    }

    /// <summary>The element to fill or to empty; 0 when the condition holds.</summary>
    private static int Broken(Segment segment, Condition condition)
    {
        var (kind, positions) = condition;
        var present = 0;
        foreach (var position in positions)
            present += segment[position].Length > 0 ? 1 : 0;
        var isFirst = segment[positions[0]].Length > 0;
        return kind switch
        {
            'P' when present > 0 && present < positions.Length => FirstEmpty(segment, positions),
            'R' when present == 0 => positions[0],
            'E' when present > 1 => positions[^1],
            'C' when isFirst && present < positions.Length => FirstEmpty(segment, positions),
            'L' when isFirst && present == 1 => positions[1],
            _ => 0,
        };
    }

    private static int FirstEmpty(Segment segment, int[] positions) =>
        Array.Find(positions, position => segment[position].Length == 0);

    private static string Text(string id, Condition condition, int position)
    {
        var others = string.Join(", ", condition.Positions.Where(other => other != position)
            .Select(other => $"{id}{other:00}"));
        return condition.Kind switch
        {
            'E' => $"The element excludes {others}. Keep one.",
            'R' or 'L' => $"One of this element and {others} is needed. Fill one.",
            _ => $"The element goes with {others}. Fill it.",
        };
    }

    private static Condition Parse(string text) => new(text[0], Enumerable.Range(0, text.Length / 2)
        .Select(i => int.Parse(text.AsSpan(1 + 2 * i, 2), CultureInfo.InvariantCulture)).ToArray());

    private sealed record Condition(char Kind, int[] Positions);
}
