using Microsoft.DurableTask;

namespace Claims.Workflows.Durable;

/// <summary>What the orchestrator function does: runs or replays a registered workflow.</summary>
/// <param name="registry">The workflows there are.</param>
/// <param name="options">The payload limit, how JSON is written, and the jitter of retries.</param>
public sealed class DurableWorkflows(WorkflowRegistry registry, EngineOptions options)
{
    /// <summary>Runs the workflow the orchestration was started for.</summary>
    /// <returns>How it ended; null when it continues as new.</returns>
    /// <exception cref="Exception">What the workflow failed with: the host notes it as the instance's failure.
    /// </exception>
    public async Task<RunEnd?> RunAsync(TaskOrchestrationContext durable)
    {
        ArgumentNullException.ThrowIfNull(durable);
        var start = durable.GetInput<RunStart>()
            ?? throw new InvalidOperationException($"Instance '{durable.InstanceId}' was started without a RunStart.");
        var workflow = registry.GetWorkflow(start.Workflow, start.Version);
        var run = new DurableRun(durable, start, new Payload(options.Json, options.MaxPayloadBytes));
        var context = new DurableWorkflowContext(run, registry, options.RetryJitter);
        run.Listen();
        var code = workflow.RunAsync(context, run.Read(start.Input, workflow.InputType, "the input"));
        try
        {
            var output = await await Task.WhenAny(code, run.Fault);
            if (run.Next is { } next)
            {
                durable.ContinueAsNew(run.Continue(next, registry.GetWorkflow(start.Workflow).Version));
                return null;
            }

            return new(run.Write(output, workflow.OutputType, $"The output of workflow '{workflow.Name}'"));
        }
        catch (OperationCanceledException) when (run.CancelReason is not null)
        {
            return new(null, run.CancelReason);
        }
        finally
        {
            run.DropTimers();
        }
    }
}
