using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Ties the 837 to its guide, its records and its rules.</summary>
internal static class X837PType
{
    public static readonly TransactionType Type = new(
        "837", "005010X222", "X837P", Create, () => new ClaimRules())
    {
        Claims = new("2300", type => new ClaimInItsPlace(type)),
    };

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new ProfessionalClaims(),
        "2000A" => new BillingProvider(),
        "2000B" => new Subscriber(),
        "2000C" => new Patient(),
        "2300" => new Claim(),
        "2320" => new OtherSubscriber(),
        "2400" => new ServiceLine(),
        "2410" => new Drug(),
        "2430" => new LineAdjudication(),
        "2440" => new LineForm(),
        _ => new Party(),
    };
}
