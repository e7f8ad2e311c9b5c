using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>
/// One X12 segment: an id and elements counted from 1, free of the file's delimiters. Immutable; compares by content,
/// trailing empty elements included, its <see cref="Ordinal"/> not.
/// </summary>
public sealed class Segment : IEquatable<Segment>
{
    /// <summary>Stands between the components of an element in memory, whatever the file uses.</summary>
    internal const char ComponentMark = '\u001F';

    /// <summary>Stands between repetitions of an element in memory, whatever the file uses.</summary>
    internal const char RepetitionMark = '\u001E';

    private const decimal Largest = 1_000_000_000_000_000_000m;

    private readonly string[] elements;

    internal Segment(string[] elements, int ordinal)
    {
        this.elements = elements;
        Ordinal = ordinal;
    }

    /// <summary>A segment of an id and whole elements. Control characters in them become spaces.</summary>
    public Segment(string id, params ReadOnlySpan<string> values)
    {
        elements = new string[values.Length + 1];
        elements[0] = Clean(id);
        for (var i = 0; i < values.Length; i++)
            elements[i + 1] = Clean(values[i]);
    }

    /// <summary>The segment id, such as <c>CLM</c>.</summary>
    public string Id => elements[0];

    /// <summary>Where the segment stands in its file, counted from 1; 0 when it was not read from a file.</summary>
    public int Ordinal { get; }

    /// <summary>The number of elements present, trailing empty ones included.</summary>
    public int Count => elements.Length - 1;

    /// <summary>An element counted from 1; empty when absent. A composite comes whole.</summary>
    public string this[int position] => position < elements.Length ? elements[position] : "";

    /// <summary>A component of an element, both counted from 1; empty when absent.</summary>
    public string this[int position, int component]
    {
        get
        {
            var rest = this[position].AsSpan();
            for (; component > 1; component--)
            {
                var mark = rest.IndexOf(ComponentMark);
                if (mark < 0)
                    return "";
                rest = rest[(mark + 1)..];
            }
            var end = rest.IndexOf(ComponentMark);
            return end < 0 && rest.Length == this[position].Length ? this[position]
                : (end < 0 ? rest : rest[..end]).ToString();
        }
    }

    /// <summary>How many components an element has; 0 when it is empty.</summary>
    public int Components(int position) =>
        this[position] is { Length: > 0 } text ? text.AsSpan().Count(ComponentMark) + 1 : 0;

    /// <summary>The repetitions of an element; none when it is empty.</summary>
    public string[] Repetitions(int position) =>
        this[position] is { Length: > 0 } text ? text.Split(RepetitionMark) : [];

    /// <summary>A number element; null when absent, not a number or too large for its 18 digits.</summary>
    public decimal? Number(int position, int component = 1) =>
        decimal.TryParse(this[position, component],
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number)
            && Math.Abs(number) < Largest ? number : null;

    /// <summary>A CCYYMMDD or YYMMDD element; null when absent or not a date.</summary>
    public DateOnly? Date(int position) => EdiDate.Parse(this[position]);

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

    internal Segment WithRaw(int position, string value)
    {
        var count = Math.Max(elements.Length, position + 1);
        var copy = new string[count];
        for (var i = 0; i < count; i++)
            copy[i] = i == position ? value : this[i];
        while (count > 1 && copy[count - 1].Length == 0)
            count--;
        return new Segment(copy[..count], Ordinal);
    }

    internal Segment At(int ordinal) => new(elements, ordinal);

    /// <inheritdoc />
    public bool Equals(Segment? other) =>
        other is not null && elements.AsSpan().SequenceEqual(other.elements);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Segment);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Count, this[1], this[2]);

    /// <summary>The id alone: elements may be patient data.</summary>
    public override string ToString() => Id;

    private static string Clean(string value) =>
        value.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0
            ? value
            : string.Create(value.Length, value, (span, text) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = text[i] < ' ' ? ' ' : text[i];
            });
}
