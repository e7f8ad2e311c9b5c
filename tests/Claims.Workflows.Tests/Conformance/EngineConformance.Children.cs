namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task A_sub_workflow_returns_its_result_under_the_parents_id_and_step()
    {
        var child = Registry.Script("child", (c, s) => Task.FromResult($"{s} by {c.InstanceId}"));
        var parent = Registry.Script("parent", async (c, s) =>
        {
            var first = await c.CallAsync(child, s);
            return first + ", " + await c.CallAsync(child, s, "chosen");
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(parent, "p", "done");
        Assert.Equal("\"done by p:0, done by chosen\"", await OutputAsync(engine, "p"));
        Assert.Equal(InstanceStatus.Completed, (await engine.GetAsync("chosen"))!.Status);
    }

    [Fact]
    public async Task A_failed_sub_workflow_is_a_failed_step()
    {
        var child = Registry.Script("child", (_, _) => throw new InvalidOperationException("broken"));
        var parent = Registry.Script("parent", async (c, s) =>
        {
            try
            {
                return await c.CallAsync(child, s);
            }
            catch (StepFailedException e)
            {
                return $"{e.Step}: {e.Failure.Type}: {e.Failure.Message}";
            }
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(parent, "p", "");
        Assert.Equal("\"child: InvalidOperationException: broken\"", await OutputAsync(engine, "p"));
    }

    [Fact]
    public async Task A_sub_workflow_cannot_take_an_id_that_is_taken()
    {
        var child = Registry.Script("child", (_, s) => Task.FromResult(s));
        var parent = Registry.Script("parent", async (c, s) =>
        {
            try
            {
                return await c.CallAsync(child, s, "taken");
            }
            catch (StepFailedException e)
            {
                return e.Failure.Type;
            }
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(child, "taken", "");
        await engine.StartAsync(parent, "p", "");
        Assert.Equal("\"InstanceExists\"", await OutputAsync(engine, "p"));
    }

    [Fact]
    public async Task A_hundred_sub_workflows_fan_out_and_in()
    {
        var work = Registry.Deed("work", s => s);
        var child = Registry.Script("child", (c, s) => c.CallAsync(work, s));
        var parent = Registry.Script("parent", async (c, _) =>
            string.Join(' ', await Task.WhenAll(Enumerable.Range(0, 100).Select(i => c.CallAsync(child, $"{i}")))));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(parent, "p", "");
        Assert.Equal($"\"{string.Join(' ', Enumerable.Range(0, 100))}\"", await OutputAsync(engine, "p"));
    }

    [Fact]
    public async Task Terminating_a_parent_ends_its_descendants_and_nobody_else()
    {
        var leaf = Registry.Script("leaf", (c, _) => c.WaitForEventAsync(Go));
        var middle = Registry.Script("middle", (c, s) => c.CallAsync(leaf, s));
        var top = Registry.Script("top", async (c, s) =>
            string.Concat(await Task.WhenAll(c.CallAsync(middle, s), c.CallAsync(middle, s))));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(top, "t", "");
        await engine.StartAsync(middle, "other", "");
        await IdleAsync(engine);

        Assert.True(await engine.TerminateAsync("t", "not needed"));
        foreach (var id in new[] { "t", "t:0", "t:1", "t:0:0", "t:1:0" })
        {
            var failure = await FailureAsync(engine, id, InstanceStatus.Terminated);
            Assert.Equal("not needed", failure.Message);
        }

        Assert.Equal(InstanceStatus.Running, (await engine.GetAsync("other:0"))!.Status);
        Assert.False(await engine.TerminateAsync("t", "again"));
        Assert.False(await engine.TerminateAsync("nobody", "again"));
        Assert.False(await engine.RaiseAsync("t:0:0", Go, ""));
        Assert.IsType<RunTerminated>((await HistoryAsync(engine, "t"))[^1]);
    }

    [Fact]
    public async Task Terminating_a_sub_workflow_fails_the_parents_step()
    {
        var child = Registry.Script("child", (c, _) => c.WaitForEventAsync(Go));
        var parent = Registry.Script("parent", async (c, s) =>
        {
            try
            {
                return await c.CallAsync(child, s);
            }
            catch (StepFailedException e)
            {
                return $"{e.Failure.Type}: {e.Failure.Message}";
            }
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(parent, "p", "");
        await IdleAsync(engine);
        await engine.TerminateAsync("p:0", "stopped by hand");
        Assert.Equal("\"Terminated: stopped by hand\"", await OutputAsync(engine, "p"));
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
        var flow = Registry.Script("flow", async (c, s) => await c.CallAsync(next, await c.CallAsync(slow, s)));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await started.Task.WaitAsync(Patience);
        Assert.True(await engine.TerminateAsync("a", "enough"));
        gate.SetResult();
        await IdleAsync(engine);
        Assert.Equal(InstanceStatus.Terminated, (await engine.GetAsync("a"))!.Status);
        Assert.Equal(0, after);
    }

    [Fact]
    public async Task Continuing_as_new_keeps_the_events_nobody_took_and_drops_the_history()
    {
        var rounds = new WorkflowRef<int, string>("rounds");
        var keys = new List<int>();
        var work = Registry.Deed("work", (c, s) =>
        {
            lock (keys)
                keys.Add(c.StepId);
            return Task.FromResult(s);
        });
        Registry.AddWorkflow(rounds, () => new Script<int, string>(async (c, round) =>
        {
            var s = await c.CallAsync(work, await c.WaitForEventAsync(News));
            c.SetStatus(s);
            if (round == 50)
                return s;
            c.ContinueAsNew(round + 1);
            return "ignored";
        }));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(rounds, "a", 1);
        for (var i = 1; i <= 50; i++)
            Assert.True(await engine.RaiseAsync("a", News, $"event {i}"));
        Assert.Equal("\"event 50\"", await OutputAsync(engine, "a"));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (2 * i) + 1), keys);

        var history = await HistoryAsync(engine, "a");
        Assert.Equal(49, Assert.IsType<RunStarted>(history[0]).Run);
        Assert.InRange(history.Count, 5, 9);
    }

    [Fact]
    public async Task Guids_differ_from_run_to_run()
    {
        var rounds = new WorkflowRef<List<Guid>, List<Guid>>("rounds");
        Registry.AddWorkflow(rounds, () => new Script<List<Guid>, List<Guid>>((c, guids) =>
        {
            guids.Add(c.NewGuid());
            if (guids.Count < 4)
                c.ContinueAsNew(guids);
            return Task.FromResult(guids);
        }));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(rounds, "a", []);
        var output = System.Text.Json.JsonSerializer.Deserialize<Guid[]>((await OutputAsync(engine, "a"))!)!;
        Assert.Equal(4, output.Distinct().Count());
    }
}
