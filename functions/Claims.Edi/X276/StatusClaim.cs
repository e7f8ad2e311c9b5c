using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X277CA;

namespace Claims.Edi.X276;

/// <summary>A claim asked about or answered (2200D, 2200E).</summary>
public sealed record StatusClaim : EdiLoop
{
    private protected override string Order => "TRN STC REF AMT DTP";

    private protected override string LoopOrder => "SVC";

    /// <summary>What the trace is (TRN01): 1 in the question, 2 in the answer.</summary>
    public string TraceType { get => Text("TRN", 1); init => Set("TRN", 1, value); }

    /// <summary>The asker's number for this question (TRN02); it comes back in the answer.</summary>
    public string TraceNumber { get => Text("TRN", 2); init => Set("TRN", 2, value); }

    /// <summary>What the payer says (STC, 277 only).</summary>
    public EdiList<StatusInformation> Statuses
    {
        get => All("STC", segment => new StatusInformation(segment));
        init => SetAll("STC", value);
    }

    /// <summary>The payer's control number (REF*1K).</summary>
    public string PayerClaimControlNumber
    {
        get => Text("REF", "1K", 2);
        init => SetQualified("REF", "1K", 2, value);
    }

    /// <summary>The provider's number for the claim, CLM01 of the 837 (REF*EJ).</summary>
    public string PatientControlNumber
    {
        get => Text("REF", "EJ", 2);
        init => SetQualified("REF", "EJ", 2, value);
    }

    /// <summary>Type of bill of an institutional claim (REF*BLT).</summary>
    public string TypeOfBill { get => Text("REF", "BLT", 2); init => SetQualified("REF", "BLT", 2, value); }

    /// <summary>Prescription number of a pharmacy claim (REF*XZ).</summary>
    public string PrescriptionNumber { get => Text("REF", "XZ", 2); init => SetQualified("REF", "XZ", 2, value); }

    /// <summary>The clearinghouse's trace (REF*D9), as sent in the 837.</summary>
    public string ClearinghouseTrace { get => Text("REF", "D9", 2); init => SetQualified("REF", "D9", 2, value); }

    /// <summary>All reference numbers (REF) in order; 6P group number, LU location, VV voucher.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Total charge in US dollars (AMT*T3, 276 only; an answer has it in its status).</summary>
    public decimal? Charge
    {
        get => Number("AMT", "T3", 2);
        init => SetQualified("AMT", "T3", 2, EdiNumber.Text(value));
    }

    /// <summary>Day or days of service (DTP*472); null when absent.</summary>
    public DatePeriod? ServiceDate
    {
        get => Find("DTP", "472") is { } segment ? new DatePeriod(segment) : null;
        init => ReplaceOrInsert(Find("DTP", "472"), value?.Segment);
    }

    /// <summary>Lines asked about (2210) or answered (2220).</summary>
    public EdiList<StatusLine> Lines { get => Children<StatusLine>("SVC"); init => SetChildren("SVC", value); }
}

/// <summary>A service line asked about (2210D, 2210E) or answered (2220D, 2220E).</summary>
public sealed record StatusLine : EdiLoop
{
    private protected override string Order => "SVC STC REF DTP";

    /// <summary>The procedure (SVC01).</summary>
    public Procedure Procedure
    {
        get => Procedure.Read(Find("SVC") ?? new Segment("SVC"), 1);
        init => ReplaceOrInsert(Find("SVC"), value.Write(Find("SVC") ?? new Segment("SVC"), 1));
    }

    /// <summary>Line charge (SVC02); 0 when it cannot be read.</summary>
    public decimal Charge { get => Number("SVC", 2) ?? 0; init => Set("SVC", 2, value); }

    /// <summary>Amount paid (SVC03, 277 only); null when absent.</summary>
    public decimal? Paid { get => Number("SVC", 3); init => Set("SVC", 3, value); }

    /// <summary>Revenue code of an institutional line (SVC04).</summary>
    public string RevenueCode { get => Text("SVC", 4); init => Set("SVC", 4, value); }

    /// <summary>Units submitted (SVC07); null when absent.</summary>
    public decimal? Units { get => Number("SVC", 7); init => Set("SVC", 7, value); }

    /// <summary>What the payer says (STC, 277 only).</summary>
    public EdiList<StatusInformation> Statuses
    {
        get => All("STC", segment => new StatusInformation(segment));
        init => SetAll("STC", value);
    }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>The provider's number for the line (REF*FJ).</summary>
    public string LineItemControlNumber
    {
        get => Text("REF", "FJ", 2);
        init => SetQualified("REF", "FJ", 2, value);
    }

    /// <summary>Day or days of service (DTP*472); null when absent.</summary>
    public DatePeriod? ServiceDate
    {
        get => Find("DTP", "472") is { } segment ? new DatePeriod(segment) : null;
        init => ReplaceOrInsert(Find("DTP", "472"), value?.Segment);
    }
}
