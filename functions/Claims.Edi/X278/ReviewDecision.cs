using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>The payer's decision about an event or service (HCR).</summary>
public sealed record ReviewDecision : SegmentPart
{
    internal ReviewDecision(Segment segment) : base(segment) { }

    /// <summary>A decision.</summary>
    /// <param name="action">A1 certified in total, A2 in part, A3 not, A4 pended, A6 modified, C cancelled, CT call,
    /// NA not required.</param>
    /// <param name="number">The authorization number of a certified item.</param>
    /// <param name="reasons">Why not, or not yet (HCR03), at most 5 codes of the health care services decision list.</param>
    public ReviewDecision(string action, string number = "", params ReadOnlySpan<string> reasons)
        : base(new Segment("HCR", action).With(2, number))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reasons.Length, 5);
        if (!reasons.IsEmpty)
            Segment = Segment.WithRepetitions(3, reasons.ToArray());
    }

    /// <summary>What was decided (HCR01).</summary>
    public string Action => Segment[1];

    /// <summary>Whether it was certified in total, in part or modified (A1, A2, A6).</summary>
    public bool IsCertified => Action is "A1" or "A2" or "A6";

    /// <summary>Authorization number (HCR02).</summary>
    public string Number => Segment[2];

    /// <summary>Why (HCR03).</summary>
    public EdiList<string> Reasons => Segment.Repetitions(3).ToEdiList();

    /// <summary>Whether a second surgical opinion is needed (HCR04): Y or N.</summary>
    public string SecondOpinion { get => Segment[4]; init => Segment = Segment.With(4, value); }
}

/// <summary>How much of a service, how often and how long (HSD).</summary>
public sealed record ServiceDelivery : SegmentPart
{
    internal ServiceDelivery(Segment segment) : base(segment) { }

    /// <summary>An amount of services.</summary>
    /// <param name="unit">What is counted (HSD01): VS visits, DY days, HS hours, UN units, MN months.</param>
    /// <param name="quantity">How many (HSD02).</param>
    public ServiceDelivery(string unit, decimal quantity)
        : base(new Segment("HSD", unit, EdiNumber.Text(quantity))) { }

    /// <summary>What is counted (HSD01).</summary>
    public string Unit => Segment[1];

    /// <summary>How many (HSD02); null when absent.</summary>
    public decimal? Quantity => Segment.Number(2);

    /// <summary>Per what (HSD03): DA day, WK week, MO month.</summary>
    public string Per { get => Segment[3]; init => Segment = Segment.With(3, value); }

    /// <summary>Every how many of these (HSD04); null when absent.</summary>
    public decimal? Every { get => Segment.Number(4); init => Segment = Segment.With(4, value); }

    /// <summary>Kind of the whole period (HSD05): 7 day, 35 week, 34 month, 21 years.</summary>
    public string Period { get => Segment[5]; init => Segment = Segment.With(5, value); }

    /// <summary>How many of these periods (HSD06); null when absent.</summary>
    public decimal? Periods { get => Segment.Number(6); init => Segment = Segment.With(6, value); }

    /// <summary>Days of the week or pattern of delivery (HSD07).</summary>
    public string Pattern { get => Segment[7]; init => Segment = Segment.With(7, value); }

    /// <summary>Time of the day (HSD08).</summary>
    public string Time { get => Segment[8]; init => Segment = Segment.With(8, value); }
}
