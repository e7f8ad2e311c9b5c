namespace Claims.Edi.Syntax;

/// <summary>A segment id with what the dictionary says about it. There is one object per well-formed id, so kinds are
/// compared by reference.</summary>
internal sealed class SegmentKind
{
    private const int Letters = 26;
    private const int Signs = 36;

    /// <summary>Every id of two or three signs there can be; filled as ids are met.</summary>
    private static readonly SegmentKind?[] WellFormed = new SegmentKind?[Letters * Signs * (Signs + 1)];

    private static readonly Dictionary<string, ElementRule[]> Dictionary = EmbeddedTable.Lines("Syntax/segments.txt")
        .Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[0], parts => ElementRule.ParseAll(parts[1]));

    private static int kinds;

    private SegmentKind(string id, bool isWellFormed)
    {
        Id = id;
        IsWellFormed = isWellFormed;
        Number = isWellFormed ? Interlocked.Increment(ref kinds) : 0;
        Rules = Dictionary.GetValueOrDefault(id);
        QualifierPosition = id switch { "HL" => 3, "ENT" => 2, _ => 1 };
        IsEnvelope = id is "ISA" or "GS" or "ST" or "SE" or "GE" or "IEA";
    }

    /// <summary>The id, such as <c>CLM</c>.</summary>
    public string Id { get; }

    /// <summary>Whether the id is a letter and one or two letters or digits, all capital.</summary>
    public bool IsWellFormed { get; }

    /// <summary>The element that tells segments of one id apart: the level code of HL, the kind of ENT, else the
    /// first.</summary>
    public int QualifierPosition { get; }

    /// <summary>Whether it opens or closes an envelope.</summary>
    public bool IsEnvelope { get; }

    /// <summary>A small number from 1 that tells well-formed kinds apart; 0 for all others.</summary>
    public int Number { get; }

    /// <summary>The elements of the segment; null when the dictionary does not have it.</summary>
    public ElementRule[]? Rules { get; }

    /// <summary>Whether this is the id. Most answers need no look at the texts.</summary>
    public bool Is(string id) =>
        ReferenceEquals(Id, id) || Id.Length == id.Length && Id.Length > 0 && Id[^1] == id[^1] && Id == id;

    /// <summary>The kind of an id.</summary>
    public static SegmentKind Of(ReadOnlySpan<char> id)
    {
        var place = Place(id);
        if (place < 0)
            return new(id.ToString(), isWellFormed: false);
        return Volatile.Read(ref WellFormed[place]) ?? Add(place, id);
    }

    private static SegmentKind Add(int place, ReadOnlySpan<char> id)
    {
        var made = new SegmentKind(string.Intern(id.ToString()), isWellFormed: true);
        return Interlocked.CompareExchange(ref WellFormed[place], made, null) ?? made;
    }

    /// <summary>Where a well-formed id stands in the table; negative for any other.</summary>
    private static int Place(ReadOnlySpan<char> id)
    {
        if (id.Length is not (2 or 3) || !char.IsAsciiLetterUpper(id[0]))
            return -1;
        var second = Sign(id[1]);
        var third = id.Length == 2 ? 0 : Sign(id[2]) + 1;
        return second < 0 || id.Length == 3 && third <= 0 ? -1
            : ((id[0] - 'A') * Signs + second) * (Signs + 1) + third;
    }

    private static int Sign(char character) => char.IsAsciiDigit(character) ? character - '0'
        : char.IsAsciiLetterUpper(character) ? character - 'A' + 10 : -1;
}
