using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>Hands over the segments of a transaction in file order, level and line numbers computed.</summary>
internal sealed class LoopWriter
{
    private readonly Func<Segment, Segment> take;
    private readonly Action<EdiLoop> leave;
    private int levels;

    private LoopWriter(Func<Segment, Segment> take, Action<EdiLoop> leave) => (this.take, this.leave) = (take, leave);

    /// <summary>Goes through a transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="take">Takes a segment and tells what became of it.</param>
    /// <param name="leave">Takes each loop inside, once it is complete, with what became of its segments.</param>
    /// <returns>The transaction with what became of its segments; the same one when nothing changed.</returns>
    public static T Visit<T>(T transaction, Func<Segment, Segment> take, Action<EdiLoop> leave) where T : EdiLoop =>
        (T)new LoopWriter(take, leave).Visit(transaction, parent: null, 0);

    private EdiLoop Visit(EdiLoop loop, Segment? parent, int line)
    {
        var own = loop.Segments.AsSpan();
        Segment[]? changed = null;
        var trailing = loop.Trailing.Length == 0 ? own.Length : FirstTrailing(loop);
        for (var i = 0; i < trailing; i++)
        {
            var segment = own[i];
            if (i == 0 && segment.Kind.Is("HL"))
            {
                segment = Level(segment, parent, loop);
                parent = segment;
            }
            else if (i == 0 && segment.Kind.Is("LX") && line > 0)
            {
                segment = Line(loop, segment, line);
            }
            segment = take(segment);
            if (!ReferenceEquals(segment, own[i]))
                (changed ??= own.ToArray())[i] = segment;
        }
        var lines = 0;
        var loops = loop.Loops.AsSpan();
        EdiLoop[]? changedLoops = null;
        for (var i = 0; i < loops.Length; i++)
        {
            var inner = loops[i];
            if (inner.Segments.Count > 0 && inner.Segments[0].Kind.Is("LX"))
                lines++;
            inner = Visit(inner, parent, lines);
            leave(inner);
            if (!ReferenceEquals(inner, loops[i]))
                (changedLoops ??= loops.ToArray())[i] = inner;
        }
        for (var i = trailing; i < own.Length; i++)
        {
            var segment = take(own[i]);
            if (!ReferenceEquals(segment, own[i]))
                (changed ??= own.ToArray())[i] = segment;
        }
        return changed is null && changedLoops is null ? loop : loop.Copy(
            changed is null ? loop.Segments : new(changed), changedLoops is null ? loop.Loops : new(changedLoops));
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
    private Segment Level(Segment level, Segment? parent, EdiLoop loop)
    {
        var changed = Numbered(level, ++levels).WithRaw(2, parent is null ? [] : parent.Span(1));
        return HasLevels(loop) ? changed.WithRaw(4, "1") : level.Ordinal > 0 ? changed : changed.WithRaw(4, "0");
    }

    /// <summary>The segment with a number in its first element.</summary>
    private static Segment Numbered(Segment segment, int number)
    {
        Span<char> text = stackalloc char[10];
        number.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        return segment.WithRaw(1, text[..length]);
    }

    private static bool HasLevels(EdiLoop loop)
    {
        foreach (var inner in loop.Loops.AsSpan())
        {
            if (inner.Segments.Count > 0 && inner.Segments[0].Kind.Is("HL"))
                return true;
        }
        return false;
    }

    /// <summary>LX of an 837 runs on from 1 in each claim; that of an 835 is the payer's unless left out.</summary>
    private static Segment Line(EdiLoop loop, Segment line, int number) =>
        loop.KeepsOwnNumber && !line.Span(1).IsEmpty ? line : Numbered(line, number);
}
