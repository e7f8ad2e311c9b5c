using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Workflows;

namespace Claims.Core.Review;

/// <summary>One round before a coder, with its reminder, escalation and, if asked, the physician's answer.</summary>
public static class CoderReview
{
    /// <summary>Opens the round and waits until it is decided or its link runs out.</summary>
    /// <param name="context">The pipeline's context.</param>
    /// <param name="encounter">The encounter.</param>
    /// <param name="round">From 1.</param>
    /// <param name="findings">Why it lies here again; empty at first.</param>
    public static async Task<Verdict> RunAsync(
        IWorkflowContext context, EncounterRef encounter, int round, IReadOnlyList<Issue> findings)
    {
        var opened = await context.CallAsync(OpenReview.Ref, new ReviewRequest(encounter, round, findings));
        return await WaitForCoderAsync(context, opened, encounter, round) switch
        {
            nameof(ReviewDecision.Approved) => Verdict.Approved,
            nameof(ReviewDecision.Rejected) => await CloseRejectedAsync(context, encounter, round),
            nameof(ReviewDecision.AskPhysician) => await AskPhysicianAsync(context, encounter, round),
            _ => Verdict.Undecided,
        };
    }

    private static async Task<string?> WaitForCoderAsync(
        IWorkflowContext context, OpenedReview opened, EncounterRef encounter, int round)
    {
        var decided = ReviewEvents.Decided(encounter, round);
        var notice = new ReviewNotice(encounter, round);
        var decision = await context.WaitForEventAsync(decided, opened.RemindAt);
        if (decision is null)
        {
            await context.CallAsync(RemindCoder.Ref, notice);
            decision = await context.WaitForEventAsync(decided, opened.EscalateAt);
        }

        if (decision is null)
        {
            await context.CallAsync(EscalateReview.Ref, notice);
            decision = await context.WaitForEventAsync(decided, opened.ExpiresAt);
        }

        // Looked up once more: a decision stored at the last moment still counts.
        return decision ?? await context.CallAsync(ExpireReview.Ref, notice);
    }

    private static async Task<Verdict> AskPhysicianAsync(IWorkflowContext context, EncounterRef encounter, int round)
    {
        var expires = await context.CallAsync(AskPhysician.Ref, new ReviewNotice(encounter, round));
        await context.WaitForEventAsync(ReviewEvents.Answered(encounter, round), expires);
        return Verdict.Undecided;
    }

    private static async Task<Verdict> CloseRejectedAsync(IWorkflowContext context, EncounterRef encounter, int round)
    {
        var note = $"rejected in round {round}; nothing was billed";
        await context.CallAsync(MarkStage.Ref, new(encounter, Stage.RejectedByCoder, null, note));
        return Verdict.Rejected;
    }
}
