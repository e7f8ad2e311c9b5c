using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>Lists the segments of a transaction in file order, level and line numbers computed.</summary>
internal sealed class LoopWriter
{
    private readonly List<Segment> segments = [];
    private int levels;

    public static List<Segment> Flatten(EdiLoop transaction)
    {
        var writer = new LoopWriter();
        writer.Add(transaction, "");
        return writer.segments;
    }

    private void Add(EdiLoop loop, string parentLevel)
    {
        var own = loop.Segments;
        var trailing = loop.Trailing.Length == 0 ? own.Count : FirstTrailing(loop);
        for (var i = 0; i < trailing; i++)
        {
            if (i == 0 && own[0].Id == "HL")
            {
                segments.Add(Level(own[0], parentLevel, loop));
                parentLevel = segments[^1][1];
                continue;
            }
            segments.Add(own[i]);
        }
        var lines = 0;
        foreach (var inner in loop.Loops)
        {
            var at = segments.Count;
            Add(inner, parentLevel);
            if (at < segments.Count && segments[at].Id == "LX")
                segments[at] = Line(inner, segments[at], ++lines);
        }
        for (var i = trailing; i < own.Count; i++)
            segments.Add(own[i]);
    }

    private static int FirstTrailing(EdiLoop loop)
    {
        for (var i = 0; i < loop.Segments.Count; i++)
        {
            if (loop.Segments[i].Id == loop.Trailing)
                return i;
        }
        return loop.Segments.Count;
    }

    /// <summary>HL01 runs on, HL02 is the enclosing level, HL04 says whether levels follow inside. An
    /// innermost level keeps what its sender put there: some leave HL04 out, some announce levels that do not
    /// follow.</summary>
    private Segment Level(Segment level, string parentLevel, EdiLoop loop)
    {
        var hasInner = loop.Loops.Any(inner => inner.Segments.Count > 0 && inner.Segments[0].Id == "HL");
        var changed = level.With(1, (++levels).ToString(CultureInfo.InvariantCulture)).With(2, parentLevel);
        return hasInner ? changed.With(4, "1") : level.Ordinal > 0 ? changed : changed.With(4, "0");
    }

    /// <summary>LX of an 837 runs on from 1 in each claim; that of an 835 is the payer's unless left out.</summary>
    private static Segment Line(EdiLoop loop, Segment line, int number) =>
        loop.KeepsOwnNumber && line[1].Length > 0
            ? line : line.With(1, number.ToString(CultureInfo.InvariantCulture));
}
