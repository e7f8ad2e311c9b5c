using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>A 278 services review (005010X217): a provider's request for a referral or an authorization, or the
/// payer's response to it. Both have the same levels; <see cref="Purpose"/> tells them apart.</summary>
public sealed record ServicesReview : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X217";

    /// <summary>An empty request of the current guide.</summary>
    public ServicesReview()
    {
        Guide = CurrentGuide;
        Set("BHT", 1, "0007");
        Set("BHT", 2, "13");
    }

    /// <inheritdoc />
    public override string Identifier => "278";

    private protected override string Order => "BHT";

    private protected override string LoopOrder => "HL*20";

    /// <summary>What this is (BHT02): 13 request, 01 cancellation, 36 authority to deduct; 11 response.</summary>
    public string Purpose { get => Text("BHT", 2); init => Set("BHT", 2, value); }

    /// <summary>Whether this is the payer's response (BHT02 is 11).</summary>
    public bool IsResponse => Purpose == "11";

    /// <summary>The requester's number (BHT03); a response repeats it.</summary>
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

    /// <summary>Kind (BHT06): RU medical services reservation in a request; 18 no further response will follow, 19
    /// another will, AT administrative action in a response.</summary>
    public string Kind { get => Text("BHT", 6); init => Set("BHT", 6, value); }

    /// <summary>Who reviews (2000A): the payer or its utilization management organization.</summary>
    public ReviewOrganization? Organization
    {
        get => Child<ReviewOrganization>("HL*20");
        init => SetChild("HL*20", value);
    }

    /// <summary>All events under review, in order.</summary>
    public IEnumerable<PatientEvent> Events =>
        Organization?.Requester?.Subscriber is not { } subscriber ? []
            : subscriber.Events.Concat(subscriber.Dependent?.Events ?? []);
}
