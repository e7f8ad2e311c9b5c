namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task A_suspended_instance_takes_no_turn_and_keeps_its_events_in_their_order()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var all = "";
            for (var i = 0; i < 3; i++)
            {
                all += await c.WaitForEventAsync(News);
                c.SetStatus(all);
            }

            return all;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", News, "1");
        await ReachesAsync("a", "1");
        Assert.True(await Client.SuspendAsync("a", "audit"));
        Assert.Equal(InstanceStatus.Suspended, await StatusAsync("a"));
        Assert.True(await Client.RaiseAsync("a", News, "2"));
        Assert.True(await Client.RaiseAsync("a", News, "3"));
        await SettleAsync();
        var suspended = (await Client.GetAsync("a"))!;
        Assert.Equal((InstanceStatus.Suspended, "1"), (suspended.Status, suspended.CustomStatus));

        Assert.True(await Client.ResumeAsync("a"));
        Assert.Equal("123", await OutputAsync("a"));
    }

    [Fact]
    public async Task What_an_activity_came_to_meanwhile_is_kept()
    {
        var runs = 0;
        var started = NewSignal();
        var gate = NewSignal();
        var slow = Registry.Deed("slow", async (_, s) =>
        {
            runs++;
            started.TrySetResult();
            await gate.Task;
            return s + "!";
        });
        var after = 0;
        var next = Registry.Deed("next", s => $"{s}{++after}");
        var flow = Registry.Script("flow", async (c, s) => await c.CallAsync(next, await c.CallAsync(slow, s)));
        await StartAsync();
        await Client.StartAsync(flow, "a", "x");
        await started.Task.WaitAsync(Patience);
        Assert.True(await Client.SuspendAsync("a", "audit"));
        gate.SetResult();
        await SettleAsync();
        Assert.Equal(InstanceStatus.Suspended, await StatusAsync("a"));
        Assert.Equal(0, after);
        Assert.True(await Client.ResumeAsync("a"));
        Assert.Equal("x!1", await OutputAsync("a"));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_timer_that_came_due_meanwhile_fires_after_the_resumption()
    {
        var flow = new WorkflowRef<int, bool>("flow");
        Registry.AddWorkflow(flow, () => new Script<int, bool>(async (c, units) =>
        {
            var due = c.UtcNow + (units * Unit);
            c.SetStatus("waiting");
            await c.DelayUntilAsync(due);
            c.SetStatus("fired");
            return c.UtcNow - due >= Unit;
        }));
        await StartAsync();

        // On a slow machine a timer may fire before its instance is suspended: the next one gets more time.
        var units = 1;
        while (!await SuspendsInTimeAsync($"a{units}", units))
            units *= 2;
        await PassAsync(units + 1.5);
        var suspended = (await Client.GetAsync($"a{units}"))!;
        Assert.Equal((InstanceStatus.Suspended, "waiting"), (suspended.Status, suspended.CustomStatus));
        Assert.True(await Client.ResumeAsync($"a{units}"));
        Assert.True(await OutputAsync<bool>($"a{units}"));

        async Task<bool> SuspendsInTimeAsync(string id, int delay)
        {
            await Client.StartAsync(flow, id, delay);
            while ((await Client.GetAsync(id))!.CustomStatus is null)
                await Task.Delay(Poll);
            return await Client.SuspendAsync(id, "audit");
        }
    }

    [Fact]
    public async Task Only_what_runs_can_be_suspended_and_only_what_is_suspended_resumed()
    {
        var flow = Registry.Script("flow", (c, s) => s == "" ? c.WaitForEventAsync(Go) : Task.FromResult(s));
        await StartAsync();
        await Client.StartAsync(flow, "waiting", "");
        await Client.StartAsync(flow, "done", "done");
        await OutputAsync("done");
        Assert.False(await Client.ResumeAsync("waiting"));
        Assert.True(await Client.SuspendAsync("waiting", "audit"));
        Assert.False(await Client.SuspendAsync("waiting", "again"));
        Assert.True(await Client.ResumeAsync("waiting"));
        Assert.False(await Client.ResumeAsync("waiting"));
        foreach (var id in new[] { "done", "nobody" })
        {
            Assert.False(await Client.SuspendAsync(id, "audit"));
            Assert.False(await Client.ResumeAsync(id));
        }

        await Client.RaiseAsync("waiting", Go, "over");
        Assert.Equal("over", await OutputAsync("waiting"));
    }

    [Fact]
    public async Task Who_waits_for_the_end_waits_through_a_suspension()
    {
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var before = Client.WaitForEndAsync("a");
        Assert.True(await Client.SuspendAsync("a", "audit"));
        var meanwhile = Client.WaitForEndAsync("a");
        await SettleAsync();
        Assert.False(before.IsCompleted);
        Assert.False(meanwhile.IsCompleted);
        await Client.ResumeAsync("a");
        await Client.RaiseAsync("a", Go, "over");
        foreach (var waiter in new[] { before, meanwhile })
            Assert.Equal(InstanceStatus.Completed, (await waiter.WaitAsync(Patience)).Status);
    }

    [Fact]
    public async Task A_suspended_instance_can_be_terminated()
    {
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.True(await Client.SuspendAsync("a", "audit"));
        Assert.True(await Client.TerminateAsync("a", "found guilty"));
        Assert.Equal("found guilty", (await FailureAsync("a", InstanceStatus.Terminated)).Message);
        Assert.False(await Client.ResumeAsync("a"));
    }

    [Fact]
    public async Task A_sub_workflow_goes_on_while_its_parent_is_suspended()
    {
        var child = Registry.Script("child", async (c, _) =>
        {
            c.SetStatus("waiting");
            return await c.WaitForEventAsync(Go);
        });
        var parent = Registry.Script("parent", async (c, s) => await c.CallAsync(child, s, "c") + "!");
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        await ReachesAsync("c", "waiting");
        Assert.True(await Client.SuspendAsync("p", "audit"));
        await Client.RaiseAsync("c", Go, "done");
        Assert.Equal("done", await OutputAsync("c"));
        await SettleAsync();
        Assert.Equal(InstanceStatus.Suspended, await StatusAsync("p"));
        Assert.True(await Client.ResumeAsync("p"));
        Assert.Equal("done!", await OutputAsync("p"));
    }

    [SkippableFact]
    public async Task A_suspension_outlives_the_host()
    {
        Needs(EngineFeatures.DurableData);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            c.SetStatus("waiting");
            return await c.WaitForEventAsync(Go);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        await Client.SuspendAsync("a", "audit");
        await RestartAsync();
        await Client.RaiseAsync("a", Go, "kept");
        await SettleAsync();
        Assert.Equal(InstanceStatus.Suspended, await StatusAsync("a"));
        Assert.True(await Client.ResumeAsync("a"));
        Assert.Equal("kept", await OutputAsync("a"));
    }

    [Fact]
    public async Task An_instance_may_be_suspended_and_resumed_many_times()
    {
        var work = Registry.Deed("work", s => s + ".");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            for (var i = 0; i < 10; i++)
                s = await c.CallAsync(work, s) + await c.WaitForEventAsync(News);
            return s;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        for (var i = 0; i < 10; i++)
        {
            Assert.True(await Client.SuspendAsync("a", "again"));
            await Client.RaiseAsync("a", News, $"{i}");
            Assert.True(await Client.ResumeAsync("a"));
        }

        Assert.Equal(".0.1.2.3.4.5.6.7.8.9", await OutputAsync("a"));
    }
}
