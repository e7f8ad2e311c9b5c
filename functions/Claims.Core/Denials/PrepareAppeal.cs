using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>
/// Writes the appeal against a decision, keeps the letter with the chart and hands it to the payer. The record is
/// written first and dates the letter, so a repeat makes and sends the very same one.
/// </summary>
public sealed class PrepareAppeal(
    IRecords records,
    IClinicDirectory directory,
    IAppealLetterDrawer drawer,
    IChartFiles files,
    IPayerMail mail,
    AuditTrail audit,
    TimeProvider time) : Activity<ClaimRemittance, DateTimeOffset>
{
    public static readonly ActivityRef<ClaimRemittance, DateTimeOffset> Ref = new(nameof(PrepareAppeal));

    /// <returns>By when the payer should have answered.</returns>
    public override async Task<DateTimeOffset> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var cancel = context.CancellationToken;
        var clinicId = decision.Claim.Clinic;
        var found = await DenialCase.ReadAsync(records, directory, decision, cancel);
        var appeal = await FileAsync(clinicId, found, cancel);
        var clinic = directory.Clinic(clinicId);
        var encounter = found.Claim.Encounter;
        var coding = await records.FindAsync<EncounterCoding>(clinicId, encounter.Encounter.Value, cancel);
        var queries = await records.ReadAllAsync<PhysicianQuery>(clinicId, $"{encounter.Encounter}/", cancel);
        var pdf = drawer.Draw(AppealWriter.Write(clinic, found, appeal, coding?.Record, queries));

        await files.KeepAsync(new(encounter.Clinic, encounter.Chart), appeal.LetterFile, pdf, cancel);
        var manifest = new AppealManifest(
            clinicId, appeal.Claim, found.Payer.ElectronicId, found.Claim.PayerControlNumber, appeal.Remittance,
            appeal.Level, appeal.Codes, appeal.Denied, appeal.Deadline);
        await mail.SendAsync($"appeal-{appeal.Claim}-{appeal.Remittance:D3}", pdf, manifest, cancel);
        await audit.WriteAsync(
            clinicId, appeal.Claim.Value, "pipeline", "appealed",
            $"{string.Join(", ", appeal.Codes)}, {appeal.Denied}, level {appeal.Level}",
            $"appealed/{appeal.Remittance}", cancel);
        return appeal.FiledAt.AddDays(DenialRules.Current.AppealAnswerDays);
    }

    private async Task<FiledAppeal> FileAsync(ClinicId clinic, DenialCase found, CancellationToken cancel)
    {
        var earlier = 0;
        await foreach (var (appeal, _) in records.ListAsync<FiledAppeal>(clinic, $"{found.Claim.Id}/", cancel))
        {
            earlier += appeal.Remittance < found.Number ? 1 : 0;
        }

        var filing = new FiledAppeal(
            found.Claim.Id, found.Number, earlier + 1, time.GetUtcNow(), found.AppealDeadline, found.Amount,
            [.. found.Denied.Select(code => code.Adjustment.Code)],
            $"appeals/{found.Claim.Id}-{found.Number:D3}.pdf");
        await records.TryAddAsync(clinic, filing, cancel);
        return await records.GetAsync<FiledAppeal>(clinic, filing.Key, cancel);
    }
}
