using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core;

/// <summary>Follows an accepted claim until nothing more is to be had from any payer.</summary>
internal static class Settlement
{
    /// <returns>The denied claim when it must be replaced; null when the payers' part is done.</returns>
    public static async Task<DeniedClaim?> RunAsync(IWorkflowContext context, EncounterRef encounter, ClaimRef claim) =>
        await FollowAsync(
            context, encounter, new(claim, await PaymentPosted.WaitAsync(context, encounter, claim, number: 1)));

    private static async Task<DeniedClaim?> FollowAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRemittance decision)
    {
        while (true)
        {
            var routing = await context.CallAsync(ClassifyDenial.Ref, decision);
            switch (routing.Action)
            {
                case DenialAction.None:
                    return null;
                case DenialAction.Replace:
                    return new(decision.Claim, decision.Number, routing.Findings, ByBiller: false);
                case DenialAction.Biller:
                    return await AskBillerAsync(context, encounter, decision);
                case DenialAction.NextPayer:
                    return await AskNextPayerAsync(context, encounter, decision);
                case DenialAction.Appeal:
                    var answer = await Appeal.RunAsync(context, encounter, decision.Claim, decision.Number);
                    decision = decision with { Number = answer };
                    break;
            }
        }
    }

    /// <returns>The denied claim when the biller wants it replaced; null when the payers' part is done.</returns>
    public static async Task<DeniedClaim?> AskBillerAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRemittance decision)
    {
        var resolution = await BillerDecision.WaitAsync(context, encounter, decision.Claim, decision.Number);
        return resolution.Replace
            ? new(decision.Claim, decision.Number, resolution.Findings, ByBiller: true)
            : resolution.NextPayer ? await AskNextPayerAsync(context, encounter, decision) : null;
    }

    /// <summary>The patient is billed only after the next payer has decided.</summary>
    private static async Task<DeniedClaim?> AskNextPayerAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRemittance decision)
    {
        if (await context.CallAsync(BillNextPayer.Ref, decision) is not { Next: var next, IsSent: var isSent })
        {
            return await AskBillerAsync(context, encounter, decision);
        }

        if (isSent && (await Acknowledgement.WaitAsync(context, encounter, next.Claim)).Count > 0)
        {
            await context.CallAsync(MissNextPayer.Ref, next.Claim);
        }

        await PaymentPosted.WaitAsync(context, encounter, next.Claim, next.Number);
        return await FollowAsync(context, encounter, next);
    }
}

/// <summary>A claim that a replacement must follow, with what to correct.</summary>
internal sealed record DeniedClaim(ClaimRef Claim, int Remittance, IReadOnlyList<Issue> Corrections, bool ByBiller);
