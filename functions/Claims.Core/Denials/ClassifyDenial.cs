using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>Says what to do after a decision of the payer, by the table of denial actions.</summary>
public sealed class ClassifyDenial(
    IRecords records, IClinicDirectory directory, Ledger ledger, TimeProvider time)
    : Activity<ClaimRemittance, DenialRouting>
{
    public static readonly ActivityRef<ClaimRemittance, DenialRouting> Ref = new(nameof(ClassifyDenial));

    public override async Task<DenialRouting> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var cancel = context.CancellationToken;
        var found = await DenialCase.ReadAsync(records, directory, decision, cancel);
        var claim = found.Claim;
        if (claim.Status == ClaimStatus.Rejected)
        {
            return new(DenialAction.Replace, Returned(found));
        }

        if (found.Denied.Count == 0)
        {
            return await SettledAsync(claim, cancel);
        }

        var action = await ActionAsync(found, cancel);
        await records.SaveAsync(claim.Encounter.Clinic, cancel, RecordChange.Put(Describe(found, action)));
        return new(action, action == DenialAction.Replace ? Findings(found) : []);
    }

    /// <summary>A payer that leaves a part of the charge unexplained is not done; else the next one is asked.</summary>
    private async Task<DenialRouting> SettledAsync(Claim claim, CancellationToken cancel)
    {
        var posted = await ledger.EntriesAsync(claim.Encounter.Clinic, claim.Encounter.Encounter, cancel);
        var decided = await ClaimPayment.ListAsync(records, claim.Ref, cancel);
        return new(
            Books.Of(posted)[Account.Payer] > Money.Zero ? DenialAction.Biller
            : BillNextPayer.IsDue(claim, decided, posted) ? DenialAction.NextPayer
            : DenialAction.None,
            []);
    }

    /// <summary>One voice for all of a decision's denials: a person before a correction before an appeal.</summary>
    private async Task<DenialAction> ActionAsync(DenialCase found, CancellationToken cancel)
    {
        var actions = found.Denied
            .Select(code => code.Rule?.ActionFor(found.Claim, found.Payer.FilingDays) ?? DenialAction.Biller)
            .ToHashSet();
        if (actions.Contains(DenialAction.Biller)
            || (found.Claim.Prior is not null && actions.Contains(DenialAction.Replace)))
        {
            return DenialAction.Biller;
        }

        if (actions.Contains(DenialAction.Replace))
        {
            return DenialAction.Replace;
        }

        var clinic = directory.Clinic(found.Claim.Encounter.Clinic);
        var late = clinic.DayOf(time.GetUtcNow()) > found.AppealDeadline;
        return late || await LevelsUsedAsync(found, cancel) >= DenialRules.Current.AppealLevelsByLetter
            ? DenialAction.Biller
            : DenialAction.Appeal;
    }

    /// <summary>Appeals against earlier decisions: one against this decision is what a repeat asks about.</summary>
    private async Task<int> LevelsUsedAsync(DenialCase found, CancellationToken cancel)
    {
        var used = 0;
        var claim = found.Claim;
        await foreach (var (appeal, _) in records.ListAsync<FiledAppeal>(
            claim.Encounter.Clinic, $"{claim.Id}/", cancel))
        {
            used += appeal.Remittance < found.Number ? 1 : 0;
        }

        return used;
    }

    private static IReadOnlyList<Issue> Returned(DenialCase found) =>
        found.Claim.Findings is { Count: > 0 } findings ? findings
        : found.Denied.Count > 0 ? Findings(found)
        : [new("DEN-MA130", Severity.Error, "claim", "The payer returned the claim unprocessed: mend it.")];

    private static IReadOnlyList<Issue> Findings(DenialCase found)
    {
        var remarks = found.Remarks.Count == 0 ? "" : $" Remark codes: {string.Join(", ", found.Remarks)}.";
        return
        [
            .. found.Denied.Select(code => new Issue(
                $"DEN-{code.Adjustment.Code}", Severity.Error, code.Rule?.Field ?? "claim",
                $"Denied ({code.Describe()}). {code.Rule?.Remedy}{remarks}")),
        ];
    }

    private static ClassifiedDenial Describe(DenialCase found, DenialAction action) => new(
        found.Claim.Id,
        found.Number,
        action,
        found.Amount,
        [
            .. found.Denied.Select(code => new DenialReason(
                code.Adjustment.Code, code.Adjustment.Amount, code.Rule?.Meaning, code.Rule?.Cause ?? "unknown code",
                code.Rule?.Preventable, code.Rule?.Remedy)),
        ],
        found.Remarks,
        found.AppealDeadline);
}
