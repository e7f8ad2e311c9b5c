namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task A_workflow_without_steps_completes_with_its_output()
    {
        var echo = Registry.Script("echo", (_, input) => Task.FromResult(input + "!"));
        await StartAsync();
        Assert.True(await Client.StartAsync(echo, "a", "hi"));
        Assert.Equal("hi!", await OutputAsync("a"));
    }

    [Fact]
    public async Task Starting_an_id_again_does_nothing()
    {
        var runs = 0;
        var count = Registry.Deed("count", s => $"{s}{Interlocked.Increment(ref runs)}");
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var counted = await c.CallAsync(count, s);
            c.SetStatus("counted");
            return counted + await c.WaitForEventAsync(Go);
        });
        await StartAsync();
        Assert.True(await Client.StartAsync(flow, "a", "first"));
        Assert.False(await Client.StartAsync(flow, "a", "second"));
        await ReachesAsync("a", "counted");
        Assert.False(await Client.StartAsync(flow, "a", "third"));
        await Client.RaiseAsync("a", Go, "!");
        Assert.Equal("first1!", await OutputAsync("a"));
        Assert.False(await Client.StartAsync(flow, "a", "fourth"));
        await SettleAsync();
        Assert.Equal("first1!", await OutputAsync("a"));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task An_id_started_from_many_threads_at_once_is_started_by_one_of_them()
    {
        var echo = Registry.Script("echo", (_, input) => Task.FromResult(input));
        await StartAsync();
        for (var round = 0; round < 5; round++)
        {
            var id = $"a{round}";
            var starts = Enumerable.Range(0, 40)
                .Select(i => Task.Run(async () => (i, Won: await Client.StartAsync(echo, id, $"{i}"))));
            var winner = Assert.Single(await Task.WhenAll(starts), start => start.Won);
            Assert.Equal($"{winner.i}", await OutputAsync(id));
        }
    }

    [Fact]
    public async Task Many_instances_run_side_by_side_each_with_its_own_state()
    {
        var add = Registry.Deed("add", s => s + "+");
        var flow = Registry.Script("flow", async (c, s) =>
            await c.CallAsync(add, await c.CallAsync(add, s)) + c.InstanceId);
        await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Client.StartAsync(flow, $"a{i}", $"{i}")));
        for (var i = 0; i < 100; i++)
            Assert.Equal($"{i}++a{i}", await OutputAsync($"a{i}"));
    }

    [Fact]
    public async Task Starting_an_unregistered_workflow_says_what_is_registered()
    {
        Registry.Script("known", (_, s) => Task.FromResult(s));
        await StartAsync();
        var e = await Assert.ThrowsAsync<NotRegisteredException>(
            () => Client.StartAsync(new WorkflowRef<string, string>("unknown"), "a", ""));
        Assert.Contains("'unknown'", e.Message, StringComparison.Ordinal);
        Assert.Contains("known", e.Message, StringComparison.Ordinal);
        Assert.Null(await Client.GetAsync("a"));
    }

    [Fact]
    public async Task An_empty_instance_id_is_refused()
    {
        var flow = Registry.Script("flow", (_, s) => Task.FromResult(s));
        await StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => Client.StartAsync(flow, " ", ""));
    }

    [Fact]
    public async Task A_workflow_that_throws_fails_with_what_it_threw()
    {
        var flow = Registry.Script("flow", (_, _) => throw new InvalidOperationException("no way"));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Equal(new Failure("InvalidOperationException", "no way"), failure);
        Assert.Null((await Client.GetAsync("a"))!.Output);
    }

    [Fact]
    public async Task Asking_for_an_unknown_instance_finds_nothing()
    {
        await StartAsync();
        Assert.Null(await Client.GetAsync("nobody"));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Client.WaitForEndAsync("nobody"));
    }

    [Fact]
    public async Task Status_tells_where_a_waiting_workflow_is()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            c.SetStatus("waiting");
            var s = await c.WaitForEventAsync(Go);
            c.SetStatus("going");
            c.SetStatus("gone");
            return s;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "waiting");
        Assert.Equal(InstanceStatus.Running, await StatusAsync("a"));

        await Client.RaiseAsync("a", Go, "x");
        Assert.Equal("gone", (await EndAsync("a")).CustomStatus);
    }

    [Fact]
    public async Task A_failed_instance_keeps_the_status_it_last_gave_itself()
    {
        var flow = Registry.Script("flow", async (c, s) =>
        {
            c.SetStatus("checking");
            await c.DelayAsync(Unit);
            throw new InvalidOperationException(s);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "bad");
        await FailureAsync("a", InstanceStatus.Failed);
        Assert.Equal("checking", (await Client.GetAsync("a"))!.CustomStatus);
    }

    [Fact]
    public async Task An_instance_tells_its_workflow_and_when_it_began_and_changed()
    {
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await c.DelayAsync(2 * Unit);
            return s;
        });
        await StartAsync();
        var before = Now;
        await Client.StartAsync(flow, "a", "");
        var ended = await EndAsync("a");
        Assert.Equal(("a", "flow"), (ended.Id, ended.Workflow));
        Assert.InRange(ended.CreatedAt, before, Now);
        Assert.InRange(ended.UpdatedAt, ended.CreatedAt + (2 * Unit), Now);
    }

    [Fact]
    public async Task All_who_wait_for_an_end_are_told_of_it_and_so_are_late_ones()
    {
        var flow = Registry.Script("flow", async (c, _) =>
        {
            c.SetStatus("waiting");
            return await c.WaitForEventAsync(Go);
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var waiters = Enumerable.Range(0, 20).Select(_ => Client.WaitForEndAsync("a")).ToList();
        await ReachesAsync("a", "waiting");
        Assert.DoesNotContain(waiters, waiter => waiter.IsCompleted);
        await Client.RaiseAsync("a", Go, "over");
        foreach (var waiter in waiters.Append(Client.WaitForEndAsync("a")))
        {
            var seen = await waiter.WaitAsync(Patience);
            Assert.Equal((InstanceStatus.Completed, "\"over\""), (seen.Status, seen.Output));
        }
    }

    [Fact]
    public async Task A_waiter_may_give_up_and_the_others_still_learn_of_the_end()
    {
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        using var cancel = new CancellationTokenSource();
        var impatient = Client.WaitForEndAsync("a", cancel.Token);
        var patient = Client.WaitForEndAsync("a");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.WaitAsync(Patience));
        await Client.RaiseAsync("a", Go, "over");
        Assert.Equal(InstanceStatus.Completed, (await patient.WaitAsync(Patience)).Status);
    }
}
