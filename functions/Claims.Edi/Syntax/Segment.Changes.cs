namespace Claims.Edi.Syntax;

// Making segments, and others like them.
public sealed partial class Segment
{
    /// <summary>A segment of an id and whole elements. Control characters in them become spaces.</summary>
    /// <exception cref="ArgumentException">It would have more than 65,535 characters.</exception>
    public Segment(string id, params ReadOnlySpan<string> values)
    {
        var length = id.Length;
        foreach (var value in values)
            length += 1 + value.Length;
        text = NewText(length);
        ends = new ushort[values.Length + 1];
        count = (ushort)values.Length;
        var at = Put(0, Clean(id), 0);
        for (var i = 0; i < values.Length; i++)
        {
            text[at++] = ElementMark;
            at = Put(i + 1, Clean(values[i]), at);
        }
        Kind = SegmentKind.Of(text.AsSpan(0, ends[0]));
        Traits = SegmentTraits.Any;
    }

    /// <summary>Another segment with one element replaced and no empty elements at the end.</summary>
    private Segment(Segment other, int position, ReadOnlySpan<char> value)
    {
        var last = value.Length > 0 ? Math.Max(other.count, position) : other.count;
        while (last > 0 && (last == position ? value.Length == 0 : other.Span(last).IsEmpty))
            last--;
        var length = last;
        for (var i = 0; i <= last; i++)
            length += i == position ? value.Length : other.Span(i).Length;
        text = NewText(length);
        ends = new ushort[last + 1];
        count = (ushort)last;
        var at = 0;
        for (var i = 0; i <= last; i++)
        {
            if (i > 0)
                text[at++] = ElementMark;
            at = Put(i, i == position ? value : other.Span(i), at);
        }
        Kind = position == 0 ? SegmentKind.Of(text.AsSpan(0, ends[0])) : other.Kind;
        Traits = SegmentTraits.Any;
        Ordinal = other.Ordinal;
    }

    /// <summary>The segment with one element changed. Control characters become spaces.</summary>
    public Segment With(int position, string? value) => WithRaw(position, Clean(value ?? ""));

    /// <summary>The segment with one component of an element changed. Control characters become spaces.</summary>
    public Segment With(int position, int component, string? value)
    {
        var parts = this[position].Split(ComponentMark).ToList();
        while (parts.Count < component)
            parts.Add("");
        parts[component - 1] = Clean(value ?? "");
        return WithRaw(position, string.Join(ComponentMark, parts).TrimEnd(ComponentMark));
    }

    /// <summary>The segment with one number changed, its scale kept.</summary>
    public Segment With(int position, decimal? value) => With(position, EdiNumber.Text(value));

    /// <summary>The segment with the repetitions of one element changed. Control characters become spaces.</summary>
    public Segment WithRepetitions(int position, IEnumerable<string> values) =>
        WithRaw(position, string.Join(RepetitionMark, values.Select(Clean)));

    /// <summary>The segment with one element changed to a text that may hold marks.</summary>
    internal Segment WithRaw(int position, ReadOnlySpan<char> value) =>
        Span(position).SequenceEqual(value) && (count == 0 || !Span(count).IsEmpty)
            ? this : new(this, position, value);

    private static char[] NewText(int length) => length <= Longest
        ? new char[length] : throw new ArgumentException($"A segment has {Longest} characters at most, not {length}.");

    private int Put(int position, ReadOnlySpan<char> value, int at)
    {
        value.CopyTo(text.AsSpan(at));
        ends[position] = (ushort)(at + value.Length);
        return at + value.Length;
    }

    private static string Clean(string value) =>
        value.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0
            ? value
            : string.Create(value.Length, value, (span, given) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = given[i] < ' ' ? ' ' : given[i];
            });
}
