using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>An event under review (2000E): an admission, a referral or a course of services of one patient.</summary>
public sealed record PatientEvent : ReviewedItem
{
    private protected override string Order => "HL TRN AAA UM HCR REF DTP HI HSD CRC CL1 CR1 CR2 CR5 CR6 PWK MSG";

    private protected override string LoopOrder => "NM1 HL*SS";

    /// <summary>Conditions that support the request (CRC).</summary>
    public EdiList<Condition> Conditions
    {
        get => All("CRC", segment => new Condition(segment));
        init => SetAll("CRC", value);
    }

    /// <summary>How an inpatient comes in (CL1); null when absent.</summary>
    public Admission? Admission
    {
        get => Find("CL1") is { } segment ? new Admission(segment) : null;
        init => ReplaceOrInsert(Find("CL1"), value?.Segment);
    }

    /// <summary>Ambulance transport (CR1); null when absent.</summary>
    public AmbulanceTransport? Ambulance
    {
        get => Find("CR1") is { } segment ? new AmbulanceTransport(segment) : null;
        init => ReplaceOrInsert(Find("CR1"), value?.Segment);
    }

    /// <summary>Spinal manipulation (CR2); null when absent.</summary>
    public SpinalManipulation? SpinalManipulation
    {
        get => Find("CR2") is { } segment ? new SpinalManipulation(segment) : null;
        init => ReplaceOrInsert(Find("CR2"), value?.Segment);
    }

    /// <summary>Oxygen therapy at home (CR5); null when absent.</summary>
    public OxygenTherapy? OxygenTherapy
    {
        get => Find("CR5") is { } segment ? new OxygenTherapy(segment) : null;
        init => ReplaceOrInsert(Find("CR5"), value?.Segment);
    }

    /// <summary>Health care at home (CR6); null when absent.</summary>
    public HomeHealthCare? HomeHealthCare
    {
        get => Find("CR6") is { } segment ? new HomeHealthCare(segment) : null;
        init => ReplaceOrInsert(Find("CR6"), value?.Segment);
    }

    /// <summary>Who takes part (2010EA roles such as SJ service provider, 71 attending, 77 facility; 2010EB transport;
    /// 2010EC other organizations).</summary>
    public EdiList<ReviewParty> Parties
    {
        get => Children<ReviewParty>("NM1");
        init => SetChildren("NM1", value);
    }

    /// <summary>The services of the event under review (2000F).</summary>
    public EdiList<ReviewedService> Services
    {
        get => Children<ReviewedService>("HL*SS");
        init => SetChildren("HL*SS", value);
    }
}
