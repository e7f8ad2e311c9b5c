using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.X837I;

/// <summary>An 837 institutional transaction (005010X223A2): claims of hospitals to one receiver. Levels, claims
/// and lines share their bases with the professional transaction.</summary>
public sealed record InstitutionalClaims : ClaimTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X223A2";

    /// <summary>An empty transaction of the current guide.</summary>
    public InstitutionalClaims() : base(CurrentGuide) { }

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
