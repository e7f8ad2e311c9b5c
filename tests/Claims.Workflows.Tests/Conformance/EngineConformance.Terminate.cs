namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [SkippableFact]
    public async Task Terminating_a_parent_ends_its_descendants_and_nobody_else()
    {
        Needs(EngineFeatures.Descendants);
        var leaf = Registry.Script("leaf", async (c, _) =>
        {
            c.SetStatus("waiting");
            return await c.WaitForEventAsync(Go);
        });
        var middle = Registry.Script("middle", (c, s) => c.CallAsync(leaf, s, $"leaf of {c.InstanceId}"));
        var top = Registry.Script("top", async (c, s) =>
            string.Concat(await Task.WhenAll(c.CallAsync(middle, s, "m1"), c.CallAsync(middle, s, "m2"))));
        await StartAsync();
        await Client.StartAsync(top, "t", "");
        await Client.StartAsync(middle, "other", "");
        foreach (var id in new[] { "leaf of m1", "leaf of m2", "leaf of other" })
            await ReachesAsync(id, "waiting");

        Assert.True(await Client.TerminateAsync("t", "not needed"));
        foreach (var id in new[] { "t", "m1", "m2", "leaf of m1", "leaf of m2" })
        {
            var failure = await FailureAsync(id, InstanceStatus.Terminated);
            Assert.Equal("not needed", failure.Message);
        }

        Assert.Equal(InstanceStatus.Running, await StatusAsync("leaf of other"));
        Assert.False(await Client.RaiseAsync("leaf of m1", Go, ""));
        await Client.RaiseAsync("leaf of other", Go, "alive");
        Assert.Equal("alive", await OutputAsync("other"));
    }

    [Fact]
    public async Task Only_what_has_not_ended_can_be_terminated()
    {
        var flow = Registry.Script("flow", (c, s) => s == "" ? c.WaitForEventAsync(Go) : Task.FromResult(s));
        await StartAsync();
        await Client.StartAsync(flow, "waiting", "");
        await Client.StartAsync(flow, "done", "done");
        await OutputAsync("done");
        Assert.True(await Client.TerminateAsync("waiting", "enough"));
        Assert.False(await Client.TerminateAsync("waiting", "again"));
        Assert.False(await Client.TerminateAsync("done", "again"));
        Assert.False(await Client.TerminateAsync("nobody", "again"));
        Assert.Equal("done", await OutputAsync("done"));
        Assert.Equal("enough", (await FailureAsync("waiting", InstanceStatus.Terminated)).Message);
    }

    [SkippableFact]
    public async Task Terminating_a_sub_workflow_fails_the_parents_step()
    {
        Needs(EngineFeatures.Descendants);
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
        await Client.TerminateAsync("c", "stopped by hand");
        Assert.Equal("Terminated: stopped by hand", await OutputAsync("p"));
    }

    [Fact]
    public async Task A_terminated_instance_runs_no_further_step()
    {
        var gate = NewSignal();
        var started = NewSignal();
        var after = 0;
        var slow = Registry.Deed("slow", async (_, s) =>
        {
            started.TrySetResult();
            await gate.Task;
            return s;
        });
        var next = Registry.Deed("next", s => $"{s}{++after}");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            try
            {
                return await c.CallAsync(slow, s);
            }
            finally
            {
                await c.CallAsync(next, s);
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await started.Task.WaitAsync(Patience);
        Assert.True(await Client.TerminateAsync("a", "enough"));
        gate.SetResult();
        await SettleAsync();
        Assert.Equal(InstanceStatus.Terminated, await StatusAsync("a"));
        Assert.Equal(0, after);
    }

    [Fact]
    public async Task All_who_wait_for_the_end_learn_of_a_termination()
    {
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var waiters = Enumerable.Range(0, 5).Select(_ => Client.WaitForEndAsync("a")).ToList();
        await Client.TerminateAsync("a", "enough");
        foreach (var waiter in waiters)
            Assert.Equal(InstanceStatus.Terminated, (await waiter.WaitAsync(Patience)).Status);
    }
}
