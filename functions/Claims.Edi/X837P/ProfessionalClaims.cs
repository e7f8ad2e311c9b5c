using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>An 837 professional transaction (005010X222A1): claims of billing providers to one receiver.</summary>
public sealed record ProfessionalClaims : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X222A1";

    /// <summary>An empty transaction of the current guide.</summary>
    public ProfessionalClaims()
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

    /// <summary>Billing providers (2000A) with their subscribers and claims.</summary>
    public EdiList<BillingProvider> BillingProviders
    {
        get => Children<BillingProvider>("HL*20");
        init => SetChildren("HL*20", value);
    }

    /// <summary>All claims in order, each with the levels above it.</summary>
    public IEnumerable<ClaimInContext> Claims()
    {
        foreach (var provider in BillingProviders)
        {
            foreach (var subscriber in provider.Subscribers)
            {
                foreach (var claim in subscriber.Claims)
                    yield return new(claim, provider, subscriber, null);
                foreach (var patient in subscriber.Patients)
                {
                    foreach (var claim in patient.Claims)
                        yield return new(claim, provider, subscriber, patient);
                }
            }
        }
    }
}

/// <summary>A claim with the levels above it.</summary>
/// <param name="Claim">The claim (2300).</param>
/// <param name="BillingProvider">Who bills (2000A).</param>
/// <param name="Subscriber">Whose insurance it is (2000B).</param>
/// <param name="Patient">The patient (2000C) when that is not the subscriber, else null.</param>
public sealed record ClaimInContext(
    Claim Claim, BillingProvider BillingProvider, Subscriber Subscriber, Patient? Patient)
{
    /// <summary>Who was treated: the patient's name loop (2010CA), else the subscriber's (2010BA).</summary>
    public Party? Treated => Patient is null ? Subscriber.Person : Patient.Person;

    /// <summary>The type name alone: a claim is patient data.</summary>
    public override string ToString() => nameof(ClaimInContext);
}
