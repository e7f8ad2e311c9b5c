using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X820;

/// <summary>Ties the 820 to its guide, its records and its rules.</summary>
internal static class X820Type
{
    public static readonly TransactionType Type = new(
        "820", "005010X218", "X820", Create,
        (transaction, findings) => PremiumRules.Check((PremiumPayment)transaction, findings));

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new PremiumPayment(),
        "1000A" or "1000B" => new PremiumParty(),
        "2000A" or "2000B" => new PremiumRemittance(),
        "2300A" or "2300B" => new Premium(),
        "2310A" => new PremiumLine(),
        "2315A" => new HeadCount(),
        "2320A" or "2320B" => new PremiumAdjustment(),
        _ => new Party(),
    };
}
