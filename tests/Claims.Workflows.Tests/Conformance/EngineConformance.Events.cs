namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    private static readonly EventRef<string> News = new("news");
    private static readonly EventRef<string> Go = new("go");

    [Fact]
    public async Task An_event_that_comes_early_is_kept_for_the_first_wait()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.WaitForEventAsync(Go);
            return await c.WaitForEventAsync(News);
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        Assert.True(await engine.RaiseAsync("a", News, "early"));
        await IdleAsync(engine);
        engine = await RestartAsync(engine);
        await engine.RaiseAsync("a", Go, "");
        Assert.Equal("\"early\"", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task Events_of_one_name_are_taken_in_the_order_they_came()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.WaitForEventAsync(Go);
            var all = "";
            for (var i = 0; i < 5; i++)
                all += await c.WaitForEventAsync(News);
            return all;
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        foreach (var s in new[] { "1", "2", "3" })
            await engine.RaiseAsync("a", News, s);
        await engine.RaiseAsync("a", Go, "");
        await IdleAsync(engine);
        await engine.RaiseAsync("a", News, "4");
        await engine.RaiseAsync("a", News, "5");
        Assert.Equal("\"12345\"", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task Waits_of_one_name_are_served_in_their_order()
    {
        var flow = Registry.Script("flow", async (c, _) =>
            string.Concat(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => c.WaitForEventAsync(News)))));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        foreach (var s in new[] { "x", "y", "z" })
            await engine.RaiseAsync("a", News, s);
        Assert.Equal("\"xyz\"", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task A_cancelled_wait_never_takes_an_event()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var first = c.WaitForEventAsync(News, cancel.Token);
            var second = c.WaitForEventAsync(News);
            await c.WaitForEventAsync(Go);
            cancel.Cancel();
            return $"{await second} {first.IsCanceled}";
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await engine.RaiseAsync("a", Go, "");
        await IdleAsync(engine);
        engine = await RestartAsync(engine);
        await engine.RaiseAsync("a", News, "kept");
        Assert.Equal("\"kept True\"", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task A_wait_with_a_cancelled_token_takes_nothing()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.WaitForEventAsync(Go);
            var wait = c.WaitForEventAsync(News, new CancellationToken(canceled: true));
            return wait.IsCanceled ? await c.WaitForEventAsync(News) : "taken";
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await engine.RaiseAsync("a", News, "kept");
        await engine.RaiseAsync("a", Go, "");
        Assert.Equal("\"kept\"", await OutputAsync(engine, "a"));
    }

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
    public async Task An_event_after_a_bounded_wait_is_kept_for_the_next()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var all = "";
            for (var day = 0; day < 3; day++)
                all += await c.WaitForEventAsync(News, c.UtcNow.AddDays(1)) ?? "-";
            return all + await c.WaitForEventAsync(News);
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        for (var day = 0; day < 3; day++)
        {
            await IdleAsync(engine);
            Clock.Advance(TimeSpan.FromDays(1));
        }

        await IdleAsync(engine);
        await engine.RaiseAsync("a", News, "!");
        Assert.Equal("\"---!\"", await OutputAsync(engine, "a"));
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

    [Fact]
    public async Task Events_for_nobody_or_an_ended_instance_are_refused()
    {
        var flow = Registry.Script("flow", (_, s) => Task.FromResult(s));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await OutputAsync(engine, "a");
        Assert.False(await engine.RaiseAsync("a", News, ""));
        Assert.False(await engine.RaiseAsync("nobody", News, ""));
    }

    [Fact]
    public async Task A_thousand_events_from_many_threads_all_arrive()
    {
        var sum = new WorkflowRef<int, int>("sum");
        var number = new EventRef<int>("number");
        Registry.AddWorkflow(sum, () => new Script<int, int>(async (c, n) =>
        {
            var total = 0;
            for (var i = 0; i < n; i++)
                total += await c.WaitForEventAsync(number);
            return total;
        }));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(sum, "a", 1_000);
        var raises = Enumerable.Range(1, 1_000).Select(i => Task.Run(() => engine.RaiseAsync("a", number, i)));
        Assert.All(await Task.WhenAll(raises), Assert.True);
        Assert.Equal("500500", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task An_event_of_the_wrong_shape_parks_the_instance_instead_of_harming_it()
    {
        var number = new EventRef<int>("news");
        var flow = Registry.Script("flow", async (c, _) => $"{await c.WaitForEventAsync(number)}");
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await engine.RaiseAsync("a", News, "not a number");
        var failure = await FailureAsync(engine, "a", InstanceStatus.Parked);
        Assert.Equal("PayloadMismatchException", failure.Type);
        Assert.DoesNotContain("not a number", failure.Message, StringComparison.Ordinal);
    }
}
