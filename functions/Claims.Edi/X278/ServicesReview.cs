using Claims.Edi.Parts;

namespace Claims.Edi.X278;

/// <summary>A 278 services review (005010X217): a provider's request for a referral or an authorization, or the
/// payer's response to it. Both have the same levels; <see cref="HierarchicalTransaction.Purpose"/> tells them apart.</summary>
public sealed record ServicesReview : HierarchicalTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X217";

    /// <summary>An empty request of the current guide.</summary>
    public ServicesReview() : base(CurrentGuide, "0007", "13") { }

    /// <inheritdoc />
    public override string Identifier => "278";

    /// <summary>Whether this is the payer's response (BHT02 is 11).</summary>
    public bool IsResponse => Purpose == "11";

    /// <summary>The requester's number (BHT03); a response repeats it.</summary>
    public string RequestReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

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
