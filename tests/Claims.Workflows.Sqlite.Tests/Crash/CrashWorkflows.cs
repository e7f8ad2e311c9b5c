namespace Claims.Workflows.Sqlite.Tests;

/// <summary>Uses everything there is: activities, retries, fan-out, sub-workflows, timers and events.</summary>
internal sealed class CrashOrder : Workflow<int, int>
{
    public const int Rounds = 3;
    public const int Wide = 4;

    public static readonly WorkflowRef<int, int> Ref = new("order");

    public static EventRef<int> Confirmed(int round) => new($"confirmed-{round}");

    public override async Task<int> RunAsync(IWorkflowContext context, int input)
    {
        for (var round = 0; round < Rounds; round++)
        {
            context.SetStatus($"round {round}");
            var parts = Enumerable.Range(0, Wide).Select(i => context.CallAsync(CrashEffect.Ref, i));
            input += (await Task.WhenAll(parts)).Sum();
            await context.DelayAsync(TimeSpan.FromMilliseconds(5));
            input += await context.CallAsync(CrashPart.Ref, round);
            input += await context.WaitForEventAsync(Confirmed(round));
        }

        return input;
    }

    /// <summary>What the code above comes to.</summary>
    public static int Expected(int input) =>
        input + (Rounds * Enumerable.Range(0, Wide).Sum()) + (2 * Enumerable.Range(0, Rounds).Sum());
}

internal sealed class CrashPart : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("part");

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public override Task<int> RunAsync(IWorkflowContext context, int input) =>
        context.CallAsync(CrashEffect.Ref, input, new RetryPolicy(3, Pause, 1, Pause));
}

internal sealed class CrashEffect(Ledger ledger) : Activity<int, int>
{
    public static readonly ActivityRef<int, int> Ref = new("effect");

    public override Task<int> RunAsync(ActivityContext context, int input)
    {
        if (context.InstanceId.Contains(':', StringComparison.Ordinal) && context.Attempt == 1)
            throw new IOException("The first attempt of a part always fails.");
        ledger.Record($"{context.InstanceId}/{context.StepId}");
        return Task.FromResult(input);
    }
}
