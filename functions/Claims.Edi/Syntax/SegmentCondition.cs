using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;

namespace Claims.Edi.Syntax;

/// <summary>Elements of a segment that go together (999 IK403 codes 2 and 10), from the notation of
/// <c>conditions.txt</c>.</summary>
internal sealed class SegmentCondition
{
    private static readonly FrozenDictionary<string, SegmentCondition[]> All =
        EmbeddedTable.Lines("Syntax/conditions.txt").Select(line => line.Split(' '))
            .ToFrozenDictionary(words => words[0], words => words[1..].Select(word => new SegmentCondition(word)).ToArray());

    private readonly char kind;
    private readonly int[] positions;
    private readonly ulong first;
    private readonly ulong all;

    private SegmentCondition(string text)
    {
        kind = text[0];
        positions = Enumerable.Range(0, text.Length / 2)
            .Select(i => int.Parse(text.AsSpan(1 + 2 * i, 2), CultureInfo.InvariantCulture)).ToArray();
        first = Bit(positions[0]);
        foreach (var position in positions)
            all |= Bit(position);
    }

    /// <summary>The conditions of a segment; none for most.</summary>
    public static SegmentCondition[] Of(string id) => All.GetValueOrDefault(id, []);

    /// <summary>A position in a set of positions. No segment has 63 elements.</summary>
    public static ulong Bit(int position) => position < 64 ? 1UL << position : 0;

    /// <summary>Reports the element to fill or to empty.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="filled">The positions of its elements that are not empty.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="findings">Where findings go.</param>
    public void Check(Segment segment, ulong filled, string path, Findings findings)
    {
        if (Broken(filled & all) is var position and > 0)
            findings.Error(EdiCodes.ElementCondition, Text(segment.Id, position), segment, position, path: path);
    }

    /// <summary>The element to fill or to empty; 0 when the condition holds.</summary>
    private int Broken(ulong present) => kind switch
    {
        'P' when present != 0 && present != all => FirstEmpty(present),
        'R' when present == 0 => positions[0],
        'E' when BitOperations.PopCount(present) > 1 => positions[^1],
        'C' when (present & first) != 0 && present != all => FirstEmpty(present),
        'L' when present == first => positions[1],
        _ => 0,
    };

    private int FirstEmpty(ulong present) => Array.Find(positions, position => (present & Bit(position)) == 0);

    private string Text(string id, int position)
    {
        var others = string.Join(", ", positions.Where(other => other != position).Select(other => $"{id}{other:00}"));
        return kind switch
        {
            'E' => $"The element excludes {others}. Keep one.",
            'R' or 'L' => $"One of this element and {others} is needed. Fill one.",
            _ => $"The element goes with {others}. Fill it.",
        };
    }
}
