namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task A_timer_fires_when_it_is_due_and_not_before()
    {
        var flow = new WorkflowRef<string, double>("flow");
        Registry.AddWorkflow(flow, () => new Script<string, double>(async (c, _) =>
        {
            var before = c.UtcNow;
            await c.DelayAsync(3 * Unit);
            return (c.UtcNow - before) / Unit;
        }));
        await StartAsync();
        var started = Now;
        await Client.StartAsync(flow, "a", "");
        Assert.True(await OutputAsync<double>("a") >= 3);
        Assert.True(Now - started >= 3 * Unit);
    }

    [Fact]
    public async Task A_past_time_is_not_waited_for()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var before = c.UtcNow;
            await c.DelayUntilAsync(c.UtcNow);
            await c.DelayUntilAsync(c.UtcNow.AddYears(-10));
            await c.DelayAsync(TimeSpan.Zero);
            await c.DelayAsync(-Unit);
            return $"{c.UtcNow - before}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("00:00:00", await OutputAsync("a"));
    }

    // The usual timers end at 24.8 days (2^31 ms) and 49.7 days (2^32 ms).
    [Theory]
    [InlineData(25)]
    [InlineData(50)]
    [InlineData(400)]
    [InlineData(3_650)]
    [InlineData(36_500)]
    public async Task A_timer_of_many_days_neither_fails_nor_fires_early_and_can_be_cancelled(int days)
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = c.DelayAsync(TimeSpan.FromDays(days), cancel.Token);
            c.SetStatus("waiting");
            var first = await Task.WhenAny(timer, c.WaitForEventAsync(Go));
            cancel.Cancel();
            return first == timer ? "fired" : "woken";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        await PassAsync(1);
        Assert.Equal(InstanceStatus.Running, await StatusAsync("a"));
        await Client.RaiseAsync("a", Go, "");
        Assert.Equal("woken", await OutputAsync("a"));
    }

    [Fact]
    public async Task A_cancelled_timer_ends_with_a_cancellation_and_never_fires()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = c.DelayAsync(3 * Unit, cancel.Token);
            await c.WaitForEventAsync(Go);
            cancel.Cancel();
            try
            {
                await timer;
                return "fired";
            }
            catch (OperationCanceledException)
            {
                c.SetStatus("cancelled");
                return "cancelled " + await c.WaitForEventAsync(Go);
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "cancelled");
        await PassAsync(4);
        Assert.Equal(InstanceStatus.Running, await StatusAsync("a"));
        await Client.RaiseAsync("a", Go, "for good");
        Assert.Equal("cancelled for good", await OutputAsync("a"));
    }

    [Fact]
    public async Task Timers_fire_in_the_order_they_are_due()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var order = new List<int>();
            await Task.WhenAll(new[] { 3, 1, 2, 5, 4 }.Select(WaitAsync));
            return string.Join(' ', order);

            async Task WaitAsync(int units)
            {
                await c.DelayAsync(units * Unit);
                order.Add(units);
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("1 2 3 4 5", await OutputAsync("a"));
    }

    [Fact]
    public async Task Parallel_timers_take_as_long_as_the_longest()
    {
        var flow = new WorkflowRef<string, double>("flow");
        Registry.AddWorkflow(flow, () => new Script<string, double>(async (c, _) =>
        {
            var due = c.UtcNow + (2 * Unit);
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => c.DelayUntilAsync(due)));
            return (c.UtcNow - due) / Unit;
        }));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");

        // One after the other they would take 400.
        Assert.InRange(await OutputAsync<double>("a"), 0, 200);
    }

    [Fact]
    public async Task A_timer_may_lose_against_an_activity()
    {
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            using var cancel = new CancellationTokenSource();
            var call = c.CallAsync(work, s);
            var first = await Task.WhenAny(call, c.DelayAsync(10_000 * Unit, cancel.Token));
            cancel.Cancel();
            return first == call ? await call : "too slow";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "quick");
        Assert.Equal("quick", await OutputAsync("a"));
    }

    [Fact]
    public async Task An_activity_may_lose_against_a_timer_and_its_late_result_does_no_harm()
    {
        var gate = NewSignal();
        var work = Registry.Deed("work", async (_, s) =>
        {
            await gate.Task;
            return s;
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var call = c.CallAsync(work, s);
            c.SetStatus("called");
            var first = await Task.WhenAny(call, c.DelayUntilAsync(c.UtcNow + Unit));
            c.SetStatus("waited enough");
            return (first == call ? "in time" : "too late") + await c.WaitForEventAsync(Go);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "called");
        await PassWhileBusyAsync(1);
        await ReachesAsync("a", "waited enough");
        gate.SetResult();
        await SettleAsync();
        await Client.RaiseAsync("a", Go, "!");
        Assert.Equal("too late!", await OutputAsync("a"));
    }
}
