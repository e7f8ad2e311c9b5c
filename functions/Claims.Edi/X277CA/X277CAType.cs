using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X277CA;

/// <summary>Ties the 277 to its guide, its records and its rules.</summary>
internal static class X277CAType
{
    public static readonly TransactionType Type = new(
        "277", "005010X214", "X277CA", Create,
        (transaction, findings) => AcknowledgementTotals.Check((ClaimAcknowledgement)transaction, findings));

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new ClaimAcknowledgement(),
        "2000A" => new InformationSource(),
        "2000B" => new InformationReceiver(),
        "2000C" => new AcknowledgedProvider(),
        "2000D" => new AcknowledgedPatient(),
        "2200D" => new AcknowledgedClaim(),
        "2220D" => new AcknowledgedLine(),
        "2200A" or "2200B" or "2200C" => new LevelStatus(),
        _ => new Party(),
    };
}
