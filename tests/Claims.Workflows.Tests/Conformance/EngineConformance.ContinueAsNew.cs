using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task Continuing_as_new_keeps_the_events_nobody_took()
    {
        var rounds = new WorkflowRef<int, string>("rounds");
        var work = Registry.Deed("work", s => s);
        Registry.AddWorkflow(rounds, () => new Script<int, string>(async (c, round) =>
        {
            var s = await c.CallAsync(work, await c.WaitForEventAsync(News));
            c.SetStatus(s);
            if (round == 50 || s != $"event {round}")
                return s;
            c.ContinueAsNew(round + 1);
            return "ignored";
        }));
        await StartAsync();
        await Client.StartAsync(rounds, "a", 1);
        for (var i = 1; i <= 50; i++)
            Assert.True(await Client.RaiseAsync("a", News, $"event {i}"));
        Assert.Equal("event 50", await OutputAsync("a"));
    }

    [Fact]
    public async Task Keys_of_steps_are_not_used_again_by_a_later_run()
    {
        var keys = new ConcurrentQueue<(string Instance, int Step)>();
        var work = Registry.Deed("work", (c, s) =>
        {
            keys.Enqueue((c.InstanceId, c.StepId));
            return Task.FromResult(s);
        });
        var rounds = new WorkflowRef<int, int>("rounds");
        Registry.AddWorkflow(rounds, () => new Script<int, int>(async (c, round) =>
        {
            await Task.WhenAll(c.CallAsync(work, "x"), c.CallAsync(work, "y"));
            if (round < 10)
                c.ContinueAsNew(round + 1);
            return round;
        }));
        await StartAsync();
        await Client.StartAsync(rounds, "a", 1);
        Assert.Equal(10, await OutputAsync<int>("a"));
        Assert.Equal(20, keys.Count);
        Assert.Equal(20, keys.Distinct().Count());
    }

    [Fact]
    public async Task A_workflow_continues_as_new_a_thousand_times()
    {
        var rounds = new WorkflowRef<int, int>("rounds");
        Registry.AddWorkflow(rounds, () => new Script<int, int>((c, round) =>
        {
            if (round < 1_000)
                c.ContinueAsNew(round + 1);
            return Task.FromResult(round);
        }));
        await StartAsync();
        await Client.StartAsync(rounds, "a", 0);
        Assert.Equal(1_000, await OutputAsync<int>("a"));
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
        await StartAsync();
        await Client.StartAsync(rounds, "a", []);
        var guids = await OutputAsync<List<Guid>>("a");
        Assert.Equal(4, guids.Count);
        Assert.Equal(4, guids.Distinct().Count());
    }

    [Fact]
    public async Task A_new_run_is_not_disturbed_by_the_timers_of_the_last()
    {
        var rounds = new WorkflowRef<int, string>("rounds");
        Registry.AddWorkflow(rounds, () => new Script<int, string>(async (c, round) =>
        {
            if (round == 0)
            {
                _ = c.DelayAsync(Unit);
                c.ContinueAsNew(1);
                return "ignored";
            }

            var before = c.UtcNow;
            await c.DelayAsync(3 * Unit);
            return $"{c.UtcNow - before >= 3 * Unit}";
        }));
        await StartAsync();
        await Client.StartAsync(rounds, "a", 0);
        Assert.Equal("True", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_new_run_is_not_disturbed_by_a_late_result_of_the_last()
    {
        Needs(EngineFeatures.Overlap);
        var gate = NewSignal();
        var slow = Registry.Deed("slow", async (_, s) =>
        {
            await gate.Task;
            return s;
        });
        var rounds = new WorkflowRef<int, string>("rounds");
        Registry.AddWorkflow(rounds, () => new Script<int, string>(async (c, round) =>
        {
            if (round == 0)
            {
                _ = c.CallAsync(slow, "late");
                c.ContinueAsNew(1);
                return "ignored";
            }

            c.SetStatus("second run");
            return await c.WaitForEventAsync(Go);
        }));
        await StartAsync();
        await Client.StartAsync(rounds, "a", 0);
        await ReachesAsync("a", "second run");
        gate.SetResult();
        await SettleAsync();
        Assert.Equal(InstanceStatus.Running, await StatusAsync("a"));
        await Client.RaiseAsync("a", Go, "on");
        Assert.Equal("on", await OutputAsync("a"));
    }

    [Fact]
    public async Task A_waiter_for_the_end_waits_through_all_runs()
    {
        var rounds = new WorkflowRef<int, int>("rounds");
        Registry.AddWorkflow(rounds, () => new Script<int, int>(async (c, round) =>
        {
            await c.WaitForEventAsync(Go);
            if (round < 3)
                c.ContinueAsNew(round + 1);
            return round;
        }));
        await StartAsync();
        await Client.StartAsync(rounds, "a", 1);
        var end = Client.WaitForEndAsync("a");
        for (var i = 0; i < 3; i++)
        {
            Assert.False(end.IsCompleted);
            await Client.RaiseAsync("a", Go, "");
        }

        Assert.Equal("3", (await end.WaitAsync(Patience)).Output);
    }
}
