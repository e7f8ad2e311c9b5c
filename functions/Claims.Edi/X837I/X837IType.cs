using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.X837I;

/// <summary>Ties the institutional 837 to its guide, its records and its rules.</summary>
internal static class X837IType
{
    public static readonly TransactionType Type = new(
        "837", "005010X223", "X837I", Create, () => new InstitutionalRules())
    {
        Claims = new("2300", type => new ClaimInItsPlace(type)),
    };

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new InstitutionalClaims(),
        "2000A" => new InstitutionalProvider(),
        "2000B" => new InstitutionalSubscriber(),
        "2000C" => new InstitutionalPatient(),
        "2300" => new InstitutionalClaim(),
        "2320" => new InstitutionalOtherSubscriber(),
        "2400" => new InstitutionalLine(),
        "2410" => new Drug(),
        "2430" => new LineAdjudication(),
        _ => new Party(),
    };
}
