using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

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
