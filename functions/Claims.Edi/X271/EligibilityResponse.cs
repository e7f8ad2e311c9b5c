using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X270;

namespace Claims.Edi.X271;

/// <summary>A 271 eligibility response (005010X279A1). Its levels are those of the 270, with benefits and
/// rejects.</summary>
public sealed record EligibilityResponse : HierarchicalTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X279A1";

    /// <summary>An empty response of the current guide.</summary>
    public EligibilityResponse() : base(CurrentGuide, "0022", "11") { }

    /// <inheritdoc />
    public override string Identifier => "271";

    /// <summary>The number of the request answered (BHT03).</summary>
    public string RequestReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>Payers answering (2000A).</summary>
    public EdiList<InformationSource> Sources
    {
        get => Children<InformationSource>("HL*20");
        init => SetChildren("HL*20", value);
    }

    /// <summary>All subscribers and dependents answered about, in order.</summary>
    public IEnumerable<InsuredPerson> Persons =>
        from source in Sources
        from receiver in source.Receivers
        from subscriber in receiver.Subscribers
        from person in subscriber.Dependents.Prepend(subscriber)
        select person;
}
