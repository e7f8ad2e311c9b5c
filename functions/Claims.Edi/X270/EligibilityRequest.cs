using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X270;

/// <summary>A 270 eligibility request (005010X279A1).</summary>
public sealed record EligibilityRequest : HierarchicalTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X279A1";

    /// <summary>An empty request of the current guide.</summary>
    public EligibilityRequest() : base(CurrentGuide, "0022", "13") { }

    /// <inheritdoc />
    public override string Identifier => "270";

    /// <summary>RT when it is about a spend-down (BHT06); else empty.</summary>
    public string Kind { get => Text("BHT", 6); init => Set("BHT", 6, value); }

    /// <summary>The submitter's number for this request (BHT03); it comes back in the 271.</summary>
    public string RequestReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>Payers asked (2000A).</summary>
    public EdiList<InformationSource> Sources
    {
        get => Children<InformationSource>("HL*20");
        init => SetChildren("HL*20", value);
    }
}
