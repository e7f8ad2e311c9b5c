using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>A service line as the payer decided it (2110).</summary>
public sealed record LinePayment : EdiLoop
{
    private protected override string Order => "SVC DTM CAS REF AMT QTY LQ";

    /// <summary>The procedure paid (SVC01); the payer may have dropped a modifier.</summary>
    public Procedure Procedure
    {
        get => Procedure.Read(Find("SVC") ?? new Segment("SVC"), 1);
        init => ReplaceOrInsert(Find("SVC"), value.Write(Find("SVC") ?? new Segment("SVC"), 1));
    }

    /// <summary>Charge (SVC02); 0 when it cannot be read.</summary>
    public decimal Charge { get => Number("SVC", 2) ?? 0; init => Set("SVC", 2, value); }

    /// <summary>Amount paid (SVC03); 0 when it cannot be read.</summary>
    public decimal Paid { get => Number("SVC", 3) ?? 0; init => Set("SVC", 3, value); }

    /// <summary>Revenue code of an institutional line (SVC04).</summary>
    public string RevenueCode { get => Text("SVC", 4); init => Set("SVC", 4, value); }

    /// <summary>Units paid (SVC05), 1 when left out.</summary>
    public decimal UnitsPaid { get => Number("SVC", 5) ?? 1; init => Set("SVC", 5, value); }

    /// <summary>The procedure as submitted when another was paid (SVC06); null when the same.</summary>
    public Procedure? SubmittedProcedure
    {
        get => Text("SVC", 6).Length == 0 ? null : Procedure.Read(Find("SVC")!, 6);
        init => ReplaceOrInsert(Find("SVC"), value is null
            ? (Find("SVC") ?? new Segment("SVC")).With(6, "")
            : value.Write(Find("SVC") ?? new Segment("SVC"), 6));
    }

    /// <summary>Units submitted when others were paid (SVC07).</summary>
    public decimal? UnitsSubmitted { get => Number("SVC", 7); init => Set("SVC", 7, value); }

    /// <summary>Date of service (DTM*472, or *150 for the start of a period).</summary>
    public DateOnly? ServiceDate
    {
        get => QualifiedDate("DTM", "472", 2) ?? QualifiedDate("DTM", "150", 2);
        init => SetDate("DTM", "472", value);
    }

    /// <summary>All dates (DTM) in order.</summary>
    public EdiList<DateStamp> Dates
    {
        get => All("DTM", segment => new DateStamp(segment));
        init => SetAll("DTM", value);
    }

    /// <summary>Adjustments of the line (CAS).</summary>
    public EdiList<ClaimAdjustment> Adjustments
    {
        get => All("CAS", segment => new ClaimAdjustment(segment));
        init => SetAll("CAS", value);
    }

    /// <summary>The provider's number for the line (REF*6R), as in the 837.</summary>
    public string LineItemControlNumber
    {
        get => Text("REF", "6R", 2);
        init => SetQualified("REF", "6R", 2, value);
    }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>What the payer allows for the line (AMT*B6); null when absent.</summary>
    public decimal? Allowed
    {
        get => Number("AMT", "B6", 2);
        init => SetQualified("AMT", "B6", 2, EdiNumber.Text(value));
    }

    /// <summary>All amounts (AMT) in order.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }

    /// <summary>All quantities (QTY) in order.</summary>
    public EdiList<Quantity> Quantities
    {
        get => All("QTY", segment => new Quantity(segment));
        init => SetAll("QTY", value);
    }

    /// <summary>The payment policy that decided (REF*0K), such as a medical policy's number.</summary>
    public string PolicyId { get => Text("REF", "0K", 2); init => SetQualified("REF", "0K", 2, value); }

    /// <summary>Remark codes (LQ): HE remittance remarks (RARC), RX drug rejects.</summary>
    public EdiList<Remark> Remarks { get => All("LQ", segment => new Remark(segment)); init => SetAll("LQ", value); }
}

/// <summary>A remark about a line (LQ).</summary>
public sealed record Remark : SegmentPart
{
    internal Remark(Segment segment) : base(segment) { }

    /// <summary>A remark of a list: HE for remittance advice remark codes (RARC).</summary>
    public Remark(string code, string list = "HE") : base(new Segment("LQ", list, code)) { }

    /// <summary>The list (LQ01).</summary>
    public string CodeList => Segment[1];

    /// <summary>The code (LQ02), such as <c>N130</c>.</summary>
    public string Code => Segment[2];
}
