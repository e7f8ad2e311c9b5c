using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X270;

namespace Claims.Edi.X271;

/// <summary>Ties the 271 to its guide, its records and its rules.</summary>
internal static class X271Type
{
    public static readonly TransactionType Type = new(
        "271", "005010X279", "X271", Create, static (_, _) => { });

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new EligibilityResponse(),
        "2000A" => new InformationSource(),
        "2000B" => new InformationReceiver(),
        "2000C" or "2000D" => new InsuredPerson(),
        "2110C" or "2110D" => new Benefit(),
        "2115C" or "2115D" => new BenefitDetail(),
        "2120LC" or "2120LD" => new BenefitEntities(),
        "2120C" or "2120D" => new Party(),
        _ => new EligibilityParty(),
    };
}
