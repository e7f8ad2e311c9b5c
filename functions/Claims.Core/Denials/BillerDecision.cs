using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>The wait for a biller's word on a denial.</summary>
public static class BillerDecision
{
    /// <summary>The event; the decision itself is in the records.</summary>
    public static EventRef<string> For(ClaimId claim, int remittance) => new($"biller-decided/{claim}/{remittance}");

    /// <returns>What the biller decided.</returns>
    public static Task<BillerResolution> WaitAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance) =>
        throw new NotImplementedException();
}
