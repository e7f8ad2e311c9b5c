using Claims.Workflows.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Claims.Functions.Durable;

/// <summary>The three functions that run every workflow and activity of the one registration.</summary>
public sealed class WorkflowFunctions(
    DurableWorkflows workflows, DurableActivities activities, CurrentDurableClient current)
{
    /// <summary>Runs or replays a workflow.</summary>
    [Function(DurableNames.Orchestrator)]
    public Task<RunEnd?> WorkflowAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        workflows.RunAsync(context);

    /// <summary>Makes one attempt of an activity, which may tell other workflows.</summary>
    [Function(DurableNames.Activity)]
    public Task<StepResult> ActivityAsync(
        [ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient durable, FunctionContext context)
    {
        current.Use(durable);
        return activities.RunAsync(call, context.CancellationToken);
    }

    /// <summary>Tells whether an instance id is taken.</summary>
    [Function(DurableNames.Lookup)]
    public async Task<bool> InstanceExistsAsync(
        [ActivityTrigger] string id, [DurableClient] DurableTaskClient durable) =>
        await durable.GetInstancesAsync(id, getInputsAndOutputs: false) is not null;
}
