using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A date of the remittance (DTM): qualifier and day.</summary>
public sealed record DateStamp : SegmentPart
{
    internal DateStamp(Segment segment) : base(segment) { }

    /// <summary>A day with what happened on it.</summary>
    public DateStamp(string qualifier, DateOnly day) : base(new Segment("DTM", qualifier, EdiDate.Text(day))) { }

    /// <summary>A period, both days included (820 only).</summary>
    public DateStamp(string qualifier, DateOnly first, DateOnly last)
        : base(new Segment("DTM", qualifier, "", "", "", "RD8", $"{EdiDate.Text(first)}-{EdiDate.Text(last)}")) { }

    /// <summary>What happened then (DTM01): <c>472</c> service, <c>150</c> and <c>151</c> its start and end,
    /// <c>232</c> and <c>233</c> the claim's, <c>050</c> received, <c>405</c> produced.</summary>
    public string Qualifier => Segment[1];

    /// <summary>The day (DTM02); null when it cannot be read.</summary>
    public DateOnly? Day => Segment.Date(2);

    /// <summary>First and last day of a period (DTM06, 820 only); null when it is no period.</summary>
    public (DateOnly First, DateOnly Last)? Period => Segment[6].Split('-') is [var first, var last]
        && EdiDate.Parse(first) is { } from && EdiDate.Parse(last) is { } to ? (from, to) : null;
}
