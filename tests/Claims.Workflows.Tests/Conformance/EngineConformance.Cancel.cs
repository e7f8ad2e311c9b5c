using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [SkippableFact]
    public async Task Cancelling_ends_every_pending_step_once()
    {
        Needs(EngineFeatures.Cancel | EngineFeatures.Signals);
        var hang = HangUntilSignalled();
        var child = Registry.Script("child", (c, _) => c.WaitForEventAsync(Go));
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var activity = EndOfAsync(c.CallAsync(hang, s));
            var sub = EndOfAsync(c.CallAsync(child, s, "c"));
            var wait = EndOfAsync(c.WaitForEventAsync(Go));
            var timer = EndOfAsync(c.DelayAsync(10_000 * Unit));
            c.SetStatus("waiting");
            return string.Join(' ', await Task.WhenAll(activity, sub, wait, timer));
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        Assert.True(await Client.CancelAsync("a", "changed their mind"));

        // It handled the cancellation and came to a result.
        Assert.Equal("cancelled cancelled cancelled cancelled", await OutputAsync("a"));
        Assert.Equal("changed their mind", (await FailureAsync("c", InstanceStatus.Cancelled)).Message);
    }

    [SkippableFact]
    public async Task What_ends_by_the_cancellation_is_cancelled_with_the_reason()
    {
        Needs(EngineFeatures.Cancel);
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var waiter = Client.WaitForEndAsync("a");
        Assert.True(await Client.CancelAsync("a", "changed their mind"));
        Assert.Equal("changed their mind", (await FailureAsync("a", InstanceStatus.Cancelled)).Message);
        Assert.Equal(InstanceStatus.Cancelled, (await waiter.WaitAsync(Patience)).Status);
        Assert.False(await Client.RaiseAsync("a", Go, ""));
    }

    [SkippableFact]
    public async Task What_is_begun_after_the_cancellation_runs_as_ever()
    {
        Needs(EngineFeatures.Cancel);
        var log = new ConcurrentQueue<string>();
        var note = NoteTo(log);
        var child = Registry.Script("child", (_, s) => Task.FromResult(s));
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await c.CallAsync(note, "reserved");
            c.SetStatus("waiting");
            try
            {
                return await c.WaitForEventAsync(Go);
            }
            finally
            {
                await c.CallAsync(note, "released");
                await c.DelayAsync(Unit);
                await c.CallAsync(note, await c.CallAsync(child, "told"));
                c.SetStatus("undoing");
                await c.CallAsync(note, await c.WaitForEventAsync(News));
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        Assert.True(await Client.CancelAsync("a", "changed their mind"));
        await PassAsync(1);
        await ReachesAsync("a", "undoing");
        Assert.Equal(InstanceStatus.Running, await StatusAsync("a"));

        // A second request does not disturb the undoing.
        await Client.CancelAsync("a", "again");
        await Client.RaiseAsync("a", News, "confirmed");
        Assert.Equal("changed their mind", (await FailureAsync("a", InstanceStatus.Cancelled)).Message);
        Assert.Equal(["reserved", "released", "told", "confirmed"], log);
    }

    [SkippableFact]
    public async Task Sub_workflows_are_cancelled_first_and_the_parent_goes_on_when_they_have_ended()
    {
        Needs(EngineFeatures.Cancel);
        var log = new ConcurrentQueue<string>();
        var note = NoteTo(log);
        var child = Registry.Script("child", async (c, s) =>
        {
            c.SetStatus("waiting");
            try
            {
                return await c.WaitForEventAsync(Go);
            }
            finally
            {
                await c.DelayAsync(Unit);
                await c.CallAsync(note, $"undone {s}");
            }
        });
        var parent = Registry.Script("parent", async (c, _) =>
        {
            try
            {
                await Task.WhenAll(c.CallAsync(child, "left", "left"), c.CallAsync(child, "right", "right"));
                return "";
            }
            finally
            {
                await c.CallAsync(note, "undone parent");
            }
        });
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        await ReachesAsync("left", "waiting");
        await ReachesAsync("right", "waiting");
        Assert.True(await Client.CancelAsync("p", "changed their mind"));
        await FailureAsync("p", InstanceStatus.Cancelled);
        Assert.Equal(["undone left", "undone right"], log.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(["undone parent"], log.Skip(2));
        foreach (var id in new[] { "left", "right" })
            Assert.Equal("changed their mind", (await FailureAsync(id, InstanceStatus.Cancelled)).Message);
    }

    [SkippableFact]
    public async Task Code_that_looks_at_the_token_sees_the_request()
    {
        Needs(EngineFeatures.Cancel);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var told = new List<bool>();
            while (!c.Cancellation.IsCancellationRequested)
            {
                told.Add(c.Cancellation.IsCancellationRequested);
                c.SetStatus("waiting");
                await EndOfAsync(c.WaitForEventAsync(Go));
            }

            return $"{told.Count} rounds";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "waiting");
        await SettleAsync();
        Assert.True(await Client.CancelAsync("a", "enough"));
        Assert.Equal("2 rounds", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task An_instance_cancelled_right_after_its_start_is_cancelled()
    {
        Needs(EngineFeatures.Cancel);
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await Client.StartAsync(flow, $"a{i}", "");
            Assert.True(await Client.CancelAsync($"a{i}", "a mistake"));
        }

        for (var i = 0; i < 20; i++)
            await FailureAsync($"a{i}", InstanceStatus.Cancelled);
    }

    [SkippableFact]
    public async Task Only_what_has_not_ended_can_be_cancelled()
    {
        Needs(EngineFeatures.Cancel);
        var flow = Registry.Script("flow", (_, s) => Task.FromResult(s));
        await StartAsync();
        await Client.StartAsync(flow, "a", "done");
        await OutputAsync("a");
        Assert.False(await Client.CancelAsync("a", "too late"));
        Assert.False(await Client.CancelAsync("nobody", "too late"));
        Assert.Equal("done", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_failure_while_undoing_is_a_failure()
    {
        Needs(EngineFeatures.Cancel);
        var note = NoteTo([]);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            try
            {
                return await c.WaitForEventAsync(Go);
            }
            finally
            {
                await c.CallAsync(note, "full", RetryPolicy.None);
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.CancelAsync("a", "changed their mind");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Contains("no room", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Cancelling_a_sub_workflow_alone_fails_the_parents_step()
    {
        Needs(EngineFeatures.Cancel);
        var child = Registry.Script("child", async (c, _) =>
        {
            c.SetStatus("waiting");
            return await c.WaitForEventAsync(Go);
        });
        var parent = Registry.Script("parent", async (c, s) =>
        {
            try
            {
                return await c.CallAsync(child, s, "c");
            }
            catch (StepFailedException e)
            {
                return $"{e.Failure.Type}: {e.Failure.Message}";
            }
        });
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        await ReachesAsync("c", "waiting");
        await Client.CancelAsync("c", "not needed");
        Assert.Equal("Cancelled: not needed", await OutputAsync("p"));
    }

    [SkippableFact]
    public async Task A_request_outlives_the_host()
    {
        Needs(EngineFeatures.Cancel | EngineFeatures.DurableData);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            try
            {
                return await c.WaitForEventAsync(Go);
            }
            finally
            {
                c.SetStatus("undoing");
                await c.WaitForEventAsync(News);
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.CancelAsync("a", "changed their mind");
        await ReachesAsync("a", "undoing");
        await RestartAsync();
        await Client.RaiseAsync("a", News, "");
        Assert.Equal("changed their mind", (await FailureAsync("a", InstanceStatus.Cancelled)).Message);
    }

    private static async Task<string> EndOfAsync(Task step)
    {
        try
        {
            await step;
            return "done";
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }
    }

    private ActivityRef<string, string> HangUntilSignalled() => Registry.Deed("hang", async (c, s) =>
    {
        await Task.Delay(Timeout.Infinite, c.CancellationToken);
        return s;
    });
}
