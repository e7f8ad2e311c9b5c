using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    private enum Colour
    {
        Red,
        Green,
    }

    private sealed record Order(string Name, decimal Amount, Colour Colour, DateOnly Day, int? Count);

    [Fact]
    public async Task Activities_run_in_sequence_and_their_results_flow()
    {
        var add = Registry.Deed("add", s => s + "+");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            for (var i = 0; i < 5; i++)
                s = await c.CallAsync(add, s);
            return s;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "x");
        Assert.Equal("x+++++", await OutputAsync("a"));
    }

    [Fact]
    public async Task Records_pass_through_activities_and_workflows_unharmed()
    {
        var order = new Order("bolt", 12.50m, Colour.Green, new DateOnly(2026, 1, 2), null);
        var activity = new ActivityRef<Order, Order>("double");
        var workflow = new WorkflowRef<Order, Order>("order");
        Registry.AddActivity(activity, _ => new Deed<Order, Order>((_, o) =>
            Task.FromResult(o with { Amount = o.Amount * 2 })));
        Registry.AddWorkflow(workflow, () => new Script<Order, Order>((c, o) => c.CallAsync(activity, o)));
        await StartAsync();
        await Client.StartAsync(workflow, "a", order);
        Assert.Equal(order with { Amount = 25 }, await OutputAsync<Order>("a"));
    }

    [Fact]
    public async Task Nothing_is_a_value_too()
    {
        var activity = new ActivityRef<string?, string?>("same");
        Registry.AddActivity(activity, _ => new Deed<string?, string?>((_, s) => Task.FromResult(s)));
        var flow = Registry.Script("flow", async (c, _) => await c.CallAsync(activity, null) ?? "nothing");
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("nothing", await OutputAsync("a"));
    }

    [Fact]
    public async Task Text_of_any_script_and_any_control_character_comes_back_as_it_was()
    {
        const string text = "Müller 東京 \U0001F600 \"quoted\" <b>&amp;</b> tab\t null\0 end\r\n";
        var same = Registry.Deed("same", s => s);
        var flow = Registry.Script("flow", async (c, s) =>
            await c.CallAsync(same, s) + await c.WaitForEventAsync(Go));
        await StartAsync();
        await Client.StartAsync(flow, "a", text);
        await Client.RaiseAsync("a", Go, text);
        Assert.Equal(text + text, await OutputAsync("a"));
    }

    [Fact]
    public async Task Results_of_parallel_activities_come_in_the_order_of_the_calls()
    {
        var firstMayEnd = NewSignal();
        var work = Registry.Deed("work", async (_, s) =>
        {
            if (s == "0")
                await firstMayEnd.Task;
            if (s == "3")
                firstMayEnd.SetResult();
            return s;
        });
        var flow = Registry.Script("flow", async (c, _) =>
            string.Concat(await Task.WhenAll(Enumerable.Range(0, 4).Select(i => c.CallAsync(work, $"{i}")))));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("0123", await OutputAsync("a"));
    }

    [Fact]
    public async Task The_first_of_two_activities_may_go_on_before_the_other_ends()
    {
        var gate = NewSignal();
        var slow = Registry.Deed("slow", async (_, s) =>
        {
            await gate.Task;
            return s;
        });
        var quick = Registry.Deed("quick", s => s);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var late = c.CallAsync(slow, "slow");
            var first = await await Task.WhenAny(late, c.CallAsync(quick, "quick"));
            c.SetStatus(first);
            return first + await late;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "quick");
        gate.SetResult();
        Assert.Equal("quickslow", await OutputAsync("a"));
    }

    [Fact]
    public async Task Instance_and_step_are_the_same_on_every_attempt_and_differ_between_steps()
    {
        var made = new ConcurrentQueue<(string Input, string Instance, int Step, int Attempt)>();
        var work = Registry.Deed("work", (c, s) =>
        {
            made.Enqueue((s, c.InstanceId, c.StepId, c.Attempt));
            return c.Attempt < 3 ? throw new IOException("again") : Task.FromResult(s);
        });
        var policy = new RetryPolicy(3, TimeSpan.Zero, 1, TimeSpan.Zero);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await Task.WhenAll(c.CallAsync(work, "one", policy), c.CallAsync(work, "two", policy));
            return await c.CallAsync(work, "three", policy);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await OutputAsync("a");

        Assert.Equal(9, made.Count);
        Assert.All(made, m => Assert.Equal("a", m.Instance));
        var steps = made.GroupBy(m => m.Step).ToList();
        Assert.Equal(3, steps.Count);
        Assert.All(steps, step => Assert.Single(step.Select(m => m.Input).Distinct()));
        Assert.All(steps, step => Assert.Equal([1, 2, 3], step.Select(m => m.Attempt)));
    }

    [Fact]
    public async Task Activities_are_made_from_the_services()
    {
        var reference = new ActivityRef<string, string>("greet");
        Registry.AddActivity(reference, services =>
        {
            var greeting = (string)services.GetService(typeof(string))!;
            return new Deed<string, string>((_, name) => Task.FromResult(greeting + name));
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(reference, s));
        Services = new FewServices("hello ");
        await StartAsync();
        await Client.StartAsync(flow, "a", "you");
        Assert.Equal("hello you", await OutputAsync("a"));
    }

    [Fact]
    public async Task An_activity_that_nobody_handles_fails_the_instance_with_its_name()
    {
        var broken = Registry.Deed("broken", (_, _) => throw new IOException("disk gone"));
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(broken, s, RetryPolicy.None));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Equal("StepFailedException", failure.Type);
        Assert.Contains("'broken'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("disk gone", failure.Message, StringComparison.Ordinal);
    }
}
