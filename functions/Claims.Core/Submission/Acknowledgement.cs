using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Workflows;

namespace Claims.Core.Submission;

/// <summary>The wait for the payer's word that it took, or did not take, a claim.</summary>
public static class Acknowledgement
{
    /// <summary>The event; what it tells of is in the claim's record.</summary>
    public static EventRef<string> For(ClaimId claim) => new($"acknowledged/{claim}");

    /// <returns>Empty when accepted; the payer's reasons when rejected.</returns>
    public static Task<IReadOnlyList<Issue>> WaitAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim) => throw new NotImplementedException();
}
