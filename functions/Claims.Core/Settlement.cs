using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core;

/// <summary>Follows an accepted claim until nothing more is to be had from the payer.</summary>
internal static class Settlement
{
    /// <returns>The denied claim when it must be replaced; null when the payer's part is done.</returns>
    public static async Task<DeniedClaim?> RunAsync(IWorkflowContext context, EncounterRef encounter, ClaimRef claim)
    {
        var remittance = await PaymentPosted.WaitAsync(context, encounter, claim, number: 1);
        while (true)
        {
            var routing = await context.CallAsync(ClassifyDenial.Ref, new(claim, remittance));
            switch (routing.Action)
            {
                case DenialAction.None:
                    return null;
                case DenialAction.Replace:
                    return new(claim, remittance, routing.Findings, ByBiller: false);
                case DenialAction.Biller:
                    return await AskBillerAsync(context, encounter, claim, remittance);
                case DenialAction.Appeal:
                    remittance = await Appeal.RunAsync(context, encounter, claim, remittance);
                    break;
            }
        }
    }

    /// <returns>The denied claim when the biller wants it replaced; null when the payer's part is done.</returns>
    public static async Task<DeniedClaim?> AskBillerAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance)
    {
        var resolution = await BillerDecision.WaitAsync(context, encounter, claim, remittance);
        return resolution.Replace ? new(claim, remittance, resolution.Findings, ByBiller: true) : null;
    }
}

/// <summary>A claim that a replacement must follow, with what to correct.</summary>
internal sealed record DeniedClaim(ClaimRef Claim, int Remittance, IReadOnlyList<Issue> Corrections, bool ByBiller);
