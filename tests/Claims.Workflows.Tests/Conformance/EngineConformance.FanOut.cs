namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [SkippableTheory]
    [InlineData(1_000, 333_833_500)]
    [InlineData(5_000, 41_679_167_500)]
    public async Task Thousands_of_activities_fan_out_and_in(int count, long sumOfSquares)
    {
        Needs(EngineFeatures.Thousands);
        var square = new ActivityRef<int, long>("square");
        Registry.AddActivity(square, _ => new Deed<int, long>((_, n) => Task.FromResult((long)n * n)));
        var sum = new WorkflowRef<int, long>("sum");
        Registry.AddWorkflow(sum, () => new Script<int, long>(async (c, n) =>
            (await Task.WhenAll(Enumerable.Range(1, n).Select(i => c.CallAsync(square, i)))).Sum()));
        await StartAsync();
        await Client.StartAsync(sum, "a", count);
        Assert.Equal(sumOfSquares, await OutputAsync<long>("a"));
    }

    [Fact]
    public async Task A_hundred_sub_workflows_fan_out_and_in()
    {
        var work = Registry.Deed("work", s => s);
        var child = Registry.Script("child", (c, s) => c.CallAsync(work, s));
        var parent = Registry.Script("parent", async (c, _) =>
            string.Join(' ', await Task.WhenAll(Enumerable.Range(0, 100).Select(i => c.CallAsync(child, $"{i}")))));
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 100)), await OutputAsync("p"));
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
        await StartAsync();
        await Client.StartAsync(sum, "a", 1_000);
        var raises = Enumerable.Range(1, 1_000).Select(i => Task.Run(() => Client.RaiseAsync("a", number, i)));
        Assert.All(await Task.WhenAll(raises), Assert.True);
        Assert.Equal(500_500, await OutputAsync<int>("a"));
    }

    [Fact]
    public async Task Of_a_fan_out_the_failures_are_told_once_all_have_ended()
    {
        var ended = 0;
        var work = Registry.Deed("work", (_, s) =>
        {
            Interlocked.Increment(ref ended);
            return s.EndsWith('7') ? throw new IOException($"failed {s}") : Task.FromResult(s);
        });
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var calls = Enumerable.Range(0, 100).Select(i => c.CallAsync(work, $"{i}", RetryPolicy.None)).ToList();
            try
            {
                await Task.WhenAll(calls);
                return "none failed";
            }
            catch (StepFailedException e)
            {
                return $"{calls.Count(call => call.IsFaulted)} failed, first: {e.Failure.Message}";
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("10 failed, first: failed 7", await OutputAsync("a"));
        Assert.Equal(100, ended);
    }
}
