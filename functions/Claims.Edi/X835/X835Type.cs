using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>Ties the 835 to its guide, its records and its rules.</summary>
internal static class X835Type
{
    public static readonly TransactionType Type = new(
        "835", "005010X221", "X835", Create, () => new RemittanceRules())
    {
        Claims = new("2100", type => new ClaimByClaim(type)),
    };

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new Remittance(),
        "1000A" or "1000B" => new RemittanceParty(),
        "2000" => new ClaimGroup(),
        "2100" => new ClaimPayment(),
        "2110" => new LinePayment(),
        _ => throw new InvalidOperationException($"The guide has a loop {loopId} without a record."),
    };
}
