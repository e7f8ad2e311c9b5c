using System.Text.Json;

namespace Claims.Workflows.Tests;

public abstract partial class EmbeddedEngineTests
{
    private enum Colour
    {
        Red,
        Green,
    }

    private sealed record Order(string Name, decimal Amount, Colour Colour, DateOnly Day, int? Count);

    [Fact]
    public async Task Records_pass_through_history_as_readable_json()
    {
        var order = new Order("bolt", 12.50m, Colour.Green, new DateOnly(2026, 1, 2), null);
        var activity = new ActivityRef<Order, Order>("double");
        var workflow = new WorkflowRef<Order, Order>("order");
        Registry.AddActivity(activity, _ => new Deed<Order, Order>((_, o) =>
            Task.FromResult(o with { Amount = o.Amount * 2 })));
        Registry.AddWorkflow(workflow, () => new Script<Order, Order>((c, o) => c.CallAsync(activity, o)));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(workflow, "a", order);

        var output = await OutputAsync(engine, "a");
        Assert.Equal("""{"name":"bolt","amount":25.00,"colour":"Green","day":"2026-01-02"}""", output);
        var scheduled = (await HistoryAsync(engine, "a")).OfType<ActivityScheduled>().Single();
        var json = HistoryJson.Write(scheduled);
        Assert.StartsWith("""{"event":"activityScheduled","step":0,"name":"double","input":{"name":"bolt",""", json);
    }

    [Fact]
    public async Task The_history_of_a_failed_instance_ends_with_its_failure()
    {
        var flow = Registry.Script("flow", (_, _) => throw new InvalidOperationException("no way"));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        var failure = await FailureAsync(engine, "a", InstanceStatus.Failed);
        Assert.Equal(new Failure("InvalidOperationException", "no way"), failure);
        Assert.Equal(failure, Assert.IsType<RunFailed>((await HistoryAsync(engine, "a"))[^1]).Failure);
        Assert.Empty(await HistoryAsync(engine, "nobody"));
    }

    [Fact]
    public async Task Replaying_is_told_from_the_present()
    {
        var go = new EventRef<string>("go");
        var seen = new List<string>();
        var flow = Registry.Script("flow", async (c, _) =>
        {
            seen.Add($"before:{c.IsReplaying}");
            await c.WaitForEventAsync(go);
            seen.Add($"after:{c.IsReplaying}");
            return "";
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        engine = await RestartAsync(engine);
        await engine.RaiseAsync("a", go, "");
        await OutputAsync(engine, "a");
        Assert.Equal(["before:False", "before:True", "after:False"], seen);
    }

    [Fact]
    public async Task A_payload_beyond_the_limit_is_refused_with_its_size()
    {
        Options = Options with { MaxPayloadBytes = 1_000 };
        var large = Registry.Deed("large", _ => new string('x', 2_000));
        var small = Registry.Deed("small", s => s);
        var makes = Registry.Script("makes", (c, s) => c.CallAsync(large, s));
        var passes = Registry.Script("passes", (c, _) => c.CallAsync(small, new string('x', 2_000)));
        var returns = Registry.Script("returns", (_, _) => Task.FromResult(new string('x', 2_000)));
        var engine = await StartedEngineAsync();

        var e = await Assert.ThrowsAsync<PayloadTooLargeException>(
            () => engine.StartAsync(makes, "a", new string('x', 999)));
        Assert.Contains("1001 bytes", e.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PayloadTooLargeException>(
            () => engine.RaiseAsync("a", new EventRef<string>("e"), new string('x', 999)));
        foreach (var flow in new[] { makes, passes, returns })
        {
            await engine.StartAsync(flow, flow.Name, new string('x', 998));
            var failure = await FailureAsync(engine, flow.Name, InstanceStatus.Failed);
            Assert.Contains("2002 bytes", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_history_tells_the_whole_story()
    {
        var work = Registry.Deed("work", s => s);
        var go = new EventRef<string>("go");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await c.CallAsync(work, s);
            await c.DelayAsync(TimeSpan.FromHours(1));
            return await c.WaitForEventAsync(go);
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "x");
        await IdleAsync(engine);
        Clock.Advance(TimeSpan.FromHours(1));
        await IdleAsync(engine);
        await engine.RaiseAsync("a", go, "done");
        await OutputAsync(engine, "a");

        var kinds = (await HistoryAsync(engine, "a")).Select(f => f.GetType().Name).Where(n => n != "TurnBegan");
        Assert.Equal(
            [
                "RunStarted", "ActivityScheduled", "ActivityCompleted", "TimerSet", "TimerFired", "EventAwaited",
                "EventRaised", "RunCompleted",
            ],
            kinds);
    }

    [Fact]
    public void Every_fact_survives_being_written_and_read()
    {
        var json = JsonElement.Parse("""{"a":1}""");
        var failure = new Failure("T", "m");
        var at = Clock.GetUtcNow();
        HistoryEvent[] facts =
        [
            new RunStarted(at, "w", json, 1, 2), new TurnBegan(at), new ActivityScheduled(1, "a", json),
            new ActivityRetried(1, 2, failure, at), new ActivityCompleted(1, json), new ActivityFailed(1, failure),
            new ChildStarted(1, "w", "i", json), new ChildCompleted(1, json), new ChildFailed(1, failure),
            new TimerSet(1, at), new TimerFired(1), new TimerCancelled(1), new EventAwaited(1, "e"),
            new EventRaised("e", json), new WaitCancelled(1), new RunCompleted(json), new RunFailed(failure),
            new RunTerminated(at, "r"),
        ];
        foreach (var fact in facts)
        {
            var text = HistoryJson.Write(fact);
            Assert.Equal(text, HistoryJson.Write(HistoryJson.Read(text)));
            Assert.IsType(fact.GetType(), HistoryJson.Read(text));
        }
    }
}
