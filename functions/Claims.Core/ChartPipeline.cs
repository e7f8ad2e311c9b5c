using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core;

/// <summary>
/// The whole life of a chart: read it, suggest codes, wait for the coder, submit a claim per encounter until the
/// payer accepts it, work its denials, bill the patient's share. Only ids and findings travel through it.
/// </summary>
public sealed class ChartPipeline : Workflow<ChartRef, int>
{
    public static readonly WorkflowRef<ChartRef, int> Ref = new(nameof(ChartPipeline));

    /// <returns>How many encounters the chart held; 0 when it could not be read.</returns>
    public override async Task<int> RunAsync(IWorkflowContext context, ChartRef chart)
    {
        context.SetStatus(nameof(Stage.Reading));
        var encounters = await ReadAsync(context, chart);
        context.SetStatus($"{encounters.Count} encounters under way");
        await Task.WhenAll(encounters.Select(encounter => WalkAsync(context, encounter)));
        context.SetStatus(encounters.Count == 0 ? nameof(Stage.Quarantined) : nameof(Stage.Closed));
        return encounters.Count;
    }

    /// <summary>A service that reads elsewhere takes its time: asked between timers, no process waits for it.</summary>
    private static async Task<IReadOnlyList<EncounterRef>> ReadAsync(IWorkflowContext context, ChartRef chart)
    {
        while (true)
        {
            if (await context.CallAsync(ReadChart.Ref, chart) is { } encounters)
            {
                return encounters;
            }

            await context.DelayUntilAsync(await context.CallAsync(WhenToReadOn.Ref, chart));
        }
    }

    private static async Task WalkAsync(IWorkflowContext context, EncounterRef encounter)
    {
        await context.CallAsync(SuggestCodes.Ref, encounter);
        var next = new BillingRound(1, []);
        DeniedClaim? denied = null;
        do
        {
            var billed = await BillAsync(context, encounter, next);
            if (billed.Claim is null && denied is null)
            {
                return; // The coder turned it down: nothing was billed.
            }

            denied = billed.Claim is { } claim
                ? await Settlement.RunAsync(context, encounter, claim)
                : await DecideAgainAsync(context, encounter, denied!);
            next = new(billed.Round + 1, denied?.Corrections ?? []);
        }
        while (denied is not null);
        await context.CallAsync(StatementWorkflow.Ref, encounter, StatementWorkflow.InstanceFor(encounter));
    }

    /// <summary>Coder, coverage, claim, acknowledgement: again until the payer has accepted a claim.</summary>
    private static async Task<BilledClaim> BillAsync(
        IWorkflowContext context, EncounterRef encounter, BillingRound next)
    {
        for (var (round, findings) = next; ; round++)
        {
            switch (await CoderReview.RunAsync(context, encounter, round, findings))
            {
                case Verdict.Rejected:
                    return new(null, round);
                case Verdict.Undecided:
                    continue; // The physician answered, or the link ran out: a fresh round, the same findings.
            }

            var reviewed = new ReviewedEncounter(encounter, round);
            findings = await context.CallAsync(CheckCoverage.Ref, reviewed);
            if (findings.Count > 0)
            {
                continue;
            }

            var built = await context.CallAsync(BuildClaim.Ref, reviewed);
            findings = built.Findings;
            if (built.Claim is { } claim)
            {
                findings = await Acknowledgement.WaitAsync(context, encounter, claim);
                if (findings.Count == 0)
                {
                    return new(claim, round);
                }
            }
        }
    }

    /// <summary>
    /// The coder would not replace a denied claim: its money still lies with the payer, so a biller decides. When the
    /// biller had asked for the replacement, the coder hears it again: that decision stands.
    /// </summary>
    private static Task<DeniedClaim?> DecideAgainAsync(
        IWorkflowContext context, EncounterRef encounter, DeniedClaim denied) =>
        denied.ByBiller
            ? Task.FromResult<DeniedClaim?>(denied)
            : Settlement.AskBillerAsync(context, encounter, denied.Claim, denied.Remittance);

    private sealed record BillingRound(int Round, IReadOnlyList<Issue> Findings);

    /// <summary>The claim that was accepted, or none when the coder turned it down in that round.</summary>
    private sealed record BilledClaim(ClaimRef? Claim, int Round);
}
