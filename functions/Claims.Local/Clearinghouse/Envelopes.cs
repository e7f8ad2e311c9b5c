using System.Globalization;
using Claims.Edi.Envelope;
using Claims.Edi.X835;

namespace Claims.Local.Clearinghouse;

/// <summary>Envelopes of the simulator's answers: sent by SIMULATED, marked as test data.</summary>
internal static class Envelopes
{
    /// <summary>The sender of everything that the simulator says.</summary>
    public const string Sender = "SIMULATED";

    /// <summary>An interchange with one transaction.</summary>
    /// <param name="receiver">ISA08 and GS03: who sent what is answered.</param>
    /// <param name="functionalCode">GS01.</param>
    /// <param name="number">The control number of all three levels.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="transaction">What it carries.</param>
    public static Interchange Of(
        string receiver, string functionalCode, int number, DateTimeOffset at, TransactionSet transaction)
    {
        var control = number.ToString("D9", CultureInfo.InvariantCulture);
        return Bare(receiver, number, at) with
        {
            Groups =
            [
                new FunctionalGroup
                {
                    FunctionalCode = functionalCode,
                    Sender = Sender,
                    Receiver = receiver,
                    Created = at.UtcDateTime,
                    ControlNumber = number.ToString(CultureInfo.InvariantCulture),
                    Guide = transaction is Remittance ? Remittance.CurrentGuide : transaction.Guide,
                    Transactions = [transaction with { ControlNumber = control }],
                },
            ],
        };
    }

    /// <summary>An interchange without a group.</summary>
    public static Interchange Bare(string receiver, int number, DateTimeOffset at) => new()
    {
        Sender = Sender,
        Receiver = receiver,
        Created = at.UtcDateTime,
        ControlNumber = number.ToString("D9", CultureInfo.InvariantCulture),
        IsTest = true,
    };
}
