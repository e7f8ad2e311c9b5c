using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>What a payer says about an outpatient or professional claim beside its adjustments (MOA).</summary>
public sealed record OutpatientAdjudication : SegmentPart
{
    internal OutpatientAdjudication(Segment segment) : base(segment) { }

    /// <summary>Remarks about the claim, at most five codes (MOA03 to MOA07).</summary>
    public OutpatientAdjudication(params ReadOnlySpan<string> remarkCodes) : base(new Segment("MOA"))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(remarkCodes.Length, 5);
        for (var i = 0; i < remarkCodes.Length; i++)
            Segment = Segment.With(3 + i, remarkCodes[i]);
    }

    /// <summary>Reimbursement rate as a fraction (MOA01); null when absent.</summary>
    public decimal? ReimbursementRate { get => Segment.Number(1); init => Segment = Segment.With(1, value); }

    /// <summary>Payable amount of HCPCS services (MOA02); null when absent.</summary>
    public decimal? PayableAmount { get => Segment.Number(2); init => Segment = Segment.With(2, value); }

    /// <summary>Remark codes (MOA03 to MOA07).</summary>
    public EdiList<string> RemarkCodes =>
        Enumerable.Range(3, 5).Select(i => Segment[i]).Where(code => code.Length > 0).ToEdiList();

    /// <summary>End-stage renal disease payment (MOA08); null when absent.</summary>
    public decimal? RenalDiseasePayment { get => Segment.Number(8); init => Segment = Segment.With(8, value); }

    /// <summary>Professional component billed but not payable (MOA09); null when absent.</summary>
    public decimal? ProfessionalComponent { get => Segment.Number(9); init => Segment = Segment.With(9, value); }
}

/// <summary>What a payer says about an inpatient claim beside its adjustments (MIA). Amounts are US dollars.</summary>
public sealed record InpatientAdjudication : SegmentPart
{
    internal InpatientAdjudication(Segment segment) : base(segment) { }

    /// <summary>Covered days or visits (MIA01) and remarks about the claim, at most five codes (MIA05, MIA20 to
    /// MIA23).</summary>
    public InpatientAdjudication(decimal coveredDays, params ReadOnlySpan<string> remarkCodes)
        : base(new Segment("MIA", EdiNumber.Text(coveredDays)))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(remarkCodes.Length, 5);
        for (var i = 0; i < remarkCodes.Length; i++)
            Segment = Segment.With(i == 0 ? 5 : 19 + i, remarkCodes[i]);
    }

    /// <summary>Covered days or visits (MIA01); null when it cannot be read.</summary>
    public decimal? CoveredDays => Segment.Number(1);

    /// <summary>Operating outlier amount (MIA02); null when absent.</summary>
    public decimal? OperatingOutlier { get => Segment.Number(2); init => Segment = Segment.With(2, value); }

    /// <summary>Lifetime psychiatric days used (MIA03); null when absent.</summary>
    public decimal? LifetimePsychiatricDays { get => Segment.Number(3); init => Segment = Segment.With(3, value); }

    /// <summary>Amount of the diagnosis related group (MIA04); null when absent.</summary>
    public decimal? GroupAmount { get => Segment.Number(4); init => Segment = Segment.With(4, value); }

    /// <summary>Remark codes (MIA05, MIA20 to MIA23).</summary>
    public EdiList<string> RemarkCodes => Enumerable.Range(20, 4).Prepend(5).Select(i => Segment[i])
        .Where(code => code.Length > 0).ToEdiList();

    /// <summary>Disproportionate share amount (MIA06); null when absent.</summary>
    public decimal? DisproportionateShare { get => Segment.Number(6); init => Segment = Segment.With(6, value); }

    /// <summary>Medicare secondary payer pass-through (MIA07); null when absent.</summary>
    public decimal? SecondaryPassThrough { get => Segment.Number(7); init => Segment = Segment.With(7, value); }

    /// <summary>Total capital amount of the prospective payment (MIA08); null when absent.</summary>
    public decimal? CapitalAmount { get => Segment.Number(8); init => Segment = Segment.With(8, value); }

    /// <summary>Capital payment, federal specific part (MIA09); null when absent.</summary>
    public decimal? CapitalFederalAmount { get => Segment.Number(9); init => Segment = Segment.With(9, value); }

    /// <summary>Capital payment, hospital specific part (MIA10); null when absent.</summary>
    public decimal? CapitalHospitalAmount { get => Segment.Number(10); init => Segment = Segment.With(10, value); }

    /// <summary>Capital payment, disproportionate share (MIA11); null when absent.</summary>
    public decimal? CapitalDisproportionateShare
    {
        get => Segment.Number(11);
        init => Segment = Segment.With(11, value);
    }

    /// <summary>Old capital (MIA12); null when absent.</summary>
    public decimal? OldCapitalAmount { get => Segment.Number(12); init => Segment = Segment.With(12, value); }

    /// <summary>Capital payment, indirect medical education (MIA13); null when absent.</summary>
    public decimal? CapitalMedicalEducation { get => Segment.Number(13); init => Segment = Segment.With(13, value); }

    /// <summary>Operating payment, hospital specific part (MIA14); null when absent.</summary>
    public decimal? OperatingHospitalAmount { get => Segment.Number(14); init => Segment = Segment.With(14, value); }

    /// <summary>Cost report days (MIA15); null when absent.</summary>
    public decimal? CostReportDays { get => Segment.Number(15); init => Segment = Segment.With(15, value); }

    /// <summary>Operating payment, federal specific part (MIA16); null when absent.</summary>
    public decimal? OperatingFederalAmount { get => Segment.Number(16); init => Segment = Segment.With(16, value); }

    /// <summary>Capital outlier amount (MIA17); null when absent.</summary>
    public decimal? CapitalOutlier { get => Segment.Number(17); init => Segment = Segment.With(17, value); }

    /// <summary>Indirect teaching amount (MIA18); null when absent.</summary>
    public decimal? IndirectTeaching { get => Segment.Number(18); init => Segment = Segment.With(18, value); }

    /// <summary>Professional component billed but not payable (MIA19); null when absent.</summary>
    public decimal? ProfessionalComponent { get => Segment.Number(19); init => Segment = Segment.With(19, value); }

    /// <summary>Capital exception amount (MIA24); null when absent.</summary>
    public decimal? CapitalException { get => Segment.Number(24); init => Segment = Segment.With(24, value); }
}
