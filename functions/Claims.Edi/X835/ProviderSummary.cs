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

    /// <summary>Paid by payers before Medicare (TS313); null when absent.</summary>
    public decimal? SecondaryPayerAmount { get => Segment.Number(13); init => Segment = Segment.With(13, value); }

    /// <summary>Charges other than laboratory (TS315); null when absent.</summary>
    public decimal? NonLabCharges { get => Segment.Number(15); init => Segment = Segment.With(15, value); }

    /// <summary>Reportable charges of HCPCS services (TS317); null when absent.</summary>
    public decimal? ReportableCharges { get => Segment.Number(17); init => Segment = Segment.With(17, value); }

    /// <summary>Payable amount of HCPCS services (TS318); null when absent.</summary>
    public decimal? PayableAmount { get => Segment.Number(18); init => Segment = Segment.With(18, value); }

    /// <summary>Professional component (TS320); null when absent.</summary>
    public decimal? ProfessionalComponent { get => Segment.Number(20); init => Segment = Segment.With(20, value); }

    /// <summary>Patient's liability that payers before Medicare met (TS321); null when absent.</summary>
    public decimal? SecondaryLiabilityMet { get => Segment.Number(21); init => Segment = Segment.With(21, value); }

    /// <summary>Paid to patients (TS322); null when absent.</summary>
    public decimal? PatientReimbursement { get => Segment.Number(22); init => Segment = Segment.With(22, value); }

    /// <summary>How many claims were paid by periodic interim payment (TS323); null when absent.</summary>
    public decimal? InterimClaims { get => Segment.Number(23); init => Segment = Segment.With(23, value); }

    /// <summary>Adjustment of the periodic interim payment (TS324); null when absent.</summary>
    public decimal? InterimAdjustment { get => Segment.Number(24); init => Segment = Segment.With(24, value); }
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

    /// <summary>Disproportionate share (TS204); null when absent.</summary>
    public decimal? DisproportionateShare { get => Segment.Number(4); init => Segment = Segment.With(4, value); }

    /// <summary>Capital amount (TS205); null when absent.</summary>
    public decimal? CapitalAmount { get => Segment.Number(5); init => Segment = Segment.With(5, value); }

    /// <summary>Indirect medical education (TS206); null when absent.</summary>
    public decimal? MedicalEducation { get => Segment.Number(6); init => Segment = Segment.With(6, value); }

    /// <summary>Outlier days (TS207); null when absent.</summary>
    public decimal? OutlierDays { get => Segment.Number(7); init => Segment = Segment.With(7, value); }

    /// <summary>Day outlier amount (TS208); null when absent.</summary>
    public decimal? DayOutlier { get => Segment.Number(8); init => Segment = Segment.With(8, value); }

    /// <summary>Cost outlier amount (TS209); null when absent.</summary>
    public decimal? CostOutlier { get => Segment.Number(9); init => Segment = Segment.With(9, value); }

    /// <summary>Average days of a stay (TS210); null when absent.</summary>
    public decimal? AverageStay { get => Segment.Number(10); init => Segment = Segment.With(10, value); }

    /// <summary>Discharges (TS211); null when absent.</summary>
    public decimal? Discharges { get => Segment.Number(11); init => Segment = Segment.With(11, value); }

    /// <summary>Cost report days (TS212); null when absent.</summary>
    public decimal? CostReportDays { get => Segment.Number(12); init => Segment = Segment.With(12, value); }

    /// <summary>Covered days (TS213); null when absent.</summary>
    public decimal? CoveredDays { get => Segment.Number(13); init => Segment = Segment.With(13, value); }

    /// <summary>Days not covered (TS214); null when absent.</summary>
    public decimal? NoncoveredDays { get => Segment.Number(14); init => Segment = Segment.With(14, value); }

    /// <summary>Medicare secondary payer pass-through (TS215); null when absent.</summary>
    public decimal? SecondaryPassThrough { get => Segment.Number(15); init => Segment = Segment.With(15, value); }

    /// <summary>Average weight of the diagnosis related groups (TS216); null when absent.</summary>
    public decimal? AverageWeight { get => Segment.Number(16); init => Segment = Segment.With(16, value); }

    /// <summary>Capital payment, federal specific part (TS217); null when absent.</summary>
    public decimal? CapitalFederalAmount { get => Segment.Number(17); init => Segment = Segment.With(17, value); }

    /// <summary>Capital payment, hospital specific part (TS218); null when absent.</summary>
    public decimal? CapitalHospitalAmount { get => Segment.Number(18); init => Segment = Segment.With(18, value); }

    /// <summary>Capital payment, disproportionate share (TS219); null when absent.</summary>
    public decimal? CapitalDisproportionateShare
    {
        get => Segment.Number(19);
        init => Segment = Segment.With(19, value);
    }
}
