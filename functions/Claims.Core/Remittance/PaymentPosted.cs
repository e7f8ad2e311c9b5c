using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.Remittance;

/// <summary>The wait for a decision of the payer on a claim.</summary>
public static class PaymentPosted
{
    /// <summary>The event; what it tells of is in the claim's payments.</summary>
    public static EventRef<string> For(ClaimId claim, int number) => new($"payment-posted/{claim}/{number}");

    /// <returns>The decision's number.</returns>
    public static Task<int> WaitAsync(IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int number) =>
        throw new NotImplementedException();
}
