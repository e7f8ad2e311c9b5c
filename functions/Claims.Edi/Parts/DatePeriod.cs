using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A date or a period (DTP): qualifier, format D8, RD8 or DT, value.</summary>
public sealed record DatePeriod : SegmentPart
{
    internal DatePeriod(Segment segment) : base(segment) { }

    /// <summary>One day.</summary>
    public DatePeriod(string qualifier, DateOnly day) : base(new Segment("DTP", qualifier, "D8", EdiDate.Text(day))) { }

    /// <summary>A period, both days included; a period of one day is written as that day.</summary>
    public DatePeriod(string qualifier, DateOnly start, DateOnly end)
        : base(start == end
            ? new Segment("DTP", qualifier, "D8", EdiDate.Text(start))
            : new Segment("DTP", qualifier, "RD8", $"{EdiDate.Text(start)}-{EdiDate.Text(end)}"))
    { }

    /// <summary>What happened then (DTP01), such as <c>472</c> service or <c>573</c> payment by another
    /// payer.</summary>
    public string Qualifier => Segment[1];

    /// <summary>The first or only day; null when it cannot be read.</summary>
    public DateOnly? Start => EdiDate.Parse(Value[..Dash]);

    /// <summary>The last day, the first one when there is no period; null when it cannot be read.</summary>
    public DateOnly? End => EdiDate.Parse(Value[(Value.LastIndexOf('-') + 1)..]);

    private ReadOnlySpan<char> Value => Segment.Span(3);

    /// <summary>Where the first day ends.</summary>
    private int Dash => Value.IndexOf('-') is var at and >= 0 ? at : Value.Length;
}
