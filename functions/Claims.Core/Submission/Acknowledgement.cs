using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Workflows;

namespace Claims.Core.Submission;

/// <summary>
/// The wait for the payer's word that it took, or did not take, a claim. A rejected claim was never adjudicated: it
/// is corrected and sent anew, never appealed.
/// </summary>
public static class Acknowledgement
{
    /// <summary>After so long somebody must ask the clearinghouse.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>The first word on a claim; what it is lies in the claim's record.</summary>
    public static EventRef<string> For(ClaimId claim) => new($"acknowledged/{claim}");

    /// <summary>The payer rejects a claim that it had accepted before.</summary>
    public static EventRef<string> LateRejection(ClaimId claim) => new($"rejected-late/{claim}");

    /// <returns>Empty when accepted; the payer's reasons when rejected.</returns>
    public static async Task<IReadOnlyList<Issue>> WaitAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim)
    {
        var due = context.UtcNow + Patience;
        await context.CallAsync(MarkStage.Ref, new(encounter, Stage.Submitted, due, "waits for the payer's word"));
        if (await context.WaitForEventAsync(For(claim.Claim), due) is null)
        {
            await context.CallAsync(MissAcknowledgement.Ref, claim);
            await context.CallAsync(MarkStage.Ref, new(encounter, Stage.Submitted, null, "no acknowledgement came"));
            await context.WaitForEventAsync(For(claim.Claim));
        }

        return await context.CallAsync(ReadAcknowledgement.Ref, claim);
    }
}

/// <summary>Files work when no acknowledgement came.</summary>
public sealed class MissAcknowledgement(WorkItems work, TimeProvider time) : Activity<ClaimRef, bool>
{
    public static readonly ActivityRef<ClaimRef, bool> Ref = new(nameof(MissAcknowledgement));

    /// <summary>The key of the work filed.</summary>
    public static string KeyOf(ClaimId claim) => $"no-acknowledgement/{claim}";

    public override async Task<bool> RunAsync(ActivityContext context, ClaimRef claim)
    {
        var item = new WorkItem(
            KeyOf(claim.Claim), WorkItemType.NoAcknowledgement, claim.Claim.Value, time.GetUtcNow(), null,
            $"No 277CA came within {Acknowledgement.Patience.Days} days: ask the clearinghouse for the batch.");
        await work.OpenAsync(claim.Clinic, item, context.CancellationToken);
        return true;
    }
}

/// <summary>Reads what the payer said when it was asked to take a claim.</summary>
public sealed class ReadAcknowledgement(IRecords records) : Activity<ClaimRef, IReadOnlyList<Issue>>
{
    public static readonly ActivityRef<ClaimRef, IReadOnlyList<Issue>> Ref = new(nameof(ReadAcknowledgement));

    public override async Task<IReadOnlyList<Issue>> RunAsync(ActivityContext context, ClaimRef claim)
    {
        var record = await records.GetAsync<Claim>(claim.Clinic, claim.Claim.Value, context.CancellationToken);
        return record.Status == ClaimStatus.Rejected ? record.Findings ?? [] : [];
    }
}
