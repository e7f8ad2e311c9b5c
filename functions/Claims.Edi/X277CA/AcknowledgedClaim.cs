using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X277CA;

/// <summary>A claim answered (2200D).</summary>
public sealed record AcknowledgedClaim : EdiLoop
{
    private protected override string Order => "TRN STC REF DTP";

    private protected override string LoopOrder => "SVC";

    /// <summary>The provider's number for the claim, CLM01 of the 837 (TRN02).</summary>
    public string PatientControlNumber
    {
        get => Text("TRN", 2);
        init
        {
            Set("TRN", 1, "2");
            Set("TRN", 2, value);
        }
    }

    /// <summary>Statuses (STC); rejected when any says so.</summary>
    public EdiList<StatusInformation> Statuses
    {
        get => All("STC", segment => new StatusInformation(segment));
        init => SetAll("STC", value);
    }

    /// <summary>Whether any status of the claim says rejected, by STC03 or by its category.</summary>
    public bool IsRejected => Statuses.Any(status => status.IsRejected);

    /// <summary>The payer's control number (REF*1K).</summary>
    public string PayerClaimControlNumber
    {
        get => Text("REF", "1K", 2);
        init => SetQualified("REF", "1K", 2, value);
    }

    /// <summary>The clearinghouse's trace (REF*D9), as sent in the 837.</summary>
    public string ClearinghouseTrace { get => Text("REF", "D9", 2); init => SetQualified("REF", "D9", 2, value); }

    /// <summary>Type of bill of an institutional claim (REF*BLT).</summary>
    public string TypeOfBill { get => Text("REF", "BLT", 2); init => SetQualified("REF", "BLT", 2, value); }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Day or days of service (DTP*472); null when absent.</summary>
    public DatePeriod? ServiceDate
    {
        get => Find("DTP", "472") is { } segment ? new DatePeriod(segment) : null;
        init => ReplaceOrInsert(Find("DTP", "472"), value?.Segment);
    }

    /// <summary>Lines answered (2220D).</summary>
    public EdiList<AcknowledgedLine> Lines
    {
        get => Children<AcknowledgedLine>("SVC");
        init => SetChildren("SVC", value);
    }
}

/// <summary>A service line answered (2220D).</summary>
public sealed record AcknowledgedLine : EdiLoop
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

    /// <summary>Statuses (STC).</summary>
    public EdiList<StatusInformation> Statuses
    {
        get => All("STC", segment => new StatusInformation(segment));
        init => SetAll("STC", value);
    }

    /// <summary>Revenue code of an institutional line (SVC04).</summary>
    public string RevenueCode { get => Text("SVC", 4); init => Set("SVC", 4, value); }

    /// <summary>Units submitted (SVC07); null when absent.</summary>
    public decimal? Units { get => Number("SVC", 7); init => Set("SVC", 7, value); }

    /// <summary>All reference numbers (REF) in order: FJ line number, XZ prescription.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Day or days of service (DTP*472); null when absent.</summary>
    public DatePeriod? ServiceDate
    {
        get => Find("DTP", "472") is { } segment ? new DatePeriod(segment) : null;
        init => ReplaceOrInsert(Find("DTP", "472"), value?.Segment);
    }

    /// <summary>The provider's number for the line (REF*FJ).</summary>
    public string LineItemControlNumber
    {
        get => Text("REF", "FJ", 2);
        init => SetQualified("REF", "FJ", 2, value);
    }
}
