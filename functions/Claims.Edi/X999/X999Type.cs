using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X999;

/// <summary>Ties the 999 to its guide, its records and its rules.</summary>
internal static class X999Type
{
    public static readonly TransactionType Type = new(
        "999", "005010X231", "X999", Create,
        (transaction, findings) => AcknowledgementRules.Check((ImplementationAcknowledgement)transaction, findings));

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new ImplementationAcknowledgement(),
        "2000" => new TransactionResponse(),
        "2100" => new SegmentError(),
        "2110" => new ElementError(),
        _ => throw new InvalidOperationException($"The guide has a loop {loopId} without a record."),
    };
}
