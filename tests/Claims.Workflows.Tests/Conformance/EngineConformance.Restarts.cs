using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [SkippableFact]
    public async Task An_instance_goes_on_in_another_host_after_every_step()
    {
        Needs(EngineFeatures.DurableData);
        var work = Registry.Deed("work", s => s + ".");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            for (var i = 0; i < 10; i++)
            {
                s = await c.CallAsync(work, s);
                c.SetStatus(s);
                s += await c.WaitForEventAsync(Go);
            }

            return s;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var expected = "";
        for (var i = 0; i < 10; i++)
        {
            await ReachesAsync("a", expected += ".");
            await RestartAsync();
            await Client.RaiseAsync("a", Go, $"{i}");
            expected += $"{i}";
        }

        Assert.Equal(".0.1.2.3.4.5.6.7.8.9", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task An_activity_the_stop_interrupted_is_run_again_under_the_same_key()
    {
        Needs(EngineFeatures.DurableData);
        var keys = new ConcurrentQueue<(int Step, int Attempt)>();
        var running = NewSignal();
        var work = Registry.Deed("work", async (c, s) =>
        {
            keys.Enqueue((c.StepId, c.Attempt));
            running.TrySetResult();
            if (keys.Count == 1)
                await Task.Delay(Timeout.Infinite, c.CancellationToken);
            return s + "!";
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s, RetryPolicy.None));
        await StartAsync();
        await Client.StartAsync(flow, "a", "x");
        await running.Task.WaitAsync(Patience);
        await RestartAsync();
        Assert.Equal("x!", await OutputAsync("a"));
        Assert.Equal(2, keys.Count);
        Assert.Single(keys.Distinct());
    }

    [SkippableFact]
    public async Task A_timer_that_came_due_while_nothing_ran_fires_at_the_start()
    {
        Needs(EngineFeatures.DurableData);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            c.SetStatus("waiting");
            await c.DelayAsync(2 * Unit);
            return "late";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        await StopAsync();
        await PassAsync(3);
        await StartAsync();
        Assert.Equal("late", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task Early_events_and_cancelled_waits_survive_a_restart()
    {
        Needs(EngineFeatures.DurableData);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var cancelled = c.WaitForEventAsync(News, cancel.Token);
            await c.WaitForEventAsync(Go);
            cancel.Cancel();
            c.SetStatus("cancelled");
            await c.WaitForEventAsync(Go);
            return $"{await c.WaitForEventAsync(News)} {cancelled.IsCanceled}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "cancelled");
        Assert.True(await Client.RaiseAsync("a", News, "early"));
        await RestartAsync();
        await Client.RaiseAsync("a", Go, "");
        Assert.Equal("early True", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_retry_wait_survives_a_restart()
    {
        Needs(EngineFeatures.DurableData);
        var attempts = new ConcurrentQueue<int>();
        var failed = NewSignal();
        var work = Registry.Deed("work", (c, s) =>
        {
            attempts.Enqueue(c.Attempt);
            failed.TrySetResult();
            return c.Attempt < 3 ? throw new IOException("busy") : Task.FromResult(s);
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s, ThreeTimes));
        await StartAsync();
        await Client.StartAsync(flow, "a", "x");
        await failed.Task.WaitAsync(Patience);
        await SettleAsync();
        await RestartAsync();
        Assert.Equal("x", await OutputAsync("a"));
        Assert.Equal([1, 2, 3], attempts);
    }

    [SkippableFact]
    public async Task Ended_instances_and_their_ids_are_remembered()
    {
        Needs(EngineFeatures.DurableData);
        var flow = Registry.Script("flow", (_, s) => s == "" ? throw new IOException("empty") : Task.FromResult(s));
        await StartAsync();
        await Client.StartAsync(flow, "good", "x");
        await Client.StartAsync(flow, "bad", "");
        await EndAsync("good");
        await EndAsync("bad");
        await RestartAsync();
        Assert.Equal("x", await OutputAsync("good"));
        Assert.Equal(new Failure("IOException", "empty"), await FailureAsync("bad", InstanceStatus.Failed));
        Assert.False(await Client.StartAsync(flow, "good", "y"));
    }

    [SkippableFact]
    public async Task Two_hosts_share_the_work_and_each_step_is_done_once()
    {
        Needs(EngineFeatures.SharedData);
        var runs = new ConcurrentDictionary<(string Instance, int Step), int>();
        var work = Registry.Deed("work", (c, s) =>
        {
            runs.AddOrUpdate((c.InstanceId, c.StepId), 1, (_, n) => n + 1);
            return Task.FromResult(s + ".");
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            for (var i = 0; i < 3; i++)
                s = await c.CallAsync(work, s);
            return s + await c.WaitForEventAsync(Go);
        });
        await StartAsync();
        var first = Client;
        await StartAsync();
        var second = Client;
        for (var i = 0; i < 40; i++)
            await (i % 2 == 0 ? first : second).StartAsync(flow, $"a{i}", "");

        // Each event goes to the host that did not start the instance.
        for (var i = 0; i < 40; i++)
            Assert.True(await (i % 2 == 0 ? second : first).RaiseAsync($"a{i}", Go, "!"));
        for (var i = 0; i < 40; i++)
        {
            var end = await (i % 2 == 0 ? second : first).WaitForEndAsync($"a{i}").WaitAsync(Patience);
            Assert.Equal("\"...!\"", end.Output);
        }

        Assert.Equal(120, runs.Count);
        Assert.All(runs.Values, n => Assert.Equal(1, n));
    }
}
