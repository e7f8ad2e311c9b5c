using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>Everything that a biller needs for one denial, on one page.</summary>
/// <param name="Clinic">Whose.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Payer">Who decided.</param>
/// <param name="Number">The claim's n-th decision.</param>
/// <param name="Date">Its date.</param>
/// <param name="Denied">The amount in dispute.</param>
/// <param name="Reasons">What is denied, one a code, with what to do.</param>
/// <param name="Statement">The decision in readable form: each service, each reason, each remark.</param>
/// <param name="Filing">The timely-filing clock.</param>
/// <param name="Proof">What proves when it was filed.</param>
/// <param name="ProofWillDo">Whether it was in time by that proof.</param>
/// <param name="NextLevel">The level that an appeal would have; null when none is left.</param>
/// <param name="AppealDeadline">By when the payer must have it.</param>
/// <param name="Appeals">Earlier appeals, each with how it ended.</param>
/// <param name="Coverage">What the payer says of coverage, when it was asked again.</param>
/// <param name="Twins">Other claims of the same patient and day.</param>
/// <param name="Evidence">What the note says for what was billed.</param>
/// <param name="History">Who did what.</param>
/// <param name="Suggested">The choice that the table suggests.</param>
/// <param name="Decided">What was decided already; null while it is open.</param>
/// <param name="Waits">Whether it waits for a biller.</param>
public sealed record DenialView(
    ClinicId Clinic,
    Claim Claim,
    Payer Payer,
    int Number,
    DateOnly Date,
    Money Denied,
    IReadOnlyList<DenialReason> Reasons,
    Exhibit.Remittance Statement,
    FilingTerm Filing,
    FilingProof Proof,
    bool ProofWillDo,
    AppealLevel? NextLevel,
    DateOnly AppealDeadline,
    IReadOnlyList<(FiledAppeal Appeal, AppealAnswer? Outcome)> Appeals,
    CoverageRecheck? Coverage,
    IReadOnlyList<Claim> Twins,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<AuditEntry> History,
    BillerChoice? Suggested,
    DenialDecision? Decided,
    bool Waits);

/// <summary>Reads what a biller works on a denial with.</summary>
public sealed class DenialDesk(IRecords records, IClinicDirectory directory)
{
    /// <summary>A decision with all that bears on it; null when there is no such claim or decision.</summary>
    public async Task<DenialView?> OpenAsync(
        ClinicId clinic, ClaimId id, int number, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<Claim>(clinic, id.Value, cancellationToken) is not { Record: var claim }
            || number < 1 || number > claim.Remittances)
        {
            return null;
        }

        var found = await DenialCase.ReadAsync(records, directory, new(claim.Ref, number), cancellationToken);
        var key = FiledAppeal.KeyOf(id, number);
        var coding = await records.FindAsync<EncounterCoding>(
            clinic, claim.Encounter.Encounter.Value, cancellationToken);
        var coverage = (await records.FindAsync<CoverageRecheck>(clinic, key, cancellationToken))?.Record;
        return new(
            clinic, claim, found.Payer, number, found.Date, found.Amount, ReasonsOf(found), Exhibits.Remittance(found),
            found.Filing, found.Proof, found.WasFiledInTime, found.NextLevel, found.AppealDeadline,
            await AppealsAsync(found, cancellationToken), coverage,
            await EncounterClaims.ListOthersAsync(records, claim.Encounter, claim.Content, cancellationToken),
            [.. Exhibits.EvidenceOf(claim.Content, coding?.Record)], await HistoryAsync(claim, cancellationToken),
            Suggest(found, coverage),
            (await records.FindAsync<DenialDecision>(clinic, key, cancellationToken))?.Record,
            await records.FindAsync<WorkItem>(clinic, OpenDenialWork.KeyOf(id, number), cancellationToken)
                is { Record.ClosedAt: null });
    }

    /// <summary>One a code, as the table has it.</summary>
    internal static IReadOnlyList<DenialReason> ReasonsOf(DenialCase found) =>
    [
        .. found.Denied.Select(code => new DenialReason(
            code.Adjustment.Code, code.Adjustment.Amount, code.Rule?.Meaning, code.Rule?.Cause ?? "unknown code",
            code.Rule?.Preventable, code.Rule?.Remedy, code.Rule?.Owner ?? DenialOwner.Biller)),
    ];

    /// <summary>What a biller would do first; null when only the code's remedy can say.</summary>
    private static BillerChoice? Suggest(DenialCase found, CoverageRecheck? coverage)
    {
        if (coverage is { Status: CoverageStatus.Active } && found.NextLevel is not null)
        {
            return BillerChoice.Appeal;
        }

        if (coverage is { Others.Count: > 0 })
        {
            return BillerChoice.Replace;
        }

        var causes = found.Denied.Select(code => code.Rule?.Cause).ToHashSet();
        return causes.Contains("authorization") ? BillerChoice.AttachAuthorization
            : causes.Overlaps(["wrong payer", "coordination of benefits", "eligibility", "coding"]) ? BillerChoice.Replace
            : causes.Contains("documentation") ? BillerChoice.AwaitPayer
            : causes.Contains("medical necessity") && found.NextLevel is not null ? BillerChoice.Appeal
            : causes.Contains("late filing") && !found.WasFiledInTime ? BillerChoice.WriteOff
            : found.NextLevel is null ? BillerChoice.WriteOff
            : null;
    }

    private async Task<IReadOnlyList<(FiledAppeal, AppealAnswer?)>> AppealsAsync(
        DenialCase found, CancellationToken cancellationToken)
    {
        var outcomes = await records.ReadAllAsync<AppealAnswer>(
            found.Claim.Encounter.Clinic, $"{found.Claim.Id}/", cancellationToken);
        return [.. found.Appeals.Select(appeal => (appeal, outcomes.FirstOrDefault(one => one.Key == appeal.Key)))];
    }

    private async Task<IReadOnlyList<AuditEntry>> HistoryAsync(Claim claim, CancellationToken cancellationToken)
    {
        var entries = await records.ReadAllAsync<AuditEntry>(
            claim.Encounter.Clinic, $"{claim.Id}/", cancellationToken);
        return [.. entries.OrderBy(entry => entry.At)];
    }
}
