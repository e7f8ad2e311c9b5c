using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>A group of claims (2000) with its totals for institutions (TS3, TS2).</summary>
public sealed record ClaimGroup : EdiLoop
{
    private protected override string Order => "LX TS3 TS2";

    internal override bool KeepsOwnNumber => true;

    private protected override string LoopOrder => "CLP";

    /// <summary>The group's number (LX01), given by the payer; counted from 1 by the writer when left out.</summary>
    public string GroupNumber { get => Text("LX", 1); init => Set("LX", 1, value); }

    /// <summary>Totals of a provider, fiscal year and type of bill (TS3); null when absent.</summary>
    public ProviderSummary? Summary
    {
        get => Find("TS3") is { } segment ? new ProviderSummary(segment) : null;
        init => ReplaceOrInsert(Find("TS3"), value?.Segment);
    }

    /// <summary>Totals of Medicare inpatient payments (TS2); null when absent.</summary>
    public InpatientSummary? InpatientSummary
    {
        get => Find("TS2") is { } segment ? new InpatientSummary(segment) : null;
        init => ReplaceOrInsert(Find("TS2"), value?.Segment);
    }

    /// <summary>The claims (2100).</summary>
    public EdiList<ClaimPayment> Claims { get => Children<ClaimPayment>("CLP"); init => SetChildren("CLP", value); }
}
