using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>An 837 professional transaction (005010X222A1): claims of billing providers to one receiver.</summary>
public sealed record ProfessionalClaims : ClaimTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X222A1";

    /// <summary>An empty transaction of the current guide.</summary>
    public ProfessionalClaims() : base(CurrentGuide) { }

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
