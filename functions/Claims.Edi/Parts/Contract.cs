using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>The contract a claim or line is under (CN1).</summary>
public sealed record Contract : SegmentPart
{
    internal Contract(Segment segment) : base(segment) { }

    /// <summary>A contract of a kind (CN101): 01 DRG, 02 per diem, 03 variable per diem, 04 flat, 05 capitated, 06
    /// percent, 09 other.</summary>
    public Contract(string kind) : base(new Segment("CN1", kind)) { }

    /// <summary>The kind (CN101).</summary>
    public string Kind => Segment[1];

    /// <summary>Amount in US dollars (CN102); null when absent.</summary>
    public decimal? Amount { get => Segment.Number(2); init => Segment = Segment.With(2, value); }

    /// <summary>Percent (CN103); null when absent.</summary>
    public decimal? Percent { get => Segment.Number(3); init => Segment = Segment.With(3, value); }

    /// <summary>Contract code (CN104).</summary>
    public string Code { get => Segment[4]; init => Segment = Segment.With(4, value); }

    /// <summary>Discount percent for early payment (CN105); null when absent.</summary>
    public decimal? TermsDiscountPercent { get => Segment.Number(5); init => Segment = Segment.With(5, value); }

    /// <summary>Version of the contract (CN106).</summary>
    public string Version { get => Segment[6]; init => Segment = Segment.With(6, value); }
}

/// <summary>What a repricer made of a claim or line (HCP).</summary>
public sealed record Repricing : SegmentPart
{
    internal Repricing(Segment segment) : base(segment) { }

    /// <summary>A price by a method.</summary>
    /// <param name="method">How (HCP01): 00 zero, 01 charges, 02 discount, 03 PPO rate, 05 percent and so on.</param>
    /// <param name="allowed">Allowed amount in US dollars (HCP02).</param>
    public Repricing(string method, decimal allowed)
        : base(new Segment("HCP", method, EdiNumber.Text(allowed))) { }

    /// <summary>How it was priced (HCP01).</summary>
    public string Method => Segment[1];

    /// <summary>Allowed amount (HCP02); null when it cannot be read.</summary>
    public decimal? Allowed => Segment.Number(2);

    /// <summary>Savings (HCP03); null when absent.</summary>
    public decimal? Savings { get => Segment.Number(3); init => Segment = Segment.With(3, value); }

    /// <summary>The repricing organization (HCP04).</summary>
    public string OrganizationId { get => Segment[4]; init => Segment = Segment.With(4, value); }

    /// <summary>Per diem or flat rate (HCP05); null when absent.</summary>
    public decimal? Rate { get => Segment.Number(5); init => Segment = Segment.With(5, value); }

    /// <summary>Approved DRG or ambulatory patient group (HCP06).</summary>
    public string GroupCode { get => Segment[6]; init => Segment = Segment.With(6, value); }

    /// <summary>Approved group's amount (HCP07); null when absent.</summary>
    public decimal? GroupAmount { get => Segment.Number(7); init => Segment = Segment.With(7, value); }

    /// <summary>Approved revenue code (HCP08), institutional only.</summary>
    public string RevenueCode { get => Segment[8]; init => Segment = Segment.With(8, value); }

    /// <summary>The code set of <see cref="ProcedureCode"/> (HCP09), such as HC.</summary>
    public string ProcedureQualifier { get => Segment[9]; init => Segment = Segment.With(9, value); }

    /// <summary>Approved procedure (HCP10).</summary>
    public string ProcedureCode { get => Segment[10]; init => Segment = Segment.With(10, value); }

    /// <summary>What <see cref="Quantity"/> counts (HCP11): UN units, MJ minutes, DA days.</summary>
    public string UnitOfMeasure { get => Segment[11]; init => Segment = Segment.With(11, value); }

    /// <summary>How many were approved (HCP12); null when absent.</summary>
    public decimal? Quantity { get => Segment.Number(12); init => Segment = Segment.With(12, value); }

    /// <summary>Why it was rejected (HCP13).</summary>
    public string RejectReason { get => Segment[13]; init => Segment = Segment.With(13, value); }

    /// <summary>How the policy was followed (HCP14).</summary>
    public string PolicyCompliance { get => Segment[14]; init => Segment = Segment.With(14, value); }

    /// <summary>Why there was an exception (HCP15).</summary>
    public string Exception { get => Segment[15]; init => Segment = Segment.With(15, value); }
}
