using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>Documents that the payer asked for, from the packet to its next decision. No appeal, no level of one.</summary>
public static class DocumentRequest
{
    /// <returns>The number of the decision that answers.</returns>
    public static async Task<int> RunAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance)
    {
        var answerDue = await context.CallAsync(SendDocuments.Ref, new(claim, remittance));
        var stage = new StageMark(encounter, Stage.Adjudicating, answerDue, "the payer has the documents");
        return await PaymentPosted.WaitAsync(context, new(claim, remittance + 1), stage);
    }
}

/// <summary>Sends the record of the visit against the payer's control number; the same packet however often.</summary>
public sealed class SendDocuments(
    IRecords records,
    IClinicDirectory directory,
    PacketWriter packets,
    PayerLetters letters,
    AuditTrail audit,
    TimeProvider time) : Activity<ClaimRemittance, DateTimeOffset>
{
    public static readonly ActivityRef<ClaimRemittance, DateTimeOffset> Ref = new(nameof(SendDocuments));

    /// <returns>By when the payer should have decided.</returns>
    public override async Task<DateTimeOffset> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var cancel = context.CancellationToken;
        var clinic = decision.Claim.Clinic;
        var found = await DenialCase.ReadAsync(records, directory, decision, cancel);
        var sending = new SentDocuments(
            found.Claim.Id, found.Number, time.GetUtcNow(), $"documents/{found.Claim.Id}-{found.Number:D3}.pdf");
        await records.TryAddAsync(clinic, sending, cancel);
        var sent = await records.GetAsync<SentDocuments>(clinic, sending.Key, cancel);

        await letters.SendAsync(
            await packets.DocumentsAsync(found, sent, cancel), new(clinic, found.Claim.Encounter.Chart),
            sent.PacketFile, $"documents-{sent.Claim}-{sent.Remittance:D3}",
            AppealManifest.Of(found, level: 0, found.AppealDeadline, LetterKind.Documents), cancel);
        await audit.WriteAsync(
            clinic, sent.Claim.Value, "pipeline", "documents-sent", $"decision {sent.Remittance}",
            $"documents-sent/{sent.Remittance}", cancel);
        return sent.SentAt + PaymentPosted.Patience;
    }
}
