using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.Remittance;

/// <summary>The wait for a decision of the payer on a claim.</summary>
public static class PaymentPosted
{
    /// <summary>After so long somebody must ask the payer.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(45);

    /// <summary>The event; what it tells of is in the claim's payments.</summary>
    public static EventRef<string> For(ClaimId claim, int number) => new($"payment-posted/{claim}/{number}");

    /// <summary>Waits for a claim's n-th decision, or for the late rejection that comes in its place.</summary>
    /// <returns>The decision's number.</returns>
    public static Task<int> WaitAsync(IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int number) =>
        WaitAsync(
            context, new(claim, number),
            new(encounter, Stage.Adjudicating, context.UtcNow + Patience, "the payer decides"));

    /// <summary>The same with a stage and a deadline of the caller's.</summary>
    internal static async Task<int> WaitAsync(IWorkflowContext context, ClaimRemittance awaited, StageMark stage)
    {
        await context.CallAsync(AwaitDecision.Ref, awaited);
        await context.CallAsync(MarkStage.Ref, stage);
        using var cancel = new CancellationTokenSource();
        var posted = context.WaitForEventAsync(For(awaited.Claim.Claim, awaited.Number), cancel.Token);
        var rejected = context.WaitForEventAsync(
            Acknowledgement.LateRejection(awaited.Claim.Claim), cancel.Token);
        var due = context.DelayUntilAsync(stage.Deadline ?? context.UtcNow + Patience, cancel.Token);
        if (await Task.WhenAny(posted, rejected, due) == due)
        {
            await context.CallAsync(MissDecision.Ref, awaited);
            await context.CallAsync(MarkStage.Ref, stage with { Deadline = null, Note = "no decision came" });
            await Task.WhenAny(posted, rejected);
        }

        cancel.Cancel();
        return awaited.Number;
    }
}

/// <summary>Files work when no decision of the payer came.</summary>
public sealed class MissDecision(WorkItems work, TimeProvider time) : Activity<ClaimRemittance, bool>
{
    public static readonly ActivityRef<ClaimRemittance, bool> Ref = new(nameof(MissDecision));

    /// <summary>The key of the work filed.</summary>
    public static string KeyOf(ClaimId claim, int number) => $"no-remittance/{claim}/{number}";

    public override async Task<bool> RunAsync(ActivityContext context, ClaimRemittance awaited)
    {
        var id = awaited.Claim.Claim;
        var item = new WorkItem(
            KeyOf(id, awaited.Number), WorkItemType.NoRemittance, id.Value, time.GetUtcNow(), null,
            "The payer should have decided by now: ask for the claim's status.");
        await work.OpenAsync(awaited.Claim.Clinic, item, context.CancellationToken);
        return true;
    }
}
