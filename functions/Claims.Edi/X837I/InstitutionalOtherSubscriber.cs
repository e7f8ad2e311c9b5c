using Claims.Edi.Parts;
using Claims.Edi.X837P;

namespace Claims.Edi.X837I;

/// <summary>Another coverage in an institutional claim (2320).</summary>
public sealed record InstitutionalOtherSubscriber : OtherCoverage
{
    private protected override string LoopOrder =>
        "NM1*IL NM1*PR NM1*71 NM1*72 NM1*ZZ NM1*77 NM1*82 NM1*DN NM1*85";

    /// <summary>What the payer says about an inpatient claim beside its adjustments (MIA); null when absent.</summary>
    public InpatientAdjudication? Inpatient
    {
        get => Find("MIA") is { } segment ? new InpatientAdjudication(segment) : null;
        init => ReplaceOrInsert(Find("MIA"), value?.Segment);
    }

    /// <summary>The other payer's number of the attending provider (2330C).</summary>
    public Party? AttendingProvider { get => Child<Party>("NM1*71"); init => SetChild("NM1*71", value); }

    /// <summary>The other payer's number of the operating physician (2330D).</summary>
    public Party? OperatingPhysician { get => Child<Party>("NM1*72"); init => SetChild("NM1*72", value); }

    /// <summary>The other payer's number of the other operating physician (2330E).</summary>
    public Party? OtherOperatingPhysician { get => Child<Party>("NM1*ZZ"); init => SetChild("NM1*ZZ", value); }

    /// <summary>The other payer's number of the service facility (2330F).</summary>
    public Party? ServiceFacility { get => Child<Party>("NM1*77"); init => SetChild("NM1*77", value); }

    /// <summary>The other payer's number of the rendering provider (2330G).</summary>
    public Party? RenderingProvider { get => Child<Party>("NM1*82"); init => SetChild("NM1*82", value); }

    /// <summary>The other payer's number of the referring provider (2330H).</summary>
    public Party? ReferringProvider { get => Child<Party>("NM1*DN"); init => SetChild("NM1*DN", value); }

    /// <summary>The other payer's number of the billing facility (2330I).</summary>
    public Party? BillingProvider { get => Child<Party>("NM1*85"); init => SetChild("NM1*85", value); }
}
