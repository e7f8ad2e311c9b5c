using Claims.Core.Charts;
using Claims.Workflows;

namespace Claims.Core.PatientBilling;

/// <summary>Bills the patient's share: statement, reminders, and collections at the end.</summary>
public sealed class StatementWorkflow : Workflow<EncounterRef, PatientOutcome>
{
    public static readonly WorkflowRef<EncounterRef, PatientOutcome> Ref = new(nameof(StatementWorkflow));

    /// <summary>The instance of an encounter; there is one.</summary>
    public static string InstanceFor(EncounterRef encounter) => $"statement/{encounter.Clinic}/{encounter.Encounter}";

    public override Task<PatientOutcome> RunAsync(IWorkflowContext context, EncounterRef encounter) =>
        throw new NotImplementedException();
}
