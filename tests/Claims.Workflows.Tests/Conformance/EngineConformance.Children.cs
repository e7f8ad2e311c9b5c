namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task A_sub_workflow_runs_under_its_chosen_id_and_returns_its_result()
    {
        var child = Registry.Script("child", (c, s) => Task.FromResult($"{s} by {c.InstanceId}"));
        var parent = Registry.Script("parent", (c, s) => c.CallAsync(child, s, "chosen"));
        await StartAsync();
        await Client.StartAsync(parent, "p", "done");
        Assert.Equal("done by chosen", await OutputAsync("p"));
        var seen = (await Client.GetAsync("chosen"))!;
        Assert.Equal((InstanceStatus.Completed, "child"), (seen.Status, seen.Workflow));
    }

    [Fact]
    public async Task A_sub_workflow_without_a_chosen_id_gets_its_own_from_the_parents()
    {
        var child = Registry.Script("child", (c, _) => Task.FromResult(c.InstanceId));
        var parent = Registry.Script("parent", async (c, s) =>
            $"{await c.CallAsync(child, s)} {await c.CallAsync(child, s)}");
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        await Client.StartAsync(parent, "q", "");
        string[] ids = [.. (await OutputAsync("p")).Split(' '), .. (await OutputAsync("q")).Split(' ')];
        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids[..2], id => Assert.StartsWith("p", id, StringComparison.Ordinal));
        foreach (var id in ids)
            Assert.Equal(InstanceStatus.Completed, await StatusAsync(id));
    }

    [Fact]
    public async Task A_failed_sub_workflow_is_a_failed_step()
    {
        var child = Registry.Script("child", (_, _) => throw new InvalidOperationException("broken"));
        var parent = Registry.Script("parent", async (c, s) =>
        {
            try
            {
                return await c.CallAsync(child, s, "c");
            }
            catch (StepFailedException e)
            {
                return $"{e.Step}: {e.Failure.Type}: {e.Failure.Message}";
            }
        });
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        Assert.Equal("child: InvalidOperationException: broken", await OutputAsync("p"));
        Assert.Equal(InstanceStatus.Failed, await StatusAsync("c"));
    }

    [Fact]
    public async Task A_failure_that_nobody_handles_rises_through_all_parents()
    {
        var broken = Registry.Deed("broken", (_, _) => throw new NonRetryableException("root cause"));
        var leaf = Registry.Script("leaf", (c, s) => c.CallAsync(broken, s));
        var middle = Registry.Script("middle", (c, s) => c.CallAsync(leaf, s, "leaf"));
        var top = Registry.Script("top", (c, s) => c.CallAsync(middle, s, "middle"));
        await StartAsync();
        await Client.StartAsync(top, "top", "");
        foreach (var id in new[] { "top", "middle", "leaf" })
        {
            var failure = await FailureAsync(id, InstanceStatus.Failed);
            Assert.Contains("root cause", failure.Message, StringComparison.Ordinal);
        }
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
        await StartAsync();
        await Client.StartAsync(child, "taken", "first");
        await Client.StartAsync(parent, "p", "second");
        Assert.Equal("InstanceExists", await OutputAsync("p"));
        Assert.Equal("first", await OutputAsync("taken"));
    }

    [Fact]
    public async Task A_sub_workflow_takes_events_under_its_own_id()
    {
        var child = Registry.Script("child", async (c, _) =>
        {
            c.SetStatus("waiting");
            return await c.WaitForEventAsync(News);
        });
        var parent = Registry.Script("parent", async (c, s) =>
        {
            var theirs = c.CallAsync(child, s, "c");
            return await c.WaitForEventAsync(News) + await theirs;
        });
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        await ReachesAsync("c", "waiting");
        Assert.True(await Client.RaiseAsync("c", News, "child's"));
        Assert.Equal("child's", await OutputAsync("c"));
        Assert.Equal(InstanceStatus.Running, await StatusAsync("p"));
        Assert.True(await Client.RaiseAsync("p", News, "parent's "));
        Assert.Equal("parent's child's", await OutputAsync("p"));
    }

    [Fact]
    public async Task A_parent_waits_for_all_runs_of_a_sub_workflow_that_continues_as_new()
    {
        var child = new WorkflowRef<int, int>("child");
        Registry.AddWorkflow(child, () => new Script<int, int>(async (c, n) =>
        {
            await c.DelayAsync(Unit / 10);
            if (n < 5)
                c.ContinueAsNew(n + 1);
            return n;
        }));
        var parent = Registry.Script("parent", async (c, _) => $"{await c.CallAsync(child, 1, "c")}");
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        Assert.Equal("5", await OutputAsync("p"));
        Assert.Equal(5, await OutputAsync<int>("c"));
    }

    [Fact]
    public async Task Sub_workflows_nest_twenty_deep()
    {
        var nest = new WorkflowRef<int, string>("nest");
        Registry.AddWorkflow(nest, () => new Script<int, string>(async (c, n) =>
            n == 0 ? "." : $"({await c.CallAsync(nest, n - 1)})"));
        await StartAsync();
        await Client.StartAsync(nest, "n", 20);
        Assert.Equal($"{new string('(', 20)}.{new string(')', 20)}", await OutputAsync("n"));
    }
}
