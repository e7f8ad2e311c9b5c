namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [SkippableFact]
    public async Task A_withdrawn_activity_ends_its_step_at_once_and_its_late_result_counts_for_nothing()
    {
        Needs(EngineFeatures.Cancel);
        var started = NewSignal();
        var gate = NewSignal();
        var slow = Registry.Deed("slow", async (_, s) =>
        {
            started.TrySetResult();
            await gate.Task;
            return s;
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            using var cancel = new CancellationTokenSource();
            var step = c.CallAsync(slow, s, RetryPolicy.None, cancel.Token);
            await c.WaitForEventAsync(Go);
            cancel.Cancel();
            c.SetStatus(await EndOfAsync(step));
            return await c.WaitForEventAsync(News);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "late");
        await started.Task.WaitAsync(Patience);
        await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "cancelled");
        gate.SetResult();
        await SettleAsync();
        await Client.RaiseAsync("a", News, "on");
        Assert.Equal("on", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_withdrawn_activity_that_runs_is_signalled()
    {
        Needs(EngineFeatures.Cancel | EngineFeatures.Signals);
        var started = NewSignal();
        var signalled = NewSignal();
        var hang = Registry.Deed("hang", async (c, s) =>
        {
            started.TrySetResult();
            using var _ = c.CancellationToken.Register(() => signalled.TrySetResult());
            await signalled.Task;
            return s;
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            using var cancel = new CancellationTokenSource();
            var step = c.CallAsync(hang, s, RetryPolicy.None, cancel.Token);
            await c.WaitForEventAsync(Go);
            cancel.Cancel();
            return await EndOfAsync(step) + await c.WaitForEventAsync(News);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await started.Task.WaitAsync(Patience);
        await Client.RaiseAsync("a", Go, "");
        await signalled.Task.WaitAsync(Patience);
        await Client.RaiseAsync("a", News, " in time");
        Assert.Equal("cancelled in time", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_withdrawn_activity_is_not_tried_again()
    {
        Needs(EngineFeatures.Cancel);
        var attempts = 0;
        var broken = Registry.Deed("broken", (_, _) =>
        {
            Interlocked.Increment(ref attempts);
            throw new IOException("busy");
        });
        var policy = new RetryPolicy(1_000_000, 2 * Unit, 1, 2 * Unit);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            using var cancel = new CancellationTokenSource();
            var step = c.CallAsync(broken, s, policy, cancel.Token);
            await c.WaitForEventAsync(Go);
            cancel.Cancel();
            c.SetStatus(await EndOfAsync(step));
            return await c.WaitForEventAsync(News);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "cancelled");
        await SettleAsync();
        var before = attempts;
        await PassAsync(5);
        Assert.Equal(before, attempts);
        await Client.RaiseAsync("a", News, "on");
        Assert.Equal("on", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_withdrawn_sub_workflow_is_asked_to_cancel_and_awaited()
    {
        Needs(EngineFeatures.Cancel);
        var child = Registry.Script("child", async (c, _) =>
        {
            try
            {
                c.SetStatus("waiting");
                return await c.WaitForEventAsync(Go);
            }
            finally
            {
                c.SetStatus("undoing");
                await c.WaitForEventAsync(News);
            }
        });
        var parent = Registry.Script("parent", async (c, s) =>
        {
            using var cancel = new CancellationTokenSource();
            var step = c.CallAsync(child, s, "c", cancel.Token);
            await c.WaitForEventAsync(Go);
            cancel.Cancel();
            return await EndOfAsync(step);
        });
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        await ReachesAsync("c", "waiting");
        await Client.RaiseAsync("p", Go, "");
        await ReachesAsync("c", "undoing");
        Assert.Equal(InstanceStatus.Running, await StatusAsync("p"));
        await Client.RaiseAsync("c", News, "");
        Assert.Equal("cancelled", await OutputAsync("p"));
        await FailureAsync("c", InstanceStatus.Cancelled);
    }

    [SkippableFact]
    public async Task A_cancelled_token_begins_nothing()
    {
        Needs(EngineFeatures.Cancel);
        var runs = 0;
        var work = Registry.Deed("work", s => $"{s}{++runs}");
        var child = Registry.Script("child", (_, s) => Task.FromResult(s));
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var cancelled = new CancellationToken(canceled: true);
            var activity = await EndOfAsync(c.CallAsync(work, s, RetryPolicy.None, cancelled));
            var sub = await EndOfAsync(c.CallAsync(child, s, "c", cancelled));
            var timer = await EndOfAsync(c.DelayAsync(Unit, cancelled));
            return $"{activity} {sub} {timer}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("cancelled cancelled cancelled", await OutputAsync("a"));
        Assert.Equal(0, runs);
        Assert.Null(await Client.GetAsync("c"));
    }

    [SkippableFact]
    public async Task The_quicker_of_two_activities_wins_and_the_other_is_withdrawn()
    {
        Needs(EngineFeatures.Cancel | EngineFeatures.Signals);
        var hang = HangUntilSignalled();
        var quick = Registry.Deed("quick", s => s);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            using var cancel = new CancellationTokenSource();
            var slow = c.CallAsync(hang, s, RetryPolicy.None, cancel.Token);
            var first = await Task.WhenAny(slow, c.CallAsync(quick, s, RetryPolicy.None, cancel.Token));
            cancel.Cancel();
            c.SetStatus(await first);
            return $"{await first} {await EndOfAsync(slow)} {await c.WaitForEventAsync(Go)}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "quick");
        await ReachesAsync("a", "quick");
        await Client.RaiseAsync("a", Go, "on");
        Assert.Equal("quick cancelled on", await OutputAsync("a"));
    }

    [SkippableTheory]
    [InlineData("withdrawn")]
    [InlineData("completed")]
    [InlineData("failed")]
    [InlineData("continued as new")]
    [InlineData("terminated")]
    public async Task An_activity_that_still_runs_when_its_instance_ends_is_signalled(string how)
    {
        Needs(EngineFeatures.Cancel | EngineFeatures.Signals);
        var started = NewSignal();
        var signalled = NewSignal();
        var hang = Registry.Deed("hang", async (c, s) =>
        {
            using var _ = c.CancellationToken.Register(() => signalled.TrySetResult());
            started.TrySetResult();
            await signalled.Task;
            return s;
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            if (s == "next run")
                return s;
            using var cancel = new CancellationTokenSource();
            _ = c.CallAsync(hang, s, RetryPolicy.None, cancel.Token);
            await c.WaitForEventAsync(Go);
            if (s == "withdrawn")
                cancel.Cancel();
            if (s == "failed")
                throw new IOException(s);
            if (s == "continued as new")
                c.ContinueAsNew("next run");
            return s;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", how);
        await started.Task.WaitAsync(Patience);
        if (how == "terminated")
            await Client.TerminateAsync("a", "enough");
        else
            await Client.RaiseAsync("a", Go, "");
        await signalled.Task.WaitAsync(Patience);
        await EndAsync("a");
    }
}
