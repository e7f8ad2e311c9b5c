using System.Collections.Concurrent;
using System.Globalization;

namespace Claims.Workflows.Tests;

public abstract partial class EmbeddedEngineTests
{
    private static readonly RetryPolicy ThreeTimes =
        new(MaxAttempts: 3, TimeSpan.FromSeconds(10), BackOff: 3, MaxDelay: TimeSpan.FromSeconds(20));

    [Fact]
    public async Task A_failed_attempt_is_made_again_after_a_growing_wait_up_to_the_longest()
    {
        var made = new ConcurrentQueue<(int Attempt, DateTimeOffset At)>();
        var shaky = Registry.Deed("shaky", (c, s) =>
        {
            made.Enqueue((c.Attempt, Clock.GetUtcNow()));
            return c.Attempt < 4 ? throw new IOException("busy") : Task.FromResult(s);
        });
        var policy = ThreeTimes with { MaxAttempts = 4 };
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(shaky, s, policy));
        Options = Options with { RetryJitter = 0 };
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "ok");
        while (await NextDueWhenIdleAsync(engine) is { } due)
            Clock.SetUtcNow(due);

        Assert.Equal("\"ok\"", await OutputAsync(engine, "a"));
        Assert.Equal([1, 2, 3, 4], made.Select(m => m.Attempt));
        var times = made.Select(m => m.At).ToList();
        var waits = times.Zip(times.Skip(1), (a, b) => (b - a).TotalSeconds);
        Assert.Equal([10, 20, 20], waits);
        Assert.Equal(3, (await HistoryAsync(engine, "a")).OfType<ActivityRetried>().Count());
    }

    [Fact]
    public async Task Chance_shortens_the_wait_within_its_share()
    {
        var shaky = Registry.Deed("shaky", (_, _) => throw new IOException("busy"));
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(shaky, s, ThreeTimes));
        Options = Options with { RetryJitter = 0.5 };
        var engine = await StartedEngineAsync();
        for (var i = 0; i < 20; i++)
            await engine.StartAsync(flow, $"a{i}", "");
        await IdleAsync(engine);
        var waits = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var retried = (await HistoryAsync(engine, $"a{i}")).OfType<ActivityRetried>().Single();
            waits.Add((retried.Due - Clock.GetUtcNow()).TotalSeconds);
        }

        Assert.All(waits, w => Assert.InRange(w, 5, 10));
        Assert.True(waits.Distinct().Count() > 10);
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_the_engine_and_the_activity_allow()
    {
        Options = Options with { MaxConcurrentActivities = 5 };
        var counts = new ConcurrentDictionary<string, (int Now, int Most)>();
        var both = 0;
        var most = 0;
        var company = NewSignal();
        var narrow = Registry.Deed("narrow", CountAsync, maxConcurrency: 2);
        var wide = Registry.Deed("wide", CountAsync);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var calls = Enumerable.Range(0, 40).Select(i => c.CallAsync(i % 2 == 0 ? narrow : wide, $"{i % 2}"));
            await Task.WhenAll(calls);
            return "";
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await OutputAsync(engine, "a");
        Assert.InRange(counts["0"].Most, 1, 2);
        Assert.InRange(most, 2, 5);

        async Task<string> CountAsync(ActivityContext context, string lane)
        {
            lock (counts)
            {
                most = Math.Max(most, ++both);
                var now = counts.GetValueOrDefault(lane).Now + 1;
                counts[lane] = (now, Math.Max(now, counts.GetValueOrDefault(lane).Most));
            }

            // The first waits until it has company; then everyone gives the others every chance to start.
            if (Volatile.Read(ref most) >= 2)
                company.TrySetResult();
            await company.Task.WaitAsync(Patience);
            for (var i = 0; i < 20; i++)
                await Task.Yield();
            lock (counts)
            {
                both--;
                counts[lane] = (counts[lane].Now - 1, counts[lane].Most);
            }

            return "";
        }
    }

    [Fact]
    public async Task An_activity_held_up_by_its_limit_does_not_hold_up_others()
    {
        Options = Options with { MaxConcurrentActivities = 2 };
        var gate = NewSignal();
        var slow = Registry.Deed("slow", async (_, s) =>
        {
            await gate.Task;
            return s;
        }, maxConcurrency: 1);
        var quick = Registry.Deed("quick", s => s);
        var slowly = Registry.Script("slowly", async (c, _) =>
            string.Concat(await Task.WhenAll(Enumerable.Range(0, 10).Select(i => c.CallAsync(slow, $"{i}")))));
        var quickly = Registry.Script("quickly", (c, s) => c.CallAsync(quick, s));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(slowly, "slow", "");
        await engine.StartAsync(quickly, "quick", "done");
        Assert.Equal("\"done\"", await OutputAsync(engine, "quick"));
        gate.SetResult();
        Assert.Equal("\"0123456789\"", await OutputAsync(engine, "slow"));
    }

    [Fact]
    public async Task Instance_and_step_are_the_same_on_every_attempt_and_differ_between_steps()
    {
        var keys = new ConcurrentQueue<string>();
        var work = Registry.Deed("work", (c, s) =>
        {
            keys.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{c.InstanceId}/{c.StepId}/{c.Attempt}"));
            return c.Attempt == 1 ? throw new IOException("again") : Task.FromResult(s);
        });
        var policy = new RetryPolicy(2, TimeSpan.Zero, 1, TimeSpan.Zero);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await c.CallAsync(work, s, policy);
            return await c.CallAsync(work, s, policy);
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await OutputAsync(engine, "a");
        Assert.Equal(["a/0/1", "a/0/2", "a/1/1", "a/1/2"], keys);
    }

    private static async Task<DateTimeOffset?> NextDueWhenIdleAsync(WorkflowEngine engine)
    {
        await IdleAsync(engine);
        return engine.NextDue;
    }
}
