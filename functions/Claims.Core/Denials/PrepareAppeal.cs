using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>
/// Writes the appeal against a decision, keeps the packet with the chart and hands it to the payer. The record is
/// written first and dates the letter, so a repeat makes and sends the very same one.
/// </summary>
public sealed class PrepareAppeal(
    IRecords records,
    IClinicDirectory directory,
    PacketWriter packets,
    PayerLetters letters,
    AuditTrail audit,
    TimeProvider time) : Activity<ClaimRemittance, DateTimeOffset>
{
    public static readonly ActivityRef<ClaimRemittance, DateTimeOffset> Ref = new(nameof(PrepareAppeal));

    /// <returns>By when the payer should have answered.</returns>
    public override async Task<DateTimeOffset> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var cancel = context.CancellationToken;
        var clinic = decision.Claim.Clinic;
        var found = await DenialCase.ReadAsync(records, directory, decision, cancel);
        var appeal = await FileAsync(clinic, found, cancel);
        await letters.SendAsync(
            await packets.AppealAsync(found, appeal, cancel), new(clinic, found.Claim.Encounter.Chart),
            appeal.LetterFile, $"appeal-{appeal.Claim}-{appeal.Remittance:D3}",
            AppealManifest.Of(found, appeal.Level, appeal.Deadline, LetterKind.Appeal), cancel);
        await audit.WriteAsync(
            clinic, appeal.Claim.Value, "pipeline", "appealed",
            $"{string.Join(", ", appeal.Codes)}, {appeal.Denied}, level {appeal.Level}",
            $"appealed/{appeal.Remittance}", cancel);
        var level = PayerDeadlines.Current.Level(found.Payer, appeal.Level);
        return appeal.FiledAt.AddDays(level?.AnswerDays ?? PaymentPosted.Patience.Days);
    }

    private async Task<FiledAppeal> FileAsync(ClinicId clinic, DenialCase found, CancellationToken cancel)
    {
        var filing = new FiledAppeal(
            found.Claim.Id, found.Number, found.Appeals.Count + 1, time.GetUtcNow(), found.AppealDeadline,
            found.Amount, [.. found.Denied.Select(code => code.Adjustment.Code)],
            $"appeals/{found.Claim.Id}-{found.Number:D3}.pdf");
        await records.TryAddAsync(clinic, filing, cancel);
        return await records.GetAsync<FiledAppeal>(clinic, filing.Key, cancel);
    }
}
