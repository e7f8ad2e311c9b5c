using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;

namespace Claims.Edi.X820;

/// <summary>An 820 premium payment (005010X218): an employer or its agent pays premiums and says for whom.</summary>
public sealed record PremiumPayment : PaymentTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X218";

    /// <summary>An empty payment of the current guide.</summary>
    public PremiumPayment() => Guide = CurrentGuide;

    /// <inheritdoc />
    public override string Identifier => "820";

    private protected override string Order => "BPR TRN CUR REF DTM";

    private protected override string LoopOrder => "N1*PE N1*PR ENT*2L ENT*2J";

    /// <summary>The account the money goes to (BPR12 to BPR15); null when absent.</summary>
    public BankAccount? ReceiverAccount { get => Account(12); init => SetAccount(12, value); }

    /// <summary>What ties remittance and money together (TRN): type 1 where both come together, 3 where they come
    /// apart; null when absent.</summary>
    public Trace? Trace
    {
        get => Find("TRN") is { } segment ? new Trace(segment) : null;
        init => ReplaceOrInsert(Find("TRN"), value?.Segment);
    }

    /// <summary>Reference numbers (REF) in order: 38 master policy, 18 plan, 14 master account.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Dates (DTM) in order: 009 processed, 035 delivered, 582 the period paid for.</summary>
    public EdiList<DateStamp> Dates
    {
        get => All("DTM", segment => new DateStamp(segment));
        init => SetAll("DTM", value);
    }

    /// <summary>Who is paid, the insurer (1000A).</summary>
    public PremiumParty? Receiver { get => Child<PremiumParty>("N1*PE"); init => SetChild("N1*PE", value); }

    /// <summary>Who pays, the employer or its agent (1000B).</summary>
    public PremiumParty? Payer { get => Child<PremiumParty>("N1*PR"); init => SetChild("N1*PR", value); }

    /// <summary>Premiums in sum for an organization (2000A).</summary>
    public EdiList<PremiumRemittance> Organizations
    {
        get => Children<PremiumRemittance>("ENT*2L");
        init => SetChildren("ENT*2L", value);
    }

    /// <summary>Premiums for individuals (2000B).</summary>
    public EdiList<PremiumRemittance> Individuals
    {
        get => Children<PremiumRemittance>("ENT*2J");
        init => SetChildren("ENT*2J", value);
    }

    /// <summary>All premiums in order.</summary>
    public IEnumerable<Premium> Premiums => Organizations.Concat(Individuals).SelectMany(one => one.Premiums);
}

/// <summary>Who is paid (1000A) or pays (1000B).</summary>
public sealed record PremiumParty : PlacedLoop
{
    private protected override string Order => "N1 N2 N3 N4 RDM PER";

    /// <summary>Name (N102), at most 60 characters; may be left out.</summary>
    public string Name { get => Text("N1", 2); init => Set("N1", 2, value); }

    /// <summary>More of the name (N201, N202); both empty when absent.</summary>
    public (string First, string Second) MoreName
    {
        get => (Text("N2", 1), Text("N2", 2));
        init => ReplaceOrInsert(Find("N2"),
            value.First.Length == 0 ? null : new Segment("N2", value.First).With(2, value.Second));
    }

    /// <summary>What <see cref="Id"/> is (N103): FI tax id, 24 employer id, XV plan id, 1 D-U-N-S.</summary>
    public string IdQualifier { get => Text("N1", 3); init => Set("N1", 3, value); }

    /// <summary>Identifier (N104).</summary>
    public string Id { get => Text("N1", 4); init => Set("N1", 4, value); }

    /// <summary>How the receiver gets the remittance (RDM); null when not said.</summary>
    public RemittanceDelivery? Delivery
    {
        get => Find("RDM") is { } segment ? new RemittanceDelivery(segment) : null;
        init => ReplaceOrInsert(Find("RDM"), value?.Segment);
    }
}
