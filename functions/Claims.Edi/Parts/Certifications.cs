using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>An ambulance transport (CR1).</summary>
public sealed record AmbulanceTransport : SegmentPart
{
    internal AmbulanceTransport(Segment segment) : base(segment) { }

    /// <summary>A transport.</summary>
    /// <param name="reason">Why (CR104): A nearest facility, B preferred physician, C nearer to family, D specialist, E
    /// rehabilitation.</param>
    /// <param name="miles">Miles with the patient on board (CR106).</param>
    public AmbulanceTransport(string reason, decimal miles)
        : base(new Segment("CR1").With(4, reason).With(5, "DH").With(6, miles)) { }

    /// <summary>Patient's weight in pounds (CR102 with LB); null when absent.</summary>
    public decimal? Pounds
    {
        get => Segment[1] == "LB" ? Segment.Number(2) : null;
        init => Segment = Segment.With(1, value is null ? "" : "LB").With(2, value);
    }

    /// <summary>I initial, R return, T transfer, X round trip (CR103).</summary>
    public string Kind { get => Segment[3]; init => Segment = Segment.With(3, value); }

    /// <summary>Why (CR104).</summary>
    public string Reason => Segment[4];

    /// <summary>Miles with the patient on board (CR106); null when it cannot be read.</summary>
    public decimal? Miles => Segment.Number(6);

    /// <summary>Where from (CR107, 278 only), at most 55 characters.</summary>
    public string From { get => Segment[7]; init => Segment = Segment.With(7, value); }

    /// <summary>Where to (CR108, 278 only), at most 55 characters.</summary>
    public string To { get => Segment[8]; init => Segment = Segment.With(8, value); }

    /// <summary>Why a round trip (CR109).</summary>
    public string RoundTripPurpose { get => Segment[9]; init => Segment = Segment.With(9, value); }

    /// <summary>Why a stretcher (CR110).</summary>
    public string StretcherPurpose { get => Segment[10]; init => Segment = Segment.With(10, value); }
}

/// <summary>A chiropractic treatment (CR2).</summary>
public sealed record SpinalManipulation : SegmentPart
{
    internal SpinalManipulation(Segment segment) : base(segment) { }

    /// <summary>A treatment of a patient in a condition (CR208): A acute, C chronic, M exacerbation of a chronic
    /// one and so on.</summary>
    public SpinalManipulation(string condition) : base(new Segment("CR2").With(8, condition)) { }

    /// <summary>Which treatment of the series (CR201, 278 only); null when absent.</summary>
    public decimal? Number { get => Segment.Number(1); init => Segment = Segment.With(1, value); }

    /// <summary>How many treatments in the series (CR202, 278 only); null when absent.</summary>
    public decimal? Treatments { get => Segment.Number(2); init => Segment = Segment.With(2, value); }

    /// <summary>Subluxation, first or only level (CR203, 278 only): C1 to C7, T1 to T12, L1 to L5, SA, IL,
    /// CO.</summary>
    public string FirstLevel { get => Segment[3]; init => Segment = Segment.With(3, value); }

    /// <summary>Subluxation, last level (CR204, 278 only).</summary>
    public string LastLevel { get => Segment[4]; init => Segment = Segment.With(4, value); }

    /// <summary>Unit of <see cref="Length"/> (CR205, 278 only): DA days, WK weeks, MO months, YR years.</summary>
    public string Unit { get => Segment[5]; init => Segment = Segment.With(5, value); }

    /// <summary>How long the treatment takes (CR206, 278 only); null when absent.</summary>
    public decimal? Length { get => Segment.Number(6); init => Segment = Segment.With(6, value); }

    /// <summary>Treatments in a month (CR207, 278 only); null when absent.</summary>
    public decimal? Monthly { get => Segment.Number(7); init => Segment = Segment.With(7, value); }

    /// <summary>Whether there are complications (CR209, 278 only): Y or N.</summary>
    public string Complications { get => Segment[9]; init => Segment = Segment.With(9, value); }

    /// <summary>The patient's condition (CR208).</summary>
    public string Condition => Segment[8];

    /// <summary>What it is (CR210), at most 80 characters.</summary>
    public string Description { get => Segment[10]; init => Segment = Segment.With(10, value); }

    /// <summary>More of it (CR211), at most 80 characters.</summary>
    public string MoreDescription { get => Segment[11]; init => Segment = Segment.With(11, value); }

    /// <summary>Whether X-rays are kept (CR212): Y or N.</summary>
    public string XraysKept { get => Segment[12]; init => Segment = Segment.With(12, value); }
}

/// <summary>A certification of durable medical equipment (CR3).</summary>
public sealed record EquipmentCertification : SegmentPart
{
    internal EquipmentCertification(Segment segment) : base(segment) { }

    /// <summary>A certification of a kind (I initial, R renewal, S revised) for so many months.</summary>
    public EquipmentCertification(string kind, decimal months)
        : base(new Segment("CR3", kind, "MO", EdiNumber.Text(months))) { }

    /// <summary>I initial, R renewal, S revised (CR301).</summary>
    public string Kind => Segment[1];

    /// <summary>How many months the equipment is needed (CR303); null when it cannot be read.</summary>
    public decimal? Months => Segment.Number(3);
}

/// <summary>Conditions that apply or do not (CRC): ambulance, vision, homebound, hospice, equipment, EPSDT.</summary>
public sealed record Condition : SegmentPart
{
    internal Condition(Segment segment) : base(segment) { }

    /// <summary>One to five conditions of a category.</summary>
    /// <param name="category">Category (CRC01): 07 ambulance, 09 equipment, 70 hospice, 75 functional limits, E1 to E3
    /// vision, ZZ EPSDT.</param>
    /// <param name="applies">Whether they apply (CRC02).</param>
    /// <param name="codes">Condition indicators (CRC03 to CRC07), such as 01 admitted, 04 moved by stretcher.</param>
    public Condition(string category, bool applies, params ReadOnlySpan<string> codes)
        : base(new Segment("CRC", category, applies ? "Y" : "N"))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codes.Length, 5);
        for (var i = 0; i < codes.Length; i++)
            Segment = Segment.With(3 + i, codes[i]);
    }

    /// <summary>Category (CRC01).</summary>
    public string Category => Segment[1];

    /// <summary>Whether the conditions apply (CRC02 is Y).</summary>
    public bool Applies => Segment[2] == "Y";

    /// <summary>Condition indicators (CRC03 to CRC07).</summary>
    public EdiList<string> Codes =>
        Enumerable.Range(3, 5).Select(i => Segment[i]).Where(code => code.Length > 0).ToEdiList();
}
