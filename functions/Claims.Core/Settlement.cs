using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core;

/// <summary>A denied claim that another one must take the place of.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remittance">The decision that denied it: its n-th.</param>
/// <param name="Corrections">What the coder must correct.</param>
/// <param name="ByBiller">Whether a biller asked for it.</param>
/// <param name="Authorized">Whether only the authorization number is missing, and is on record.</param>
internal sealed record DeniedClaim(
    ClaimRef Claim, int Remittance, IReadOnlyList<Issue> Corrections, bool ByBiller, bool Authorized = false);

/// <summary>Follows an accepted claim until nothing more is to be had from the payer.</summary>
internal static class Settlement
{
    /// <summary>From the first decision on.</summary>
    /// <returns>The denied claim when it must be replaced; null when the payer's part is done.</returns>
    public static async Task<DeniedClaim?> RunAsync(IWorkflowContext context, EncounterRef encounter, ClaimRef claim)
    {
        var remittance = await PaymentPosted.WaitAsync(context, encounter, claim, number: 1);
        return await FollowAsync(context, encounter, claim, remittance, ask: false);
    }

    /// <summary>Asks a biller about a decision, and goes on from there.</summary>
    /// <returns>As above.</returns>
    public static Task<DeniedClaim?> AskBillerAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance) =>
        FollowAsync(context, encounter, claim, remittance, ask: true);

    private static async Task<DeniedClaim?> FollowAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance, bool ask)
    {
        for (; ; ask = false)
        {
            var routing = ask ? new(DenialAction.Biller, []) : await ClassifyAsync(context, claim, remittance);
            var byBiller = routing.Action == DenialAction.Biller;
            if (byBiller)
            {
                var word = await BillerDecision.WaitAsync(context, encounter, claim, remittance);
                routing = new(word.Replace ? DenialAction.Replace : word.Next, word.Findings);
            }

            switch (routing.Action)
            {
                case DenialAction.Replace:
                case DenialAction.AttachAuthorization:
                    var authorized = routing.Action == DenialAction.AttachAuthorization;
                    return new(claim, remittance, routing.Findings, byBiller, authorized);
                case DenialAction.Appeal:
                    remittance = await Appeal.RunAsync(context, encounter, claim, remittance);
                    break;
                case DenialAction.SendDocuments:
                    remittance = await DocumentRequest.RunAsync(context, encounter, claim, remittance);
                    break;
                case DenialAction.AwaitPayer:
                    remittance = await PaymentPosted.WaitAsync(context, encounter, claim, remittance + 1);
                    break;
                default:
                    return null;
            }
        }
    }

    private static async Task<DenialRouting> ClassifyAsync(IWorkflowContext context, ClaimRef claim, int remittance)
    {
        var routing = await context.CallAsync(ClassifyDenial.Ref, new(claim, remittance));
        return routing.Action == DenialAction.CheckCoverage
            ? await context.CallAsync(RecheckCoverage.Ref, new(claim, remittance))
            : routing;
    }
}
