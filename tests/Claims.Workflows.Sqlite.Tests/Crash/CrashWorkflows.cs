namespace Claims.Workflows.Sqlite.Tests;

/// <summary>Uses activities, retries, fan-out, sub-workflows, timers and events.</summary>
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

    /// <summary>A round is some effects, a timer, a part with one effect, and a wait.</summary>
    public static IEnumerable<string> ExpectedEffects(string id)
    {
        const int stepsPerRound = Wide + 3;
        for (var round = 0; round < Rounds; round++)
        {
            var first = round * stepsPerRound;
            for (var i = 0; i < Wide; i++)
                yield return $"{id}/{first + i}";
            yield return $"{id}:{first + Wide + 1}/0";
        }
    }
}

internal sealed class CrashPart : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("part");

    public static readonly RetryPolicy Retry =
        new(3, TimeSpan.FromMilliseconds(5), 1, TimeSpan.FromMilliseconds(5));

    public override Task<int> RunAsync(IWorkflowContext context, int input) =>
        context.CallAsync(CrashEffect.Ref, input, Retry);
}

/// <summary>Continues as new, with an event that comes early and is taken by the last run.</summary>
internal sealed class CrashRelay : Workflow<int, int>
{
    public const int Runs = 3;
    public const int Result = 7;

    public static readonly WorkflowRef<int, int> Ref = new("relay");
    public static readonly EventRef<int> Baton = new("baton");

    public override async Task<int> RunAsync(IWorkflowContext context, int run)
    {
        await context.CallAsync(CrashEffect.Ref, run);
        if (run + 1 == Runs)
            return await context.WaitForEventAsync(Baton);
        context.ContinueAsNew(run + 1);
        return 0;
    }

    public static IEnumerable<string> ExpectedEffects(string id) => Enumerable.Range(0, Runs).Select(i => $"{id}/{i}");
}

/// <summary>Never ends, nor does the sub-workflow it starts: an operator ends both.</summary>
internal sealed class CrashDoomed : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("doomed");

    public override Task<int> RunAsync(IWorkflowContext context, int input) => context.CallAsync(CrashIdle.Ref, input);
}

internal sealed class CrashIdle : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("idle");

    public override Task<int> RunAsync(IWorkflowContext context, int input) =>
        context.WaitForEventAsync(new EventRef<int>("never"));
}

internal sealed class CrashEffect(Ledger ledger) : Activity<int, int>
{
    public static readonly ActivityRef<int, int> Ref = new("effect");

    public override async Task<int> RunAsync(ActivityContext context, int input)
    {
        if (context.InstanceId.Contains(':', StringComparison.Ordinal) && context.Attempt == 1)
            throw new IOException("The first attempt of a part always fails.");
        var key = $"{context.InstanceId}/{context.StepId}";
        ledger.Begin(key);

        // Work takes a while, in which another process could begin the same.
        await Task.Delay(2);
        ledger.End(key);
        return input;
    }
}
