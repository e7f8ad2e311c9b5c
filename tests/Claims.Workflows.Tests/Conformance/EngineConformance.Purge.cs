namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task Purging_deletes_what_ended_before_a_time_and_nothing_else()
    {
        var flow = Registry.Script("flow", (c, s) => s switch
        {
            "" => c.WaitForEventAsync(Go),
            "bad" => throw new IOException("bad"),
            _ => Task.FromResult(s),
        });
        await StartAsync();
        await Client.StartAsync(flow, "runs", "");
        await Client.StartAsync(flow, "ended", "");
        await Client.StartAsync(flow, "old", "done");
        await Client.StartAsync(flow, "bad", "bad");
        await Client.TerminateAsync("ended", "enough");
        await EndAsync("old");
        await EndAsync("bad");
        await PassAsync(1);
        var between = Now;
        await PassAsync(1);
        await Client.StartAsync(flow, "young", "done");
        await EndAsync("young");

        Assert.Equal(3, await Client.PurgeAsync(between));
        Assert.Equal(["runs", "young"], (await ListAsync(new())).Select(i => i.Id).Order(StringComparer.Ordinal));
        Assert.Null(await Client.GetAsync("old"));
        Assert.Equal(0, await Client.PurgeAsync(between));
        await Client.RaiseAsync("runs", Go, "on");
        Assert.Equal("on", await OutputAsync("runs"));
    }

    [Fact]
    public async Task The_age_is_that_of_the_end_and_not_of_the_start()
    {
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await PassAsync(1);
        var between = Now;
        await PassAsync(1);
        await Client.RaiseAsync("a", Go, "on");
        Assert.Equal("on", await OutputAsync("a"));
        Assert.Equal(0, await Client.PurgeAsync(between));
        Assert.Equal("on", await OutputAsync("a"));
    }

    [Fact]
    public async Task Only_what_matches_the_filter_is_purged()
    {
        var good = Registry.Script("good", (_, s) => Task.FromResult(s));
        var bad = Registry.Script("bad", (_, _) => throw new IOException("bad"));
        await StartAsync();
        foreach (var id in new[] { "x1", "x2", "y1", "y2" })
        {
            await Client.StartAsync(id.EndsWith('1') ? good : bad, id, "");
            await EndAsync(id);
        }

        await PassAsync(1);
        Assert.Equal(0, await Client.PurgeAsync(Now, new InstanceFilter(Workflow: "other")));
        Assert.Equal(1, await Client.PurgeAsync(Now, new InstanceFilter(InstanceStatus.Failed, "x")));
        Assert.Equal(["x1", "y1", "y2"], await IdsAsync());
        Assert.Equal(1, await Client.PurgeAsync(Now, new InstanceFilter(IdPrefix: "x")));
        Assert.Equal(["y1", "y2"], await IdsAsync());
        Assert.Equal(1, await Client.PurgeAsync(Now, new InstanceFilter(Workflow: "bad")));
        Assert.Equal(["y1"], await IdsAsync());

        async Task<IEnumerable<string>> IdsAsync() =>
            (await ListAsync(new())).Select(i => i.Id).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_purged_id_may_be_started_anew()
    {
        var flow = Registry.Script("flow", (_, s) => Task.FromResult(s));
        await StartAsync();
        await Client.StartAsync(flow, "a", "first");
        Assert.Equal("first", await OutputAsync("a"));
        await PassAsync(1);
        Assert.Equal(1, await Client.PurgeAsync(Now));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Client.WaitForEndAsync("a"));
        Assert.False(await Client.RaiseAsync("a", Go, ""));
        Assert.True(await Client.StartAsync(flow, "a", "second"));
        Assert.Equal("second", await OutputAsync("a"));
    }

    [Fact]
    public async Task A_sub_workflow_is_kept_while_its_parent_runs()
    {
        var child = Registry.Script("child", (_, s) => Task.FromResult(s));
        var parent = Registry.Script("parent", async (c, s) =>
        {
            await c.CallAsync(child, s, "c");
            c.SetStatus("waiting");
            return await c.WaitForEventAsync(Go);
        });
        await StartAsync();
        await Client.StartAsync(parent, "p", "x");
        await ReachesAsync("p", "waiting");
        await PassAsync(1);
        Assert.Equal(0, await Client.PurgeAsync(Now));
        Assert.Equal("x", await OutputAsync("c"));
        await Client.RaiseAsync("p", Go, "");
        await EndAsync("p");
        await PassAsync(1);
        Assert.Equal(2, await Client.PurgeAsync(Now));
        Assert.Empty(await ListAsync(new()));
    }

    [SkippableFact]
    public async Task Many_are_purged_by_one_call()
    {
        Needs(EngineFeatures.Thousands);
        var flow = Registry.Script("flow", (_, s) => Task.FromResult(s));
        await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 450).Select(i => Client.StartAsync(flow, $"a{i}", "")));
        for (var i = 0; i < 450; i++)
            await EndAsync($"a{i}");
        await PassAsync(1);
        Assert.Equal(450, await Client.PurgeAsync(Now));
        Assert.Empty(await ListAsync(new()));
    }

    [Fact]
    public async Task What_is_suspended_is_not_purged()
    {
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.SuspendAsync("a", "audit");
        await PassAsync(1);
        Assert.Equal(0, await Client.PurgeAsync(Now));
        Assert.Equal(InstanceStatus.Suspended, await StatusAsync("a"));
    }
}
