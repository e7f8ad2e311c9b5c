using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>Totals of a group of claims by provider, fiscal year and type of bill (TS3), in US dollars.</summary>
public sealed record ProviderSummary : SegmentPart
{
    internal ProviderSummary(Segment segment) : base(segment) { }

    /// <summary>Totals.</summary>
    /// <param name="providerId">The provider (TS301).</param>
    /// <param name="facilityType">Place of service or type of bill (TS302).</param>
    /// <param name="fiscalYearEnd">Last day of the provider's fiscal year (TS303).</param>
    /// <param name="claims">How many claims (TS304).</param>
    /// <param name="charges">Their charges (TS305).</param>
    public ProviderSummary(
        string providerId, string facilityType, DateOnly fiscalYearEnd, decimal claims, decimal charges)
        : base(new Segment("TS3", providerId, facilityType, EdiDate.Text(fiscalYearEnd), EdiNumber.Text(claims),
            EdiNumber.Text(charges)))
    { }

    /// <summary>The provider (TS301).</summary>
    public string ProviderId => Segment[1];

    /// <summary>Place of service or type of bill (TS302).</summary>
    public string FacilityType => Segment[2];

    /// <summary>Last day of the provider's fiscal year (TS303); null when it cannot be read.</summary>
    public DateOnly? FiscalYearEnd => Segment.Date(3);

    /// <summary>How many claims (TS304); null when it cannot be read.</summary>
    public decimal? Claims => Segment.Number(4);

    /// <summary>Their charges (TS305); null when it cannot be read.</summary>
    public decimal? Charges => Segment.Number(5);

    /// <summary>Any amount by its position: 13 Medicare secondary payer, 15 non-lab charges, 17 and 18 HCPCS reportable
    /// and payable, 20 professional component, 21 patient liability, 22 reimbursed, 23 days, 24 interest; null
    /// when absent.</summary>
    public decimal? AmountAt(int position) => Segment.Number(position);
}

/// <summary>Totals of Medicare inpatient payments (TS2). Amounts are US dollars.</summary>
public sealed record InpatientSummary : SegmentPart
{
    internal InpatientSummary(Segment segment) : base(segment) { }

    /// <summary>A total of diagnosis related group payments.</summary>
    public InpatientSummary(decimal groupAmount) : base(new Segment("TS2", EdiNumber.Text(groupAmount))) { }

    /// <summary>Total of diagnosis related group payments (TS201); null when absent.</summary>
    public decimal? GroupAmount => Segment.Number(1);

    /// <summary>Federal specific amount (TS202); null when absent.</summary>
    public decimal? FederalAmount { get => Segment.Number(2); init => Segment = Segment.With(2, value); }

    /// <summary>Hospital specific amount (TS203); null when absent.</summary>
    public decimal? HospitalAmount { get => Segment.Number(3); init => Segment = Segment.With(3, value); }

    /// <summary>Any total by its position: 4 disproportionate share, 5 capital, 6 medical education, 7 and 8 outliers
    /// and their days, 9 to 16 days and cost outliers, 17 to 19 others; null when absent.</summary>
    public decimal? AmountAt(int position) => Segment.Number(position);
}
