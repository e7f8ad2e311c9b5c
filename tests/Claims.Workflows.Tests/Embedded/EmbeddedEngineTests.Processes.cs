namespace Claims.Workflows.Tests;

/// <summary>Two engines on the same data, as two processes are; an operator acts in the one that does no work.</summary>
public abstract partial class EmbeddedEngineTests
{
    [Fact]
    public async Task An_instance_resumed_by_another_process_stays_with_the_one_that_runs_its_attempt()
    {
        var attempts = new Attempts();
        var work = Registry.Deed("work", (_, s) => attempts.RunAsync(s));
        var flow = Registry.Script("flow", async (c, s) => await c.CallAsync(work, s) + await c.WaitForEventAsync(Go));
        var (worker, other) = (await StartedEngineAsync(), await StartedEngineAsync());
        await worker.StartAsync(flow, "a", "x");
        await attempts.Begun.Task.WaitAsync(Patience);

        Assert.True(await other.SuspendAsync("a", "an audit"));
        Assert.True(await other.ResumeAsync("a"));
        Assert.True(await other.RaiseAsync("a", Go, "!"));
        await IdleAsync(other);
        attempts.MayEnd.SetResult();

        Assert.Equal("\"x!\"", await OutputAsync(other, "a"));
        Assert.Equal(1, attempts.Count);
    }

    [Fact]
    public async Task An_instance_rewound_by_another_process_stays_with_the_one_that_still_runs_its_attempt()
    {
        var broken = true;
        var attempts = new Attempts();
        var slow = Registry.Deed("slow", (_, s) => attempts.RunAsync(s));
        var fragile = Registry.Deed("fragile", async (_, s) =>
        {
            await attempts.Begun.Task;
            return broken ? throw new NonRetryableException("no") : s;
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var first = c.CallAsync(slow, s);
            return await c.CallAsync(fragile, "!") + await first;
        });
        var (worker, other) = (await StartedEngineAsync(), await StartedEngineAsync());
        await worker.StartAsync(flow, "a", "x");
        await FailureAsync(worker, "a", InstanceStatus.Failed);

        broken = false;
        Assert.True(await other.RewindAsync("a", "mended"));
        await IdleAsync(other);
        attempts.MayEnd.SetResult();

        Assert.Equal("\"!x\"", await OutputAsync(other, "a"));
        Assert.Equal(1, attempts.MostAtOnce);
    }

    [Fact]
    public async Task Of_two_processes_that_rewind_an_instance_at_once_one_does_and_the_other_is_told_so()
    {
        var (broken, worker) = await FailedAsync();
        broken.IsMended = true;
        var other = NewEngine(around: store => StoreHook.After(
            store, nameof(IWorkflowStore.GetAsync), () => worker.RewindAsync("a", "first")));

        await other.StartAsync();
        Assert.False(await other.RewindAsync("a", "second"));

        await worker.RaiseAsync("a", Go, "!");
        Assert.Equal("\"x!\"", await OutputAsync(worker, "a"));
        Assert.Equal(["first"], await RewindsAsync(other));
    }

    [Fact]
    public async Task An_instance_that_was_rewound_and_failed_again_is_not_rewound_by_a_plan_for_its_first_failure()
    {
        var (broken, worker) = await FailedAsync();
        var other = NewEngine(around: store => StoreHook.Before(
            store, nameof(IWorkflowStore.RewindAsync), async () =>
            {
                Assert.True(await worker.RewindAsync("a", "first"));
                await FailureAsync(worker, "a", InstanceStatus.Failed);
            }));

        await other.StartAsync();
        Assert.False(await other.RewindAsync("a", "second"));
        Assert.Equal(["first"], await RewindsAsync(other));

        broken.IsMended = true;
        Assert.True(await other.RewindAsync("a", "third"));
        await worker.RaiseAsync("a", Go, "!");
        Assert.Equal("\"x!\"", await OutputAsync(worker, "a"));
        Assert.Equal(["first", "third"], await RewindsAsync(other));
    }

    [Fact]
    public async Task An_instance_whose_process_is_gone_runs_where_it_is_resumed()
    {
        var attempts = new Attempts();
        var work = Registry.Deed("work", (_, s) => attempts.RunAsync(s));
        var flow = Registry.Script("flow", async (c, s) => await c.WaitForEventAsync(Go) + await c.CallAsync(work, s));
        var (first, other) = (await StartedEngineAsync(), await StartedEngineAsync());
        await first.StartAsync(flow, "a", "x");
        await IdleAsync(first);
        await first.SuspendAsync("a", "an audit");
        await first.StopAsync();

        attempts.MayEnd.SetResult();
        Assert.True(await other.ResumeAsync("a"));
        Assert.True(await other.RaiseAsync("a", Go, "!"));
        Assert.Equal("\"!x\"", await OutputAsync(other, "a"));
    }

    [Fact]
    public async Task No_attempt_begins_for_an_instance_suspended_while_its_turn_became_durable()
    {
        var attempts = new Attempts();
        attempts.MayEnd.SetResult();
        var work = Registry.Deed("work", (_, s) => attempts.RunAsync(s));
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s));
        WorkflowEngine engine = null!;
        engine = NewEngine(around: store => StoreHook.After(
            store, nameof(IWorkflowStore.CommitAsync), () => engine.SuspendAsync("a", "an audit")));
        await engine.StartAsync();
        await engine.StartAsync(flow, "a", "x");
        await IdleAsync(engine);

        Assert.Equal(InstanceStatus.Suspended, (await engine.GetAsync("a"))!.Status);
        Assert.Equal(0, attempts.Count);
        Assert.True(await engine.ResumeAsync("a"));
        Assert.Equal("\"x\"", await OutputAsync(engine, "a"));
        Assert.Equal(1, attempts.Count);
    }

    /// <summary>An instance that failed in a step that can be mended, and then waits.</summary>
    private async Task<(Mendable Step, WorkflowEngine Worker)> FailedAsync()
    {
        var step = new Mendable();
        var work = Registry.Deed("work", (_, s) =>
            step.IsMended ? Task.FromResult(s) : throw new NonRetryableException("no"));
        var flow = Registry.Script("flow", async (c, s) => await c.CallAsync(work, s) + await c.WaitForEventAsync(Go));
        var worker = await StartedEngineAsync();
        await worker.StartAsync(flow, "a", "x");
        await FailureAsync(worker, "a", InstanceStatus.Failed);
        return (step, worker);
    }

    /// <summary>Why an instance was rewound, each time.</summary>
    private static async Task<string[]> RewindsAsync(WorkflowEngine engine) =>
        [.. (await engine.ReadHistoryAsync("a").ToListAsync()).OfType<Rewound>().Select(rewound => rewound.Reason)];

    private sealed class Mendable
    {
        public bool IsMended { get; set; }
    }

    /// <summary>Attempts of an activity that ends when it may, cancelled or not.</summary>
    private sealed class Attempts
    {
        private int _count;
        private int _atOnce;

        public TaskCompletionSource Begun { get; } = NewSignal();

        public TaskCompletionSource MayEnd { get; } = NewSignal();

        public int Count => _count;

        public int MostAtOnce { get; private set; }

        public async Task<string> RunAsync(string input)
        {
            Interlocked.Increment(ref _count);
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            Begun.TrySetResult();
            await MayEnd.Task.WaitAsync(Patience);
            Interlocked.Decrement(ref _atOnce);
            return input;
        }
    }
}
