namespace Claims.Edi.Syntax;

/// <summary>
/// One X12 segment: an id and elements counted from 1, free of the file's delimiters. Immutable; compares by content,
/// trailing empty elements included, its <see cref="Ordinal"/> not. A segment read from a file is a slice of the text
/// read with it; elements become strings when they are asked for.
/// </summary>
public sealed partial class Segment : IEquatable<Segment>
{
    /// <summary>Stands between the components of an element in memory, whatever the file uses.</summary>
    internal const char ComponentMark = '\u001F';

    /// <summary>Stands between repetitions of an element in memory, whatever the file uses.</summary>
    internal const char RepetitionMark = '\u001E';

    /// <summary>Stands between the elements of a segment that was not read from a file.</summary>
    internal const char ElementMark = '\u001D';

    /// <summary>The most characters of a segment: none of X12 comes near it, and places in it need little room.</summary>
    internal const int Longest = ushort.MaxValue;

    private readonly char[] text;
    private readonly int start;
    private readonly ushort[] ends;
    private readonly int first;
    private readonly ushort count;

    /// <summary>A slice of a larger text.</summary>
    /// <param name="text">The text, which nobody changes any more.</param>
    /// <param name="start">Where the segment starts in it.</param>
    /// <param name="ends">A table that holds, from <paramref name="first"/> on, where the id and each element end,
    /// counted from the start of the segment.</param>
    /// <param name="first">Where the segment's part of the table starts.</param>
    /// <param name="count">The number of elements after the id.</param>
    /// <param name="ordinal">The segment's place in its file.</param>
    /// <param name="traits">What was seen of its characters.</param>
    internal Segment(char[] text, int start, ushort[] ends, int first, int count, int ordinal, SegmentTraits traits)
    {
        this.text = text;
        this.start = start;
        this.ends = ends;
        this.first = first;
        this.count = (ushort)count;
        Ordinal = ordinal;
        Traits = traits;
        Kind = SegmentKind.Of(text.AsSpan(start, ends[first]));
    }

    private Segment(Segment other, int ordinal)
    {
        (text, start, ends, first, count) = (other.text, other.start, other.ends, other.first, other.count);
        (Traits, Kind, Ordinal) = (other.Traits, other.Kind, ordinal);
    }

    /// <summary>The segment id, such as <c>CLM</c>.</summary>
    public string Id => Kind.Id;

    /// <summary>Where the segment stands in its file, counted from 1; 0 when it was not read from a file.</summary>
    public int Ordinal { get; }

    /// <summary>The number of elements present, trailing empty ones included.</summary>
    public int Count => count;

    /// <summary>The id and what the dictionary says about it.</summary>
    internal SegmentKind Kind { get; }

    /// <summary>What is known of the characters.</summary>
    internal SegmentTraits Traits { get; }

    /// <summary>Id and elements as they stand in the text, separated by <see cref="Separator"/>.</summary>
    internal ReadOnlySpan<char> Raw => text.AsSpan(start, ends[first + count]);

    /// <summary>Where the id and each element end in <see cref="Raw"/>.</summary>
    internal ReadOnlySpan<ushort> Ends => ends.AsSpan(first, count + 1);

    /// <summary>What separates the elements in <see cref="Raw"/>.</summary>
    internal char Separator => count == 0 ? ElementMark : text[start + ends[first]];

    /// <summary>An element counted from 1; empty when absent. A composite comes whole.</summary>
    public string this[int position] => ShortTexts.Of(Span(position));

    /// <summary>A component of an element, both counted from 1; empty when absent.</summary>
    public string this[int position, int component] => ShortTexts.Of(Span(position, component));

    /// <summary>An element without making it a string.</summary>
    public ReadOnlySpan<char> Span(int position)
    {
        if ((uint)position > (uint)count)
            return [];
        var from = position == 0 ? 0 : ends[first + position - 1] + 1;
        return text.AsSpan(start + from, ends[first + position] - from);
    }

    /// <summary>A component of an element without making it a string.</summary>
    public ReadOnlySpan<char> Span(int position, int component)
    {
        var rest = Span(position);
        if ((Traits & SegmentTraits.Composed) == 0)
            return component <= 1 ? rest : [];
        for (; component > 1; component--)
        {
            var mark = MarkIn(rest);
            if (mark == rest.Length)
                return [];
            rest = rest[(mark + 1)..];
        }
        return rest[..MarkIn(rest)];
    }

    /// <summary>Where the first component of an element ends. They are short: a plain loop is there before a search has
    /// begun.</summary>
    internal static int MarkIn(ReadOnlySpan<char> element)
    {
        var at = 0;
        while (at < element.Length && element[at] != ComponentMark)
            at++;
        return at;
    }

    /// <summary>Whether an element is this text.</summary>
    internal bool Is(int position, ReadOnlySpan<char> value) => Span(position).SequenceEqual(value);

    /// <summary>How many components an element has; 0 when it is empty.</summary>
    public int Components(int position) =>
        Span(position) is { Length: > 0 } element ? element.Count(ComponentMark) + 1 : 0;

    /// <summary>The repetitions of an element; none when it is empty.</summary>
    public string[] Repetitions(int position) =>
        this[position] is { Length: > 0 } element ? element.Split(RepetitionMark) : [];

    /// <summary>A number element; null when absent, not a number or too large for its 18 digits.</summary>
    public decimal? Number(int position, int component = 1) => EdiNumber.Parse(Span(position, component));

    /// <summary>A CCYYMMDD or YYMMDD element; null when absent or not a date.</summary>
    public DateOnly? Date(int position) => EdiDate.Parse(Span(position));

    internal Segment At(int ordinal) => new(this, ordinal);

    /// <inheritdoc />
    public bool Equals(Segment? other)
    {
        if (other is null || other.count != count)
            return false;
        for (var position = 0; position <= count; position++)
        {
            if (!Span(position).SequenceEqual(other.Span(position)))
                return false;
        }
        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Segment);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(
        Id, count, string.GetHashCode(Span(1), StringComparison.Ordinal),
        string.GetHashCode(Span(2), StringComparison.Ordinal));

    /// <summary>The id alone: elements may be patient data.</summary>
    public override string ToString() => Id;
}

/// <summary>What is known of a segment's characters, so that checks need not look for them again.</summary>
[Flags]
internal enum SegmentTraits : byte
{
    /// <summary>Plain elements of printable ASCII.</summary>
    None = 0,

    /// <summary>There may be components or repetitions.</summary>
    Composed = 1,

    /// <summary>There may be repetitions.</summary>
    Repeated = 4,

    /// <summary>There may be characters outside of printable ASCII.</summary>
    Foreign = 2,

    /// <summary>Nothing is known.</summary>
    Any = Composed | Repeated | Foreign,
}
