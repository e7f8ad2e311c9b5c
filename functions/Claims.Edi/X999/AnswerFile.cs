using System.Globalization;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X999;

/// <summary>Makes the file that answers an interchange: a TA1 and, unless the whole is rejected, a 999 for each
/// group.</summary>
public static class AnswerFile
{
    /// <summary>The answer, its sender and receiver those of the interchange turned round. There is a TA1 when the sender
    /// asked for one or the interchange is rejected. Acknowledgements (groups FA) are not acknowledged.</summary>
    /// <param name="interchange">The interchange as read.</param>
    /// <param name="issues">Everything the reading of its file found.</param>
    /// <param name="created">When the answer is made.</param>
    /// <param name="controlNumber">ISA13 of the answer, 9 digits; also its group's number.</param>
    /// <returns>The answer; null when there is nothing to answer.</returns>
    public static Interchange? For(
        Interchange interchange, IReadOnlyList<EdiIssue> issues, DateTime created, string controlNumber)
    {
        var envelope = Acknowledge.From(interchange, issues);
        var groups = envelope.Code == "R" ? [] : interchange.Groups.Where(group => group.FunctionalCode != "FA").ToList();
        var wantsEnvelope = envelope.Code == "R" || interchange.AcknowledgementRequested;
        if (groups.Count == 0 && !wantsEnvelope)
            return null;
        var answers = groups.Select((group, index) => (TransactionSet)Acknowledge.From(
            group, issues, (index + 1).ToString("D4", CultureInfo.InvariantCulture)));
        return new()
        {
            SenderQualifier = Qualifier(interchange.ReceiverQualifier),
            Sender = interchange.Receiver,
            ReceiverQualifier = Qualifier(interchange.SenderQualifier),
            Receiver = interchange.Sender,
            Created = created,
            ControlNumber = controlNumber,
            IsTest = interchange.IsTest,
            Acknowledgements = wantsEnvelope ? [envelope] : [],
            Groups = groups.Count == 0 ? [] :
            [
                new()
                {
                    FunctionalCode = "FA",
                    Sender = groups[0].Receiver,
                    Receiver = groups[0].Sender,
                    Created = created,
                    ControlNumber = controlNumber.TrimStart('0'),
                    Guide = ImplementationAcknowledgement.CurrentGuide,
                    Transactions = answers.ToEdiList(),
                },
            ],
        };
    }

    private static string Qualifier(string given) => given.Length == 2 ? given : "ZZ";
}
