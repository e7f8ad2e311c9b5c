using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>Hands over the segments of a transaction in file order, level and line numbers computed.</summary>
internal sealed class LoopWriter
{
    private readonly Action<Segment> take;
    private int levels;

    private LoopWriter(Action<Segment> take) => this.take = take;

    /// <summary>Goes through a transaction.</summary>
    public static void Visit(EdiLoop transaction, Action<Segment> take) =>
        new LoopWriter(take).Visit(transaction, "", 0);

    private void Visit(EdiLoop loop, string parentLevel, int line)
    {
        var own = loop.Segments.AsSpan();
        var trailing = loop.Trailing.Length == 0 ? own.Length : FirstTrailing(loop);
        for (var i = 0; i < trailing; i++)
        {
            if (i == 0 && own[0].Id == "HL")
            {
                var level = Level(own[0], parentLevel, loop);
                parentLevel = level[1];
                take(level);
            }
            else
            {
                take(i == 0 && own[0].Id == "LX" && line > 0 ? Line(loop, own[0], line) : own[i]);
            }
        }
        var lines = 0;
        foreach (var inner in loop.Loops.AsSpan())
        {
            if (inner.Segments.Count > 0 && inner.Segments[0].Id == "LX")
                lines++;
            Visit(inner, parentLevel, lines);
        }
        for (var i = trailing; i < own.Length; i++)
            take(own[i]);
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
