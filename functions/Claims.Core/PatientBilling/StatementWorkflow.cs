using Claims.Core.Charts;
using Claims.Workflows;

namespace Claims.Core.PatientBilling;

/// <summary>
/// Bills the patient's share: statement, reminders, collections, and back from there. It looks at the facts, makes the
/// one next move and looks again; a payment or a request only makes it look sooner. It ends when nothing is owed.
/// </summary>
public sealed class StatementWorkflow : Workflow<EncounterRef, PatientOutcome>
{
    public static readonly WorkflowRef<EncounterRef, PatientOutcome> Ref = new(nameof(StatementWorkflow));

    /// <summary>The patient paid or asked something, or the biller answered; what it was is in the records.</summary>
    public static EventRef<string> PatientActivity { get; } = new("patient-activity");

    /// <summary>The instance of an encounter; there is one.</summary>
    public static string InstanceFor(EncounterRef encounter) => $"statement/{encounter.Clinic}/{encounter.Encounter}";

    public override async Task<PatientOutcome> RunAsync(IWorkflowContext context, EncounterRef encounter)
    {
        while (true)
        {
            var plan = await context.CallAsync(PlanDunning.Ref, encounter);
            switch (plan.Step)
            {
                case DunningMove.Send:
                    await context.CallAsync(SendStatement.Ref, new StatementDue(encounter, plan.Statement));
                    break;
                case DunningMove.WriteOff:
                    await context.CallAsync(WriteOffSmallBalance.Ref, encounter);
                    break;
                case DunningMove.HandOver:
                    await context.CallAsync(HandToCollections.Ref, encounter);
                    break;
                case DunningMove.Recall:
                    await context.CallAsync(RecallFromCollections.Ref, encounter);
                    break;
                case DunningMove.Wait:
                    await WaitAsync(context, encounter, plan);
                    break;
                case DunningMove.Close:
                    return await CloseAsync(context, encounter, plan.Outcome ?? PatientOutcome.NothingOwed);
            }
        }
    }

    private static async Task WaitAsync(IWorkflowContext context, EncounterRef encounter, DunningPlan plan)
    {
        var stage = plan.Reason == DunningReason.WithAgency ? Stage.InCollections : Stage.BillingPatient;
        await context.CallAsync(MarkStage.Ref, new(encounter, stage, plan.Due, plan.Note));
        if (plan.Due is { } due)
        {
            await context.WaitForEventAsync(PatientActivity, due);
        }
        else
        {
            await context.WaitForEventAsync(PatientActivity);
        }
    }

    private static async Task<PatientOutcome> CloseAsync(
        IWorkflowContext context, EncounterRef encounter, PatientOutcome outcome)
    {
        var stage = outcome == PatientOutcome.InCollections ? Stage.InCollections : Stage.Closed;
        await context.CallAsync(MarkStage.Ref, new(encounter, stage, null, $"patient: {outcome}"));
        return outcome;
    }
}
