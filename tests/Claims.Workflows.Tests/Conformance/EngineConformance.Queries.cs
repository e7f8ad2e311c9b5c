namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task Instances_are_listed_newest_first_by_status_and_prefix()
    {
        var last = Features.HasFlag(EngineFeatures.ExactIds) ? "Y_1" : "Z_1";
        await StartWaitingAndDoneAsync("x-1", "x-2", "y_1", "y%2", last);
        Assert.Equal([last, "y%2", "y_1", "x-2", "x-1"], await IdsAsync(new InstanceFilter()));
        Assert.Equal(["x-2", "x-1"], await IdsAsync(new InstanceFilter(IdPrefix: "x-")));
        Assert.Equal([last, "y_1", "x-1"], await IdsAsync(new InstanceFilter(InstanceStatus.Running)));
        Assert.Equal(["y%2"], await IdsAsync(new InstanceFilter(InstanceStatus.Completed, "y")));
        Assert.Equal(["y_1"], await IdsAsync(new InstanceFilter(IdPrefix: "y_")));
        Assert.Equal(["y%2"], await IdsAsync(new InstanceFilter(IdPrefix: "y%")));
        Assert.Empty(await IdsAsync(new InstanceFilter(InstanceStatus.Failed)));
        Assert.Empty(await IdsAsync(new InstanceFilter(IdPrefix: "z")));
    }

    [Fact]
    public async Task Instances_are_listed_by_workflow_and_time_of_their_start()
    {
        await StartWaitingAndDoneAsync("a1", "a2", "b1", "b2");
        var b1 = (await Client.GetAsync("b1"))!.CreatedAt;
        Assert.Equal(["b1", "a1"], await IdsAsync(new InstanceFilter(Workflow: "waits")));
        Assert.Equal(["b2", "b1"], await IdsAsync(new InstanceFilter(CreatedFrom: b1)));
        Assert.Equal(["a2", "a1"], await IdsAsync(new InstanceFilter(CreatedBefore: b1)));
        Assert.Equal(["b1"], await IdsAsync(new InstanceFilter(CreatedFrom: b1, CreatedBefore: b1.AddTicks(1))));
        Assert.Empty(await IdsAsync(new InstanceFilter(CreatedFrom: b1, CreatedBefore: b1)));
        var all = new InstanceFilter(InstanceStatus.Running, "a", "waits", b1 - (100 * Unit), b1);
        Assert.Equal(["a1"], await IdsAsync(all));
        Assert.Empty(await IdsAsync(all with { Workflow = "done" }));
    }

    [Fact]
    public async Task A_changed_status_moves_an_instance_from_list_to_list()
    {
        await StartWaitingAndDoneAsync("a1", "b1", "c1");
        await Client.RaiseAsync("a1", Go, "");
        await EndAsync("a1");
        await Client.SuspendAsync("b1", "audit");
        await Client.TerminateAsync("c1", "enough");
        Assert.Empty(await IdsAsync(new InstanceFilter(InstanceStatus.Running)));
        Assert.Equal(["a1"], await IdsAsync(new InstanceFilter(InstanceStatus.Completed)));
        Assert.Equal(["b1"], await IdsAsync(new InstanceFilter(InstanceStatus.Suspended)));
        Assert.Equal(["c1"], await IdsAsync(new InstanceFilter(InstanceStatus.Terminated)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1_000)]
    public async Task Pages_hold_each_instance_once_and_no_more_than_asked_for(int size)
    {
        var ids = Enumerable.Range(0, 10).Select(i => $"a{i}2").ToArray();
        await StartWaitingAndDoneAsync(ids);
        var found = new List<string>();
        var pages = 0;
        string? after = null;
        do
        {
            var page = await Client.ListPageAsync(new InstanceFilter(IdPrefix: "a"), size, after);
            Assert.InRange(page.Instances.Count, 0, size);
            found.AddRange(page.Instances.Select(i => i.Id));
            after = page.After;
            Assert.InRange(++pages, 1, 11);
        }
        while (after is not null);
        Assert.Equal(ids.Reverse(), found);
    }

    [Fact]
    public async Task What_is_started_or_purged_between_two_pages_shifts_nothing()
    {
        await StartWaitingAndDoneAsync("a2", "b1", "c1", "d2");
        var first = await Client.ListPageAsync(new InstanceFilter(), 2);
        Assert.Equal(["d2", "c1"], first.Instances.Select(i => i.Id));
        await Client.StartAsync(new WorkflowRef<string, string>("done"), "e2", "");
        await EndAsync("e2");
        await PassAsync(1);
        Assert.Equal(1, await Client.PurgeAsync(Now, new InstanceFilter(IdPrefix: "d")));
        var second = await Client.ListPageAsync(new InstanceFilter(), 2, first.After);
        Assert.Equal(["b1", "a2"], second.Instances.Select(i => i.Id));
    }

    [Fact]
    public async Task Instances_of_one_moment_are_told_apart_by_paging()
    {
        var done = Registry.Script("done", (_, s) => Task.FromResult(s));
        await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Client.StartAsync(done, $"a{i}", "")));
        var found = new List<string>();
        string? after = null;
        do
        {
            var page = await Client.ListPageAsync(new InstanceFilter(), 7, after);
            found.AddRange(page.Instances.Select(i => i.Id));
            after = page.After;
        }
        while (after is not null);
        Assert.Equal(50, found.Count);
        Assert.Equal(50, found.Distinct().Count());
    }

    [Fact]
    public async Task A_page_of_no_size_or_after_nowhere_is_refused()
    {
        await StartAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Client.ListPageAsync(new(), 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Client.ListPageAsync(new(), 1_001));
        await Assert.ThrowsAsync<FormatException>(() => Client.ListPageAsync(new(), 10, "nowhere"));
        Assert.Empty((await Client.ListPageAsync(new(), 10)).Instances);
    }

    /// <summary>Ids that end with 1 wait, the others are done, each started a little after the one before.</summary>
    private async Task StartWaitingAndDoneAsync(params string[] ids)
    {
        var waits = Registry.Script("waits", (c, _) => c.WaitForEventAsync(Go));
        var done = Registry.Script("done", (_, s) => Task.FromResult(s));
        await StartAsync();
        foreach (var id in ids)
        {
            await Client.StartAsync(id.EndsWith('1') ? waits : done, id, "");
            if (!id.EndsWith('1'))
                await EndAsync(id);
            await PassAsync(0.1);
        }
    }

    private async Task<List<string>> IdsAsync(InstanceFilter filter) =>
        (await ListAsync(filter)).ConvertAll(instance => instance.Id);
}
