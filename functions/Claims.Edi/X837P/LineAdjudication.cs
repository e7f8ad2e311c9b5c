using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>What another payer decided about a line (2430).</summary>
public sealed record LineAdjudication : EdiLoop
{
    private protected override string Order => "SVD CAS DTP AMT";

    /// <summary>The payer's id as in its loop 2330B (SVD01).</summary>
    public string PayerId { get => Text("SVD", 1); init => Set("SVD", 1, value); }

    /// <summary>What it paid for the line in US dollars (SVD02); 0 when it cannot be read.</summary>
    public decimal Paid { get => Number("SVD", 2) ?? 0; init => Set("SVD", 2, value); }

    /// <summary>The procedure it paid (SVD03).</summary>
    public Procedure Procedure
    {
        get => Procedure.Read(Find("SVD") ?? new Segment("SVD"), 3);
        init => ReplaceOrInsert(Find("SVD"), value.Write(Find("SVD") ?? new Segment("SVD"), 3));
    }

    /// <summary>Revenue code of an institutional line (SVD04).</summary>
    public string RevenueCode { get => Text("SVD", 4); init => Set("SVD", 4, value); }

    /// <summary>The line this one was bundled into (SVD06); null when it was not.</summary>
    public decimal? BundledLine { get => Number("SVD", 6); init => Set("SVD", 6, value); }

    /// <summary>How many units it paid (SVD05); null when it cannot be read.</summary>
    public decimal? Quantity { get => Number("SVD", 5); init => Set("SVD", 5, value); }

    /// <summary>Its adjustments (CAS), at most 5 of 6 reasons.</summary>
    public EdiList<ClaimAdjustment> Adjustments
    {
        get => All("CAS", segment => new ClaimAdjustment(segment));
        init => SetAll("CAS", value);
    }

    /// <summary>When it decided or paid (DTP*573).</summary>
    public DateOnly? DecisionDate { get => QualifiedDate("DTP", "573", 3); init => SetDate("DTP", "573", value); }

    /// <summary>What the patient still owes for the line (AMT*EAF).</summary>
    public decimal? RemainingPatientLiability
    {
        get => Number("AMT", "EAF", 2);
        init => SetQualified("AMT", "EAF", 2, EdiNumber.Text(value));
    }
}
