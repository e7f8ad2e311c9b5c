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

    /// <summary>Cost report days (MIA15); null when absent.</summary>
    public decimal? CostReportDays { get => Segment.Number(15); init => Segment = Segment.With(15, value); }

    /// <summary>Any other of the 24 elements by its position: amounts 9 to 14, 16 to 19 and 24.</summary>
    public decimal? AmountAt(int position) => Segment.Number(position);
}
