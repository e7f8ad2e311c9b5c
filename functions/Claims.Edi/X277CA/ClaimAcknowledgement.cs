using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X277CA;

/// <summary>A 277 claim acknowledgement (005010X214): which claims were taken in for adjudication and which were not.
/// A claim rejected here was never adjudicated; it is not denied.</summary>
public sealed record ClaimAcknowledgement : HierarchicalTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X214";

    /// <summary>An empty acknowledgement of the current guide.</summary>
    public ClaimAcknowledgement() : base(CurrentGuide, "0085", "08") => Set("BHT", 6, "TH");

    /// <inheritdoc />
    public override string Identifier => "277";

    /// <summary>The sender's number for this acknowledgement (BHT03).</summary>
    public string BatchReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>Who answers (2000A), one as a rule.</summary>
    public EdiList<InformationSource> Sources
    {
        get => Children<InformationSource>("HL*20");
        init => SetChildren("HL*20", value);
    }

    /// <summary>All claims answered, in order.</summary>
    public IEnumerable<AcknowledgedClaim> Claims =>
        from source in Sources
        from receiver in source.Receivers
        from provider in receiver.Providers
        from patient in provider.Patients
        from claim in patient.Claims
        select claim;
}
