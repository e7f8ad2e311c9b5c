using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X276;

/// <summary>Ties the 276 to its guide, its records and its rules.</summary>
internal static class X276Type
{
    public static readonly TransactionType Type = new(
        "276", "005010X212", "X276", Create, static (_, _) => { });

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new ClaimStatusRequest(),
        "2000A" => new StatusPayer(),
        "2000B" => new StatusReceiver(),
        "2000C" => new StatusProvider(),
        "2000D" or "2000E" => new StatusPatient(),
        "2200D" or "2200E" => new StatusClaim(),
        "2210D" or "2210E" => new StatusLine(),
        _ => new Party(),
    };
}
