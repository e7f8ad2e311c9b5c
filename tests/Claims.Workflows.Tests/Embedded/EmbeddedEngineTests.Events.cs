namespace Claims.Workflows.Tests;

public abstract partial class EmbeddedEngineTests
{
    [Fact]
    public async Task An_event_in_time_ends_a_bounded_wait()
    {
        var flow = Registry.Script("flow", async (c, _) =>
            await c.WaitForEventAsync(News, c.UtcNow.AddDays(1)) ?? "too late");
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        await engine.RaiseAsync("a", News, "in time");
        Assert.Equal("\"in time\"", await OutputAsync(engine, "a"));
        Assert.Null(engine.NextDue);
    }

    [Fact]
    public async Task An_event_raised_in_time_beats_the_timer_even_when_nothing_ran()
    {
        var flow = Registry.Script("flow", async (c, _) =>
            await c.WaitForEventAsync(News, c.UtcNow.AddDays(1)) ?? "too late");
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        await engine.StopAsync();
        Assert.True(await engine.RaiseAsync("a", News, "paid"));
        Clock.Advance(TimeSpan.FromDays(30));
        engine = await StartedEngineAsync();
        Assert.Equal("\"paid\"", await OutputAsync(engine, "a"));
    }
}
