using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837I;

/// <summary>An 837 institutional transaction (005010X223A2): claims of hospitals to one receiver. Levels, claims
/// and lines share their bases with the professional transaction.</summary>
public sealed record InstitutionalClaims : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X223A2";

    /// <summary>An empty transaction of the current guide.</summary>
    public InstitutionalClaims()
    {
        Guide = CurrentGuide;
        Set("BHT", 1, "0019");
        Set("BHT", 2, "00");
        Set("BHT", 6, "CH");
    }

    /// <inheritdoc />
    public override string Identifier => "837";

    private protected override string Order => "BHT REF";

    private protected override string LoopOrder => "NM1*41 NM1*40 HL*20";

    /// <summary>Original (00) or a repeat of a transaction already sent (18) (BHT02).</summary>
    public string Purpose { get => Text("BHT", 2); init => Set("BHT", 2, value); }

    /// <summary>The submitter's number for this batch (BHT03), at most 30 characters.</summary>
    public string BatchReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>When the transaction was made, to the minute (BHT04, BHT05); null when it cannot be read.</summary>
    public DateTime? Created
    {
        get => EdiDate.ParseTime(Text("BHT", 4), Text("BHT", 5));
        init
        {
            Set("BHT", 4, EdiDate.Text(value));
            Set("BHT", 5, value is { } at ? EdiDate.Time(at) : "");
        }
    }

    /// <summary>CH chargeable claims, RP encounters reported, 31 subrogation (BHT06).</summary>
    public string ClaimKind { get => Text("BHT", 6); init => Set("BHT", 6, value); }

    /// <summary>Submitter (1000A): name, transmitter id (46), contact.</summary>
    public Party? Submitter { get => Child<Party>("NM1*41"); init => SetChild("NM1*41", value); }

    /// <summary>Receiver (1000B): name, transmitter id (46).</summary>
    public Party? Receiver { get => Child<Party>("NM1*40"); init => SetChild("NM1*40", value); }

    /// <summary>Billing facilities (2000A) with their subscribers and claims.</summary>
    public EdiList<InstitutionalProvider> BillingProviders
    {
        get => Children<InstitutionalProvider>("HL*20");
        init => SetChildren("HL*20", value);
    }

    /// <summary>All claims in order.</summary>
    public IEnumerable<InstitutionalClaim> Claims =>
        from provider in BillingProviders
        from subscriber in provider.Subscribers
        from claim in subscriber.Claims.Concat(subscriber.Patients.SelectMany(patient => patient.Claims))
        select claim;
}
