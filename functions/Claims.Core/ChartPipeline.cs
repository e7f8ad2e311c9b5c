using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
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
        var encounters = await context.CallAsync(ReadChart.Ref, chart);
        context.SetStatus($"{encounters.Count} encounters under way");
        await Task.WhenAll(encounters.Select(encounter => WalkAsync(context, encounter)));
        context.SetStatus(encounters.Count == 0 ? nameof(Stage.Quarantined) : nameof(Stage.Closed));
        return encounters.Count;
    }

    private static async Task WalkAsync(IWorkflowContext context, EncounterRef encounter)
    {
        await context.CallAsync(SuggestCodes.Ref, encounter);
        var next = new BillingRound(1, []);
        while (true)
        {
            if (await BillAsync(context, encounter, next) is not { } billed)
            {
                return; // The coder turned it down: nothing was billed.
            }

            if (await SettleAsync(context, billed) is not { } corrections)
            {
                break;
            }

            next = new(billed.Round + 1, corrections); // Corrected and replaced, on the coder's word.
        }

        await context.CallAsync(StatementWorkflow.Ref, encounter, StatementWorkflow.InstanceFor(encounter));
    }

    /// <summary>Coder, coverage, claim, acknowledgement: again and again until the payer has accepted a claim.</summary>
    private static async Task<BilledClaim?> BillAsync(
        IWorkflowContext context, EncounterRef encounter, BillingRound next)
    {
        for (var (round, findings) = next; ; round++)
        {
            switch (await CoderReview.RunAsync(context, encounter, round, findings))
            {
                case Verdict.Rejected:
                    return null;
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
                    return new(encounter, claim, round);
                }
            }
        }
    }

    /// <summary>Follows an accepted claim until nothing more is to be had from the payer.</summary>
    /// <returns>What to correct when the claim must be replaced; null when the payer's part is done.</returns>
    private static async Task<IReadOnlyList<Issue>?> SettleAsync(IWorkflowContext context, BilledClaim billed)
    {
        var (encounter, claim, _) = billed;
        var remittance = await PaymentPosted.WaitAsync(context, encounter, claim, number: 1);
        while (true)
        {
            var routing = await context.CallAsync(ClassifyDenial.Ref, new(claim, remittance));
            switch (routing.Action)
            {
                case DenialAction.None:
                    return null;
                case DenialAction.Replace:
                    return routing.Findings;
                case DenialAction.Appeal:
                    remittance = await Appeal.RunAsync(context, encounter, claim, remittance);
                    break;
                case DenialAction.Biller:
                    var resolution = await BillerDecision.WaitAsync(context, encounter, claim, remittance);
                    if (resolution is { Replace: true })
                    {
                        return resolution.Findings;
                    }

                    return null;
            }
        }
    }

    private sealed record BillingRound(int Round, IReadOnlyList<Issue> Findings);

    private sealed record BilledClaim(EncounterRef Encounter, ClaimRef Claim, int Round);
}
