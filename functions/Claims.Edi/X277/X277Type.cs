using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X276;
using Claims.Edi.X277CA;

namespace Claims.Edi.X277;

/// <summary>Ties the 277 claim status response to its guide, its records and its rules.</summary>
internal static class X277Type
{
    public static readonly TransactionType Type = new(
        "277", "005010X212", "X277", Create, static (_, _) => { });

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new ClaimStatusResponse(),
        "2000A" => new StatusPayer(),
        "2000B" => new StatusReceiver(),
        "2000C" => new StatusProvider(),
        "2000D" or "2000E" => new StatusPatient(),
        "2200B" or "2200C" => new LevelStatus(),
        "2200D" or "2200E" => new StatusClaim(),
        "2220D" or "2220E" => new StatusLine(),
        _ => new Party(),
    };
}
