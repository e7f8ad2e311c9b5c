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

/// <summary>Follows an accepted claim until nothing more is to be had from any payer.</summary>
internal static class Settlement
{
    /// <summary>From the first decision on.</summary>
    /// <returns>The denied claim when it must be replaced; null when the payers' part is done.</returns>
    public static async Task<DeniedClaim?> RunAsync(IWorkflowContext context, EncounterRef encounter, ClaimRef claim)
    {
        var remittance = await PaymentPosted.WaitAsync(context, encounter, claim, number: 1);
        return await FollowAsync(context, encounter, new(claim, remittance), ask: false);
    }

    /// <summary>Asks a biller about a decision, and goes on from there.</summary>
    /// <returns>As above.</returns>
    public static Task<DeniedClaim?> AskBillerAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance) =>
        FollowAsync(context, encounter, new(claim, remittance), ask: true);

    private static async Task<DeniedClaim?> FollowAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRemittance decision, bool ask)
    {
        while (true)
        {
            var routing = ask ? new(DenialAction.Biller, []) : await ClassifyAsync(context, decision);
            var byBiller = routing.Action == DenialAction.Biller;
            if (byBiller)
            {
                var word = await BillerDecision.WaitAsync(context, encounter, decision.Claim, decision.Number);
                routing = new(word.Replace ? DenialAction.Replace : word.Next, word.Findings);
            }

            if (routing.Action is DenialAction.Replace or DenialAction.AttachAuthorization)
            {
                var authorized = routing.Action == DenialAction.AttachAuthorization;
                return new(decision.Claim, decision.Number, routing.Findings, byBiller, authorized);
            }

            if (routing.Action == DenialAction.None)
            {
                return null;
            }

            var next = await NextDecisionAsync(context, encounter, decision, routing.Action);
            ask = next is null;
            decision = next ?? decision;
        }
    }

    /// <returns>The decision that comes of an action; null when nothing could be done and a biller must know.</returns>
    private static async Task<ClaimRemittance?> NextDecisionAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRemittance decision, DenialAction action)
    {
        var (claim, number) = decision;
        return action switch
        {
            DenialAction.Appeal => new(claim, await Appeal.RunAsync(context, encounter, claim, number)),
            DenialAction.SendDocuments => new(claim, await DocumentRequest.RunAsync(context, encounter, claim, number)),
            DenialAction.AwaitPayer => new(claim, await PaymentPosted.WaitAsync(context, encounter, claim, number + 1)),
            DenialAction.NextPayer => await NextPayerAsync(context, encounter, decision),
            _ => throw new InvalidOperationException($"Nothing follows on {action}."),
        };
    }

    /// <summary>The patient is billed only after the next payer has decided.</summary>
    private static async Task<ClaimRemittance?> NextPayerAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRemittance decision)
    {
        if (await context.CallAsync(BillNextPayer.Ref, decision) is not { Next: var next, IsSent: var isSent })
        {
            return null;
        }

        if (isSent && (await Acknowledgement.WaitAsync(context, encounter, next.Claim)).Count > 0)
        {
            await context.CallAsync(MissNextPayer.Ref, next.Claim);
        }

        await PaymentPosted.WaitAsync(context, encounter, next.Claim, next.Number);
        return next;
    }

    private static async Task<DenialRouting> ClassifyAsync(IWorkflowContext context, ClaimRemittance decision)
    {
        var routing = await context.CallAsync(ClassifyDenial.Ref, decision);
        return routing.Action == DenialAction.CheckCoverage
            ? await context.CallAsync(RecheckCoverage.Ref, decision)
            : routing;
    }
}
