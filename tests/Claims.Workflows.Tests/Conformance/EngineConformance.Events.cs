namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task An_event_that_comes_early_is_kept_for_the_first_wait()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            c.SetStatus("waits for something else");
            await c.WaitForEventAsync(Go);
            return await c.WaitForEventAsync(News);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waits for something else");
        Assert.True(await Client.RaiseAsync("a", News, "early"));
        await SettleAsync();
        Assert.Equal(InstanceStatus.Running, await StatusAsync("a"));
        await Client.RaiseAsync("a", Go, "");
        Assert.Equal("early", await OutputAsync("a"));
    }

    [Fact]
    public async Task An_event_raised_right_after_the_start_is_kept()
    {
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, s) =>
            await c.CallAsync(work, s) + await c.WaitForEventAsync(News));
        await StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await Client.StartAsync(flow, $"a{i}", "x");
            Assert.True(await Client.RaiseAsync($"a{i}", News, $"{i}"));
        }

        for (var i = 0; i < 20; i++)
            Assert.Equal($"x{i}", await OutputAsync($"a{i}"));
    }

    [Fact]
    public async Task Events_of_one_name_are_taken_in_the_order_they_came()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.WaitForEventAsync(Go);
            var all = "";
            for (var i = 0; i < 5; i++)
            {
                all += await c.WaitForEventAsync(News);
                c.SetStatus(all);
            }

            return all;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        foreach (var s in new[] { "1", "2", "3" })
            await Client.RaiseAsync("a", News, s);
        await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "123");
        await Client.RaiseAsync("a", News, "4");
        await Client.RaiseAsync("a", News, "5");
        Assert.Equal("12345", await OutputAsync("a"));
    }

    [Fact]
    public async Task Waits_of_one_name_are_served_in_their_order()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var waits = Enumerable.Range(0, 3).Select(_ => c.WaitForEventAsync(News)).ToList();
            c.SetStatus("waiting");
            return string.Concat(await Task.WhenAll(waits));
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        foreach (var s in new[] { "x", "y", "z" })
            await Client.RaiseAsync("a", News, s);
        Assert.Equal("xyz", await OutputAsync("a"));
    }

    [Fact]
    public async Task Events_are_told_apart_by_their_exact_names()
    {
        var upper = new EventRef<string>("NEWS");
        var longer = new EventRef<string>("news ");
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var all = await c.WaitForEventAsync(News) + " " + await c.WaitForEventAsync(upper);
            return all + " " + await c.WaitForEventAsync(longer);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", longer, "longer");
        await Client.RaiseAsync("a", upper, "upper");
        await Client.RaiseAsync("a", News, "news");
        Assert.Equal("news upper longer", await OutputAsync("a"));
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
            c.SetStatus("cancelled");
            return $"{await second} {first.IsCanceled}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "cancelled");
        await Client.RaiseAsync("a", News, "kept");
        Assert.Equal("kept True", await OutputAsync("a"));
    }

    [Fact]
    public async Task Waits_cancelled_in_any_order_leave_the_events_to_the_others()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var cancels = Enumerable.Range(0, 5).Select(_ => new CancellationTokenSource()).ToList();
            var waits = cancels.ConvertAll(cancel => c.WaitForEventAsync(News, cancel.Token));
            foreach (var i in new[] { 2, 0, 3 })
            {
                await c.WaitForEventAsync(Go);
                cancels[i].Cancel();
            }

            c.SetStatus("two are left");
            return $"{await waits[1]} {await waits[4]}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        for (var i = 0; i < 3; i++)
            await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "two are left");
        await Client.RaiseAsync("a", News, "first");
        await Client.RaiseAsync("a", News, "second");
        Assert.Equal("first second", await OutputAsync("a"));
    }

    [Fact]
    public async Task A_cancelled_wait_ends_with_a_cancellation()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var wait = c.WaitForEventAsync(News, cancel.Token);
            await c.WaitForEventAsync(Go);
            cancel.Cancel();
            try
            {
                return await wait;
            }
            catch (OperationCanceledException)
            {
                return "cancelled, then " + await c.WaitForEventAsync(News);
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", Go, "");
        await Client.RaiseAsync("a", News, "taken");
        Assert.Equal("cancelled, then taken", await OutputAsync("a"));
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
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", News, "kept");
        await Client.RaiseAsync("a", Go, "");
        Assert.Equal("kept", await OutputAsync("a"));
    }

    [Fact]
    public async Task The_first_of_two_events_wins_and_the_other_is_kept()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var news = c.WaitForEventAsync(News, cancel.Token);
            var go = c.WaitForEventAsync(Go, cancel.Token);
            c.SetStatus("racing");
            var first = await await Task.WhenAny(news, go);
            cancel.Cancel();
            c.SetStatus("raced");
            return $"{first}, then {await c.WaitForEventAsync(News)}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "racing");
        await Client.RaiseAsync("a", Go, "go");
        await ReachesAsync("a", "raced");
        await Client.RaiseAsync("a", News, "news");
        Assert.Equal("go, then news", await OutputAsync("a"));
    }

    [Fact]
    public async Task An_event_in_time_ends_a_bounded_wait()
    {
        var flow = Registry.Script("flow", async (c, _) =>
            await c.WaitForEventAsync(News, c.UtcNow + (10_000 * Unit)) ?? "too late");
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", News, "in time");
        Assert.Equal("in time", await OutputAsync("a"));
    }

    [Fact]
    public async Task An_event_after_a_bounded_wait_is_kept_for_the_next()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var all = "";
            for (var round = 0; round < 3; round++)
                all += await c.WaitForEventAsync(News, c.UtcNow + Unit) ?? "-";
            c.SetStatus(all);
            return all + await c.WaitForEventAsync(News);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await PassAsync(3);
        await ReachesAsync("a", "---");
        await Client.RaiseAsync("a", News, "!");
        Assert.Equal("---!", await OutputAsync("a"));
    }

    [Fact]
    public async Task Events_for_nobody_or_an_ended_instance_are_refused()
    {
        var flow = Registry.Script("flow", (_, s) => Task.FromResult(s));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await OutputAsync("a");
        Assert.False(await Client.RaiseAsync("a", News, ""));
        Assert.False(await Client.RaiseAsync("nobody", News, ""));
    }

    [Fact]
    public async Task An_event_carries_a_record()
    {
        var ordered = new EventRef<Order>("ordered");
        var flow = new WorkflowRef<string, Order>("flow");
        Registry.AddWorkflow(flow, () => new Script<string, Order>((c, _) => c.WaitForEventAsync(ordered)));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var order = new Order("nut", 0.05m, Colour.Red, new DateOnly(2028, 2, 29), 7);
        await Client.RaiseAsync("a", ordered, order);
        Assert.Equal(order, await OutputAsync<Order>("a"));
    }
}
