using System.Text;
using Claims.Core.Charts;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Core.Submission;

/// <summary>X12 files as the clinic writes and reads them.</summary>
internal static class X12File
{
    /// <summary>An interchange as bytes.</summary>
    /// <exception cref="EdiWriteException">No receiver could accept it.</exception>
    public static byte[] Write(Interchange interchange) =>
        Encoding.ASCII.GetBytes(InterchangeWriter.ToText(interchange));

    /// <summary>The interchanges of a file, and what is wrong with it.</summary>
    public static ReadResult<EdiList<Interchange>> Read(ReadOnlyMemory<byte> content) =>
        InterchangeReader.Read(Encoding.Latin1.GetString(content.Span));

    /// <summary>One transaction in one group in one interchange; all bear one number.</summary>
    public static Interchange Envelope(
        Clinic clinic,
        Payer payer,
        string functionalCode,
        string guide,
        TransactionSet transaction,
        int number,
        DateTimeOffset madeAt) => new()
        {
            Sender = clinic.SubmitterId,
            Receiver = payer.ElectronicId,
            Created = madeAt.UtcDateTime,
            ControlNumber = Batch.KeyOf(number),
            Groups =
            [
                new FunctionalGroup
                {
                    FunctionalCode = functionalCode,
                    Sender = clinic.SubmitterId,
                    Receiver = payer.ElectronicId,
                    Created = madeAt.UtcDateTime,
                    ControlNumber = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Guide = guide,
                    Transactions = [transaction],
                },
            ],
        };
}
