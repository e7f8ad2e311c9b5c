using Claims.Core.Charts;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>An appeal, from the letter to the payer's next decision.</summary>
public static class Appeal
{
    /// <returns>The number of the decision that answers the appeal.</returns>
    public static Task<int> RunAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance) =>
        throw new NotImplementedException();
}
