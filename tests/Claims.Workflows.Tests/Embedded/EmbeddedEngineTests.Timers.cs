using System.Globalization;

namespace Claims.Workflows.Tests;

public abstract partial class EmbeddedEngineTests
{
    [Fact]
    public async Task A_timer_fires_when_it_is_due_and_not_before()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.DelayAsync(TimeSpan.FromMinutes(10));
            return c.UtcNow.ToString("HH:mm", CultureInfo.InvariantCulture);
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        Assert.Equal(Clock.GetUtcNow().AddMinutes(10), engine.NextDue);
        Clock.Advance(TimeSpan.FromMinutes(9));
        await IdleAsync(engine);
        Assert.Equal(InstanceStatus.Running, (await engine.GetAsync("a"))!.Status);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("\"08:10\"", await OutputAsync(engine, "a"));
        Assert.Null(engine.NextDue);
    }

    [Fact]
    public async Task A_past_time_is_not_waited_for()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.DelayUntilAsync(c.UtcNow);
            await c.DelayUntilAsync(c.UtcNow.AddYears(-10));
            return "on";
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        Assert.Equal("\"on\"", await OutputAsync(engine, "a"));
        Assert.Empty((await HistoryAsync(engine, "a")).OfType<TimerSet>());
    }

    [Fact]
    public async Task A_timer_may_be_years_long()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.DelayUntilAsync(c.UtcNow.AddYears(10));
            return c.UtcNow.ToString("yyyy", CultureInfo.InvariantCulture);
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        Clock.Advance(TimeSpan.FromDays(3_600));
        await IdleAsync(engine);
        Assert.Equal(InstanceStatus.Running, (await engine.GetAsync("a"))!.Status);
        Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal("\"2036\"", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task A_cancelled_timer_is_forgotten()
    {
        var go = new EventRef<string>("go");
        var flow = Registry.Script("flow", async (c, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = c.DelayAsync(TimeSpan.FromHours(1), cancel.Token);
            await c.WaitForEventAsync(go);
            cancel.Cancel();
            try
            {
                await timer;
                return "fired";
            }
            catch (OperationCanceledException)
            {
                await c.WaitForEventAsync(go);
                return "cancelled";
            }
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        Assert.NotNull(engine.NextDue);
        await engine.RaiseAsync("a", go, "");
        await IdleAsync(engine);
        Assert.Null(engine.NextDue);
        engine = await RestartAsync(engine);
        await IdleAsync(engine);
        Assert.Null(engine.NextDue);
        Clock.Advance(TimeSpan.FromHours(2));
        await engine.RaiseAsync("a", go, "");
        Assert.Equal("\"cancelled\"", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task The_engine_says_when_it_rests_and_until_when()
    {
        var gate = NewSignal();
        var started = NewSignal();
        var work = Registry.Deed("work", async (_, s) =>
        {
            started.SetResult();
            await gate.Task;
            return s;
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await c.CallAsync(work, s);
            await c.DelayAsync(TimeSpan.FromDays(7));
            return "";
        });
        var engine = await StartedEngineAsync();
        await IdleAsync(engine);
        Assert.Null(engine.NextDue);

        var rested = NewSignal();
        engine.BecameIdle += () => rested.TrySetResult();
        await engine.StartAsync(flow, "a", "");
        Assert.False(engine.IsIdle);
        await started.Task.WaitAsync(Patience);
        Assert.False(engine.IsIdle);
        var idle = engine.WhenIdleAsync();
        Assert.False(idle.IsCompleted);
        gate.SetResult();
        await idle.WaitAsync(Patience);
        await rested.Task.WaitAsync(Patience);
        Assert.True(engine.IsIdle);
        Assert.Equal(Clock.GetUtcNow().AddDays(7), engine.NextDue);

        Clock.Advance(TimeSpan.FromDays(7));
        await OutputAsync(engine, "a");
    }
}
