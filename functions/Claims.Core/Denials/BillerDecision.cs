using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>The wait for a biller's word on a denial.</summary>
public static class BillerDecision
{
    /// <summary>The event; the decision itself is in the records.</summary>
    public static EventRef<string> For(ClaimId claim, int remittance) => new($"biller-decided/{claim}/{remittance}");

    /// <returns>What the biller decided.</returns>
    public static async Task<BillerResolution> WaitAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance)
    {
        var decision = new ClaimRemittance(claim, remittance);
        var due = await context.CallAsync(OpenDenialWork.Ref, decision);
        await context.CallAsync(MarkStage.Ref, new(encounter, Stage.WithBiller, due, "a biller decides on the denial"));
        await context.WaitForEventAsync(For(claim.Claim, remittance));
        return await context.CallAsync(ReadBillerDecision.Ref, decision);
    }
}

/// <summary>Files the denial with the billers.</summary>
public sealed class OpenDenialWork(IRecords records, IClinicDirectory directory, WorkItems work, TimeProvider time)
    : Activity<ClaimRemittance, DateTimeOffset>
{
    public static readonly ActivityRef<ClaimRemittance, DateTimeOffset> Ref = new(nameof(OpenDenialWork));

    /// <summary>The key of the work filed.</summary>
    public static string KeyOf(ClaimId claim, int remittance) => $"denial/{claim}/{remittance:D3}";

    /// <summary>Where no appeal is left, so many days are enough to decide.</summary>
    private const int DaysToDecide = 14;

    /// <returns>By when the payer must have an appeal, or somebody must have decided.</returns>
    public override async Task<DateTimeOffset> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var found = await DenialCase.ReadAsync(records, directory, decision, context.CancellationToken);
        DateTimeOffset? due = found.NextLevel is null
            ? null
            : new(found.AppealDeadline.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var reasons = found.Denied.Count == 0
            ? "The payer left a part of the charge unexplained: ask for a corrected remittance."
            : string.Join(" ", found.Denied.Select(code =>
                $"{code.Adjustment.Amount} denied: {code.Describe()}. {code.Rule?.Remedy ?? "Look it up, and decide."}"));
        reasons += string.Concat(found.Responsible.Select(named =>
            $" The payer names {named.Name} as responsible{(named.ElectronicId is { } id ? $" ({id})" : "")}."));
        if (found.Appeals.Count > 0)
        {
            reasons += $" It was appealed at level {found.Appeals.Count} already; "
                + (found.NextLevel is { } next ? $"next is the {next.Name}." : "no level is left.");
        }

        await work.OpenAsync(
            decision.Claim.Clinic,
            new(
                KeyOf(found.Claim.Id, found.Number), WorkItemType.Denial, found.Claim.Id.Value, time.GetUtcNow(), due,
                reasons),
            context.CancellationToken);
        return due ?? time.GetUtcNow().AddDays(DaysToDecide);
    }
}

/// <summary>Reads what the biller decided.</summary>
public sealed class ReadBillerDecision(IRecords records, Ledger ledger) : Activity<ClaimRemittance, BillerResolution>
{
    public static readonly ActivityRef<ClaimRemittance, BillerResolution> Ref = new(nameof(ReadBillerDecision));

    public override async Task<BillerResolution> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var ((clinic, claim), number) = decision;
        var decided = await records.GetAsync<DenialDecision>(
            clinic, FiledAppeal.KeyOf(claim, number), context.CancellationToken);
        return decided.Choice switch
        {
            BillerChoice.Replace => new(true, [new("DEN-BILLER", Severity.Error, "claim", decided.Reason)]),
            BillerChoice.Appeal => new(false, [], DenialAction.Appeal),
            BillerChoice.SendDocuments => new(false, [], DenialAction.SendDocuments),
            BillerChoice.AttachAuthorization => new(false, [], DenialAction.AttachAuthorization),
            BillerChoice.AwaitPayer => new(false, [], DenialAction.AwaitPayer),
            _ => new(false, [], await NextAsync(decision.Claim, context.CancellationToken)),
        };
    }

    /// <summary>When this payer's part is over, the next one is asked before the patient.</summary>
    private async Task<DenialAction> NextAsync(ClaimRef claim, CancellationToken cancel)
    {
        var record = await records.GetAsync<Submission.Claim>(claim.Clinic, claim.Claim.Value, cancel);
        var isDue = BillNextPayer.IsDue(
            record,
            await ClaimPayment.ListAsync(records, claim, cancel),
            await ledger.EntriesAsync(claim.Clinic, record.Encounter.Encounter, cancel));
        return isDue ? DenialAction.NextPayer : DenialAction.None;
    }
}
