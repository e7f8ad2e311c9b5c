using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

// The loops inside a claim.
public sealed partial record Claim
{
    /// <summary>Referring provider (2310A).</summary>
    public Party? ReferringProvider { get => Child<Party>("NM1*DN"); init => SetChild("NM1*DN", value); }

    /// <summary>Primary care provider (2310A with P3).</summary>
    public Party? PrimaryCareProvider { get => Child<Party>("NM1*P3"); init => SetChild("NM1*P3", value); }

    /// <summary>Rendering provider (2310B): NPI and taxonomy; only when not the billing provider.</summary>
    public Party? RenderingProvider { get => Child<Party>("NM1*82"); init => SetChild("NM1*82", value); }

    /// <summary>Service facility (2310C), when services were rendered elsewhere.</summary>
    public Party? ServiceFacility { get => Child<Party>("NM1*77"); init => SetChild("NM1*77", value); }

    /// <summary>Supervising provider (2310D).</summary>
    public Party? SupervisingProvider { get => Child<Party>("NM1*DQ"); init => SetChild("NM1*DQ", value); }

    /// <summary>Ambulance pick-up place (2310E).</summary>
    public Party? AmbulancePickUp { get => Child<Party>("NM1*PW"); init => SetChild("NM1*PW", value); }

    /// <summary>Ambulance drop-off place (2310F).</summary>
    public Party? AmbulanceDropOff { get => Child<Party>("NM1*45"); init => SetChild("NM1*45", value); }

    /// <summary>Other subscribers and payers (2320), at most 10.</summary>
    public EdiList<OtherSubscriber> OtherSubscribers
    {
        get => Children<OtherSubscriber>("SBR");
        init => SetChildren("SBR", value);
    }

    /// <summary>Service lines (2400), 1 to 50.</summary>
    public EdiList<ServiceLine> Lines { get => Children<ServiceLine>("LX"); init => SetChildren("LX", value); }
}
