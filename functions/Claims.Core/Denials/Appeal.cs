using Claims.Core.Charts;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>An appeal, from the letter to the payer's next decision.</summary>
public static class Appeal
{
    /// <returns>The number of the decision that answers the appeal.</returns>
    public static async Task<int> RunAsync(
        IWorkflowContext context, EncounterRef encounter, ClaimRef claim, int remittance)
    {
        var answerDue = await context.CallAsync(PrepareAppeal.Ref, new ClaimRemittance(claim, remittance));
        var stage = new StageMark(encounter, Stage.Appealing, answerDue, "the payer has the appeal");
        return await PaymentPosted.WaitAsync(context, new(claim, remittance + 1), stage);
    }
}
