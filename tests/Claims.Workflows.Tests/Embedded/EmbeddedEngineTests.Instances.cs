namespace Claims.Workflows.Tests;

public abstract partial class EmbeddedEngineTests
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

    [Theory]
    [InlineData(false, "Cancelled ")]
    [InlineData(true, "Completed \"next\"")]
    public async Task Cancelling_around_a_continuation_as_new_is_heard_by_the_run_that_it_meets(
        bool cancelFirst, string end)
    {
        var flow = Registry.Script("flow", async (c, run) =>
        {
            try
            {
                var word = await c.WaitForEventAsync(Go);
                if (run == "next")
                    return run;
                c.SetStatus(word);
            }
            catch (OperationCanceledException) when (run == "first")
            {
                c.SetStatus("went on");
            }

            c.ContinueAsNew("next");
            return "";
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "first");
        await IdleAsync(engine);

        // Both are there when the next turn begins.
        await engine.SuspendAsync("a", "a pause");
        if (cancelFirst)
            await engine.CancelAsync("a", "no longer wanted");
        await engine.RaiseAsync("a", Go, "gone on");
        if (!cancelFirst)
            await engine.CancelAsync("a", "no longer wanted");
        await engine.ResumeAsync("a");

        var instance = await EndAsync(engine, "a");
        Assert.Equal(end, $"{instance.Status} {instance.Output}");
        Assert.Equal(cancelFirst ? "went on" : "gone on", instance.CustomStatus);
    }
}
