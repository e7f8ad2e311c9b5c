using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X270;

namespace Claims.Edi.X271;

/// <summary>A 271 eligibility response (005010X279A1). Its levels are those of the 270, with benefits and
/// rejects.</summary>
public sealed record EligibilityResponse : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X279A1";

    /// <summary>An empty response of the current guide.</summary>
    public EligibilityResponse()
    {
        Guide = CurrentGuide;
        Set("BHT", 1, "0022");
        Set("BHT", 2, "11");
    }

    /// <inheritdoc />
    public override string Identifier => "271";

    private protected override string Order => "BHT";

    private protected override string LoopOrder => "HL*20";

    /// <summary>What this is (BHT02): 11 response, 06 confirmation of a cancellation or spend-down.</summary>
    public string Purpose { get => Text("BHT", 2); init => Set("BHT", 2, value); }

    /// <summary>The number of the request answered (BHT03).</summary>
    public string RequestReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>When it was made, to the minute (BHT04, BHT05); null when it cannot be read.</summary>
    public DateTime? Created
    {
        get => EdiDate.ParseTime(Text("BHT", 4), Text("BHT", 5));
        init
        {
            Set("BHT", 4, EdiDate.Text(value));
            Set("BHT", 5, value is { } at ? EdiDate.Time(at) : "");
        }
    }

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
