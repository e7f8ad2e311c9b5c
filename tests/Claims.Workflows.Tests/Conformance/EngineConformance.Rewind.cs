using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [SkippableFact]
    public async Task Rewinding_runs_the_failed_step_again_under_its_key_and_keeps_earlier_results()
    {
        Needs(EngineFeatures.Rewind);
        var broken = true;
        var runs = new ConcurrentQueue<(string Input, int Step)>();
        var work = Registry.Deed("work", (c, s) =>
        {
            runs.Enqueue((s, c.StepId));
            return s == "b" && broken ? throw new IOException("down") : Task.FromResult(s);
        });
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var all = "";
            foreach (var s in new[] { "a", "b", "c" })
                all += await c.CallAsync(work, s, RetryPolicy.None);
            return all;
        });
        await StartAsync();
        await Client.StartAsync(flow, "i", "");
        await FailureAsync("i", InstanceStatus.Failed);
        broken = false;
        Assert.True(await Client.RewindAsync("i", "mended"));
        Assert.Equal("abc", await OutputAsync("i"));
        Assert.Equal(["a", "b", "b", "c"], runs.Select(r => r.Input));
        Assert.Equal(3, runs.Distinct().Count());
    }

    [SkippableFact]
    public async Task An_instance_that_fails_again_can_be_rewound_again()
    {
        Needs(EngineFeatures.Rewind);
        var failures = 3;
        var work = Registry.Deed("work", s =>
            Interlocked.Decrement(ref failures) >= 0 ? throw new IOException("down") : s);
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s, RetryPolicy.None));
        await StartAsync();
        await Client.StartAsync(flow, "a", "x");
        for (var i = 0; i < 3; i++)
        {
            await FailureAsync("a", InstanceStatus.Failed);
            Assert.True(await Client.RewindAsync("a", $"try {i}"));
        }

        Assert.Equal("x", await OutputAsync("a"));
        Assert.Null((await Client.GetAsync("a"))!.Failure);
    }

    [SkippableFact]
    public async Task What_ran_because_of_the_failure_is_forgotten_and_its_keys_are_not_used_again()
    {
        Needs(EngineFeatures.Rewind);
        var broken = true;
        var steps = new ConcurrentQueue<(string Input, int Step)>();
        var work = Registry.Deed("work", (c, s) =>
        {
            steps.Enqueue((s, c.StepId));
            return s == "charge" && broken ? throw new IOException("down") : Task.FromResult(s);
        });
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.CallAsync(work, "reserve");
            try
            {
                await c.CallAsync(work, "charge", RetryPolicy.None);
            }
            catch (StepFailedException)
            {
                await c.CallAsync(work, "release");
                throw;
            }

            return await c.CallAsync(work, "ship");
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await FailureAsync("a", InstanceStatus.Failed);
        broken = false;
        Assert.True(await Client.RewindAsync("a", "mended"));
        Assert.Equal("ship", await OutputAsync("a"));
        Assert.Equal(["reserve", "charge", "release", "charge", "ship"], steps.Select(s => s.Input));
        Assert.Equal(4, steps.Select(s => s.Step).Distinct().Count());
    }

    [SkippableFact]
    public async Task Failed_sub_workflows_are_rewound_with_their_parent()
    {
        Needs(EngineFeatures.Rewind);
        var broken = true;
        var runs = new ConcurrentQueue<string>();
        var work = Registry.Deed("work", (c, s) =>
        {
            runs.Enqueue($"{c.InstanceId}:{s}");
            return s == "leaf" && broken ? throw new IOException("down") : Task.FromResult(s);
        });
        var leaf = Registry.Script("leaf", async (c, _) =>
        {
            await c.CallAsync(work, "before");
            return await c.CallAsync(work, "leaf", RetryPolicy.None);
        });
        var middle = Registry.Script("middle", (c, s) => c.CallAsync(leaf, s, "l"));
        var top = Registry.Script("top", (c, s) => c.CallAsync(middle, s, "m"));
        await StartAsync();
        await Client.StartAsync(top, "t", "");
        await FailureAsync("t", InstanceStatus.Failed);
        broken = false;
        Assert.True(await Client.RewindAsync("t", "mended"));
        foreach (var id in new[] { "t", "m", "l" })
            Assert.Equal("leaf", await OutputAsync(id));
        Assert.Equal(["l:before", "l:leaf", "l:leaf"], runs);
    }

    [SkippableFact]
    public async Task Of_parallel_steps_only_the_failed_one_is_run_again()
    {
        Needs(EngineFeatures.Rewind);
        var broken = true;
        var runs = new ConcurrentDictionary<string, int>();
        var work = Registry.Deed("work", s =>
        {
            runs.AddOrUpdate(s, 1, (_, n) => n + 1);
            return s == "7" && broken ? throw new IOException("down") : s;
        });
        var flow = Registry.Script("flow", async (c, _) => string.Concat(await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => c.CallAsync(work, $"{i}", RetryPolicy.None)))));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await FailureAsync("a", InstanceStatus.Failed);
        broken = false;
        Assert.True(await Client.RewindAsync("a", "mended"));
        Assert.Equal("0123456789", await OutputAsync("a"));
        Assert.Equal(2, runs["7"]);
        Assert.All(runs.Where(r => r.Key != "7"), r => Assert.Equal(1, r.Value));
    }

    [SkippableFact]
    public async Task Events_that_nobody_took_before_the_failure_are_there_after_the_rewind()
    {
        Needs(EngineFeatures.Rewind);
        var broken = true;
        var work = Registry.Deed("work", s => broken ? throw new IOException("down") : s);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            c.SetStatus("waiting");
            await c.WaitForEventAsync(Go);
            await c.CallAsync(work, s, RetryPolicy.None);
            return await c.WaitForEventAsync(News) + await c.WaitForEventAsync(News);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        Assert.True(await Client.RaiseAsync("a", News, "1"));
        Assert.True(await Client.RaiseAsync("a", News, "2"));
        Assert.True(await Client.RaiseAsync("a", Go, ""));
        await FailureAsync("a", InstanceStatus.Failed);
        broken = false;
        Assert.True(await Client.RewindAsync("a", "mended"));
        Assert.Equal("12", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task Events_that_the_compensation_took_are_given_back()
    {
        Needs(EngineFeatures.Rewind);
        var broken = true;
        var work = Registry.Deed("work", s => broken ? throw new IOException("down") : s);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            try
            {
                await c.CallAsync(work, s, RetryPolicy.None);
                c.SetStatus("worked");
                return await c.WaitForEventAsync(News);
            }
            catch (StepFailedException)
            {
                c.SetStatus("asking");
                await c.WaitForEventAsync(News);
                throw;
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "asking");
        Assert.True(await Client.RaiseAsync("a", News, "acknowledged"));
        await FailureAsync("a", InstanceStatus.Failed);
        broken = false;
        Assert.True(await Client.RewindAsync("a", "mended"));
        Assert.Equal("acknowledged", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task Only_what_failed_can_be_rewound()
    {
        Needs(EngineFeatures.Rewind);
        var flow = Registry.Script("flow", (c, s) => s == "" ? c.WaitForEventAsync(Go) : Task.FromResult(s));
        await StartAsync();
        await Client.StartAsync(flow, "waiting", "");
        await Client.StartAsync(flow, "done", "done");
        await Client.StartAsync(flow, "ended", "");
        await OutputAsync("done");
        await Client.TerminateAsync("ended", "enough");
        foreach (var id in new[] { "waiting", "done", "ended", "nobody" })
            Assert.False(await Client.RewindAsync(id, "why not"));
        await Client.RaiseAsync("waiting", Go, "fine");
        Assert.Equal("fine", await OutputAsync("waiting"));
    }

    [SkippableFact]
    public async Task Code_that_threw_is_told_again_what_it_threw_at_and_may_be_mended_meanwhile()
    {
        Needs(EngineFeatures.Rewind | EngineFeatures.DurableData);
        Registry = RegistryWith(broken: true);
        await StartAsync();
        await Client.StartAsync(new WorkflowRef<string, string>("flow"), "a", "x");
        await Client.RaiseAsync("a", Go, "now");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Equal("DivideByZeroException", failure.Type);
        Registry = RegistryWith(broken: false);
        await RestartAsync();
        Assert.True(await Client.RewindAsync("a", "mended"));
        Assert.Equal("x1now", await OutputAsync("a"));

        static WorkflowRegistry RegistryWith(bool broken)
        {
            var registry = new WorkflowRegistry();
            var work = registry.Deed("work", s => s + "1");
            registry.Script("flow", async (c, s) =>
            {
                s = await c.CallAsync(work, s) + await c.WaitForEventAsync(Go);
                return broken ? throw new DivideByZeroException() : s;
            });
            return registry;
        }
    }

    [SkippableFact]
    public async Task A_rewound_instance_waits_fails_and_goes_on_in_other_hosts_as_any_other()
    {
        Needs(EngineFeatures.Rewind | EngineFeatures.DurableData);
        var broken = true;
        var guids = new ConcurrentQueue<string>();
        var work = Registry.Deed("work", s => broken ? throw new IOException("down") : s);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await c.CallAsync(work, s, RetryPolicy.None);
            guids.Enqueue($"{c.NewGuid()}");
            c.SetStatus("waiting");
            var first = await c.WaitForEventAsync(Go);
            c.SetStatus("waiting again");
            return first + await c.WaitForEventAsync(Go);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await FailureAsync("a", InstanceStatus.Failed);
        await RestartAsync();
        broken = false;
        Assert.True(await Client.RewindAsync("a", "mended"));
        await ReachesAsync("a", "waiting");
        await RestartAsync();
        await Client.RaiseAsync("a", Go, "1");
        await ReachesAsync("a", "waiting again");
        await RestartAsync();
        await Client.RaiseAsync("a", Go, "2");
        Assert.Equal("12", await OutputAsync("a"));
        Assert.Single(guids.Distinct());
    }
}
