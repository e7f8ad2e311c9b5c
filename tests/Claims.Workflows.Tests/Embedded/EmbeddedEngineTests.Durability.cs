using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EmbeddedEngineTests
{
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
