using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task Time_and_guids_are_the_same_however_often_the_code_is_replayed()
    {
        var told = new ConcurrentQueue<string>();
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var first = $"{c.UtcNow:O} {c.NewGuid()} {c.NewGuid()}";
            told.Enqueue(first);
            await c.CallAsync(work, first);
            c.SetStatus("waiting");
            await c.WaitForEventAsync(Go);
            return first;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        await PassAsync(1);
        if (Features.HasFlag(EngineFeatures.DurableData))
            await RestartAsync();
        await Client.RaiseAsync("a", Go, "");

        var output = await OutputAsync("a");
        Assert.Equal([output], told.Distinct());
        Assert.True(told.Count > 1 || !Features.HasFlag(EngineFeatures.DurableData));
        var parts = output.Split(' ');
        Assert.NotEqual(parts[1], parts[2]);
    }

    [Fact]
    public async Task Guids_differ_between_instances()
    {
        var flow = new WorkflowRef<string, Guid>("flow");
        Registry.AddWorkflow(flow, () => new Script<string, Guid>((c, _) => Task.FromResult(c.NewGuid())));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.StartAsync(flow, "b", "");
        Assert.NotEqual(await OutputAsync<Guid>("a"), await OutputAsync<Guid>("b"));
    }

    [Fact]
    public async Task Time_never_goes_back_within_an_instance()
    {
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var last = c.UtcNow;
            var back = 0;
            for (var i = 0; i < 20; i++)
            {
                await (i % 5 == 0 ? c.DelayAsync(Unit / 20) : c.CallAsync(work, ""));
                back += c.UtcNow < last ? 1 : 0;
                last = c.UtcNow;
            }

            return $"{back}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("0", await OutputAsync("a"));
    }

    [Fact]
    public async Task What_is_said_only_when_not_replaying_is_said_once()
    {
        var said = new ConcurrentQueue<string>();
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            Say(c, "begin");
            await c.CallAsync(work, s);
            Say(c, "worked");
            c.SetStatus("waiting");
            await c.WaitForEventAsync(Go);
            Say(c, "went");
            return "";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        if (Features.HasFlag(EngineFeatures.DurableData))
            await RestartAsync();
        await Client.RaiseAsync("a", Go, "");
        await OutputAsync("a");
        Assert.Equal(["begin", "worked", "went"], said);

        void Say(IWorkflowContext context, string line)
        {
            if (!context.IsReplaying)
                said.Enqueue(line);
        }
    }

    [Fact]
    public async Task Yielding_and_awaiting_what_has_ended_is_allowed()
    {
        var work = Registry.Deed("work", s => s + "1");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await Task.Yield();
            await Task.CompletedTask;
            var first = await Task.WhenAny(c.CallAsync(work, s), c.WaitForEventAsync(Go));
            return await first;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "x");
        Assert.Equal("x1", await OutputAsync("a"));
    }

    [Fact]
    public async Task Random_numbers_are_the_same_however_often_the_code_is_replayed()
    {
        var told = new ConcurrentQueue<string>();
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var random = c.NewRandom();
            var other = c.NewRandom();
            var numbers = string.Join(' ', Enumerable.Range(0, 10).Select(_ => random.Next(1_000_000)));
            numbers += $" {random.NextDouble()} {random.NextInt64()}";
            await c.CallAsync(work, numbers);
            var others = string.Join(' ', Enumerable.Range(0, 10).Select(_ => other.Next(1_000_000)));
            told.Enqueue($"{numbers} {others}");
            c.SetStatus("waiting");
            await c.WaitForEventAsync(Go);
            return $"{numbers} {others}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        if (Features.HasFlag(EngineFeatures.DurableData))
            await RestartAsync();
        await Client.RaiseAsync("a", Go, "");
        var output = await OutputAsync("a");
        Assert.Equal([output], told.Distinct());
        Assert.True(told.Count > 1 || !Features.HasFlag(EngineFeatures.DurableData));
        Assert.True(output.Split(' ').Distinct().Count() > 15, output);
    }
}
