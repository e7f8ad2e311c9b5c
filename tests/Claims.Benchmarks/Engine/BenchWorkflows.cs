using Claims.Workflows;

namespace Claims.Benchmarks.Engine;

/// <summary>Workflows that do nothing, so that what is measured is the engine.</summary>
internal static class BenchWorkflows
{
    /// <summary>As many activities as the input says, one after the other.</summary>
    public static readonly WorkflowRef<int, int> Sequence = new(nameof(Sequence));

    /// <summary>As many activities as the input says, at once.</summary>
    public static readonly WorkflowRef<int, int> FanOut = new(nameof(FanOut));

    /// <summary>As many sub-workflows of no step as the input says, at once.</summary>
    public static readonly WorkflowRef<int, int> Children = new(nameof(Children));

    /// <summary>Waits for as many events as the input says.</summary>
    public static readonly WorkflowRef<int, int> Listen = new(nameof(Listen));

    /// <summary>Runs the input's activities, then one more for each event, for ever. An odd input sets a timer far
    /// away beside each wait.</summary>
    public static readonly WorkflowRef<int, int> Park = new(nameof(Park));

    public static readonly EventRef<int> Go = new("go");

    private static readonly WorkflowRef<int, int> Nothing = new(nameof(Nothing));
    private static readonly ActivityRef<int, int> Step = new(nameof(Step));

    public static WorkflowRegistry Register(StepLog log) => new WorkflowRegistry()
        .AddWorkflow(Sequence, () => new Script(StepsAsync))
        .AddWorkflow(FanOut, () => new Script(async (context, count) =>
        {
            var steps = Enumerable.Range(0, count).Select(step => context.CallAsync(Step, step));
            return (await Task.WhenAll(steps)).Length;
        }))
        .AddWorkflow(Children, () => new Script(async (context, count) =>
        {
            var children = Enumerable.Range(0, count).Select(child => context.CallAsync(Nothing, child));
            return (await Task.WhenAll(children)).Length;
        }))
        .AddWorkflow(Nothing, () => new Script((_, input) => Task.FromResult(input)))
        .AddWorkflow(Listen, () => new Script(async (context, count) =>
        {
            for (var i = 0; i < count; i++)
                await context.WaitForEventAsync(Go);
            return count;
        }))
        .AddWorkflow(Park, () => new Script(ParkAsync))
        .AddActivity(Step, _ => new LoggedStep(log));

    private static async Task<int> StepsAsync(IWorkflowContext context, int count)
    {
        for (var step = 0; step < count; step++)
            await context.CallAsync(Step, step);
        return count;
    }

    private static async Task<int> ParkAsync(IWorkflowContext context, int steps)
    {
        await StepsAsync(context, steps / 2);
        while (true)
        {
            using var cancel = new CancellationTokenSource();
            var raised = context.WaitForEventAsync(Go);
            if (steps % 2 == 1)
                await Task.WhenAny(raised, context.DelayAsync(TimeSpan.FromDays(365), cancel.Token));
            await raised;
            cancel.Cancel();
            await context.CallAsync(Step, 0);
        }
    }

    private sealed class Script(Func<IWorkflowContext, int, Task<int>> body) : Workflow<int, int>
    {
        public override Task<int> RunAsync(IWorkflowContext context, int input) => body(context, input);
    }

    private sealed class LoggedStep(StepLog log) : Activity<int, int>
    {
        public override Task<int> RunAsync(ActivityContext context, int input)
        {
            log.Note(context.InstanceId);
            return Task.FromResult(input);
        }
    }
}
