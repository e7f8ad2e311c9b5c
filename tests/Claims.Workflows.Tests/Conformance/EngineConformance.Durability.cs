using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task An_instance_goes_on_in_another_engine_after_every_step()
    {
        var work = Registry.Deed("work", s => s + ".");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            for (var i = 0; i < 10; i++)
                s = await c.CallAsync(work, s) + await c.WaitForEventAsync(Go);
            return s;
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        for (var i = 0; i < 10; i++)
        {
            await IdleAsync(engine);
            engine = await RestartAsync(engine);
            await engine.RaiseAsync("a", Go, $"{i}");
        }

        Assert.Equal("\".0.1.2.3.4.5.6.7.8.9\"", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task What_is_started_and_raised_while_no_engine_runs_is_done_by_the_next()
    {
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        var client = NewEngine();
        await client.OpenAsync();
        Assert.True(await client.StartAsync(flow, "a", ""));
        Assert.True(await client.RaiseAsync("a", Go, "there"));
        Assert.Equal(InstanceStatus.Running, (await client.GetAsync("a"))!.Status);

        await StartedEngineAsync();
        Assert.Equal("\"there\"", await OutputAsync(client, "a"));
    }

    [Fact]
    public async Task An_activity_the_stop_interrupted_is_run_again()
    {
        var attempts = new ConcurrentQueue<int>();
        var running = NewSignal();
        var work = Registry.Deed("work", async (c, s) =>
        {
            attempts.Enqueue(c.Attempt);
            running.TrySetResult();
            if (attempts.Count == 1)
                await Task.Delay(Timeout.Infinite, c.CancellationToken);
            return s + "!";
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s, RetryPolicy.None));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "x");
        await running.Task.WaitAsync(Patience);
        engine = await RestartAsync(engine);
        Assert.Equal("\"x!\"", await OutputAsync(engine, "a"));
        Assert.Equal([1, 1], attempts);
    }

    [Fact]
    public async Task A_result_that_comes_while_the_engine_stops_is_kept()
    {
        var runs = 0;
        var gate = NewSignal();
        var running = NewSignal();
        var work = Registry.Deed("work", async (c, s) =>
        {
            runs++;
            running.TrySetResult();
            using var stop = c.CancellationToken.Register(() => gate.TrySetResult());
            await gate.Task;
            return s + "!";
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "x");
        await running.Task.WaitAsync(Patience);
        engine = await RestartAsync(engine);
        Assert.Equal("\"x!\"", await OutputAsync(engine, "a"));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_retry_wait_survives_a_restart()
    {
        var attempts = new ConcurrentQueue<int>();
        var work = Registry.Deed("work", (c, s) =>
        {
            attempts.Enqueue(c.Attempt);
            return c.Attempt < 3 ? throw new IOException("busy") : Task.FromResult(s);
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s, ThreeTimes));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "x");
        while (await NextDueWhenIdleAsync(engine) is { } due)
        {
            engine = await RestartAsync(engine);
            await IdleAsync(engine);
            Assert.Equal(due, engine.NextDue);
            Clock.SetUtcNow(due);
        }

        Assert.Equal("\"x\"", await OutputAsync(engine, "a"));
        Assert.Equal([1, 2, 3], attempts);
    }

    [Fact]
    public async Task Instances_let_go_from_memory_come_back_by_replay()
    {
        Options = Options with { MaxHotInstances = 2 };
        var bodies = 0;
        var work = Registry.Deed("work", s => s + ".");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            Interlocked.Increment(ref bodies);
            for (var i = 0; i < 3; i++)
                s = await c.CallAsync(work, s) + await c.WaitForEventAsync(Go);
            return s;
        });
        var engine = await StartedEngineAsync();
        for (var i = 0; i < 20; i++)
            await engine.StartAsync(flow, $"a{i}", "");
        for (var round = 0; round < 3; round++)
        {
            await IdleAsync(engine);
            for (var i = 0; i < 20; i++)
                await engine.RaiseAsync($"a{i}", Go, $"{round}");
        }

        for (var i = 0; i < 20; i++)
            Assert.Equal("\".0.1.2\"", await OutputAsync(engine, $"a{i}"));
        Assert.InRange(bodies, 40, 80);
    }

    [Fact]
    public async Task A_hot_instance_is_not_replayed()
    {
        var bodies = 0;
        var work = Registry.Deed("work", s => s + ".");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            Interlocked.Increment(ref bodies);
            for (var i = 0; i < 100; i++)
                s = await c.CallAsync(work, s);
            return s;
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        Assert.Equal($"\"{new string('.', 100)}\"", await OutputAsync(engine, "a"));
        Assert.Equal(1, bodies);
    }

    [Fact]
    public async Task Two_engines_on_one_store_never_run_one_step_twice()
    {
        var runs = new ConcurrentDictionary<string, int>();
        var work = Registry.Deed("work", (c, s) =>
        {
            runs.AddOrUpdate($"{c.InstanceId}/{c.StepId}", 1, (_, n) => n + 1);
            return Task.FromResult(s + ".");
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            for (var i = 0; i < 3; i++)
                s = await c.CallAsync(work, s);
            return s + await c.WaitForEventAsync(Go);
        });
        var first = await StartedEngineAsync();
        var second = await StartedEngineAsync();
        for (var i = 0; i < 40; i++)
            await (i % 2 == 0 ? first : second).StartAsync(flow, $"a{i}", "");
        // Each event goes to the engine that does not own the instance.
        for (var i = 0; i < 40; i++)
            Assert.True(await (i % 2 == 0 ? second : first).RaiseAsync($"a{i}", Go, "!"));
        for (var i = 0; i < 40; i++)
            Assert.Equal("\"...!\"", await OutputAsync(i % 2 == 0 ? second : first, $"a{i}"));
        Assert.Equal(120, runs.Count);
        Assert.All(runs.Values, n => Assert.Equal(1, n));
    }

    [Fact]
    public async Task A_silent_engine_loses_its_instances_and_its_late_results_count_for_nothing()
    {
        var gates = new ConcurrentDictionary<string, TaskCompletionSource>();
        var hung = NewSignal();
        var runs = 0;
        var work = Registry.Deed("work", async (_, s) =>
        {
            var run = Interlocked.Increment(ref runs);
            if (run == 1)
            {
                var gate = gates.GetOrAdd("first", _ => NewSignal());
                hung.SetResult();
                await gate.Task;
            }

            return $"{s}{run}";
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s));
        Options = Options with { Heartbeat = TimeSpan.FromHours(1) };
        var silent = await StartedEngineAsync();
        await silent.StartAsync(flow, "a", "run ");
        await hung.Task.WaitAsync(Patience);

        Options = Options with { Heartbeat = TimeSpan.FromMilliseconds(20) };
        var other = await StartedEngineAsync();
        await IdleAsync(other);
        Assert.Equal(InstanceStatus.Running, (await other.GetAsync("a"))!.Status);
        Assert.Equal(1, runs);

        LeaseClock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("\"run 2\"", await OutputAsync(other, "a"));
        gates["first"].SetResult();
        await IdleAsync(silent);
        Assert.Single((await HistoryAsync(other, "a")).OfType<ActivityCompleted>());
    }

    [Fact]
    public async Task The_clock_may_be_set_back()
    {
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var before = c.UtcNow;
            await c.CallAsync(work, s);
            await c.WaitForEventAsync(Go);
            return c.UtcNow >= before ? "forward" : "back";
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        Clock.AdjustTime(Clock.GetUtcNow().AddHours(-3));
        await engine.RaiseAsync("a", Go, "");
        Assert.Equal("\"forward\"", await OutputAsync(engine, "a"));
    }

}
