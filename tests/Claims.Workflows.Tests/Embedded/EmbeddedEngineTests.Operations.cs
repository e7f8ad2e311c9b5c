using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

/// <summary>Cancelling, suspending, rewinding, purging, versions, dead letters and replays of this engine.</summary>
public abstract partial class EmbeddedEngineTests
{
    private static readonly EventRef<string> Never = new("never");

    [Fact]
    public async Task Cancelling_ends_every_wait_and_lets_the_code_undo_what_it_did()
    {
        var done = new ConcurrentQueue<string>();
        var reserve = Registry.Deed("reserve", s => Note(s));
        var release = Registry.Deed("release", s => Note(s));
        var isStuck = NewSignal();
        var stuck = Registry.Deed("stuck", async (c, s) =>
        {
            isStuck.TrySetResult();
            await Task.Delay(Timeout.Infinite, c.CancellationToken);
            return s;
        });
        var flow = Registry.Script("flow", async (c, _) =>
        {
            await c.CallAsync(reserve, "reserve");
            try
            {
                await Task.WhenAll(
                    c.CallAsync(stuck, ""), c.WaitForEventAsync(Never), c.DelayAsync(TimeSpan.FromDays(900)));
                return "";
            }
            finally
            {
                await c.CallAsync(release, $"release {c.Cancellation.IsCancellationRequested}");
                await c.DelayAsync(TimeSpan.FromHours(1));
            }
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await isStuck.Task.WaitAsync(Patience);
        Assert.True(await engine.CancelAsync("a", "no longer wanted"));
        await IdleAsync(engine);
        Assert.Equal(InstanceStatus.Running, (await engine.GetAsync("a"))!.Status);
        engine = await RestartAsync(engine);
        await IdleAsync(engine);
        Clock.Advance(TimeSpan.FromHours(1));

        var failure = await FailureAsync(engine, "a", InstanceStatus.Cancelled);
        Assert.Equal(new Failure("Cancelled", "no longer wanted"), failure);
        Assert.Equal(["reserve", "release True"], done);
        Assert.False(await engine.CancelAsync("a", "again"));
        Assert.IsType<RunCancelled>((await HistoryAsync(engine, "a"))[^1]);
        Assert.True((await engine.ReplayAsync("a")).Fits);

        string Note(string s)
        {
            done.Enqueue(s);
            return s;
        }
    }

    [Fact]
    public async Task Cancelling_a_parent_cancels_its_sub_workflows_first()
    {
        var order = new ConcurrentQueue<string>();
        var undo = Registry.Deed("undo", s =>
        {
            order.Enqueue(s);
            return s;
        });
        var child = Registry.Script("child", (c, s) => UndoingAsync(c, undo, s, c.WaitForEventAsync(Never)));
        var parent = Registry.Script("parent", (c, s) => UndoingAsync(c, undo, s, c.CallAsync(child, "child")));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(parent, "a", "parent");
        await IdleAsync(engine);
        engine = await RestartAsync(engine);
        await engine.CancelAsync("a", "stop");
        await FailureAsync(engine, "a", InstanceStatus.Cancelled);
        Assert.Equal(["child", "parent"], order);
        Assert.Equal(InstanceStatus.Cancelled, (await engine.GetAsync("a:0"))!.Status);
        Assert.True((await engine.ReplayAsync("a")).Fits);
    }

    private static async Task<string> UndoingAsync(
        IWorkflowContext context, ActivityRef<string, string> undo, string name, Task<string> work)
    {
        try
        {
            return await work;
        }
        finally
        {
            await context.CallAsync(undo, name);
        }
    }

    [Fact]
    public async Task A_withdrawn_activity_is_signalled_and_its_result_counts_for_nothing()
    {
        var started = NewSignal();
        var signalled = NewSignal();
        var slow = Registry.Deed("slow", async (c, s) =>
        {
            started.SetResult();
            using var registration = c.CancellationToken.Register(signalled.SetResult);
            await signalled.Task;
            return s;
        });
        var quick = Registry.Deed("quick", async (_, s) =>
        {
            await started.Task;
            return s + "!";
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            using var cancel = new CancellationTokenSource();
            var first = c.CallAsync(slow, s, null, cancel.Token);
            var second = await c.CallAsync(quick, s);
            cancel.Cancel();
            return $"{second} {first.IsCanceled} {await c.WaitForEventAsync(Go)}";
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "x");
        await signalled.Task.WaitAsync(Patience);
        await IdleAsync(engine);
        engine = await RestartAsync(engine);
        await engine.RaiseAsync("a", Go, "gone on");
        Assert.Equal("\"x! True gone on\"", await OutputAsync(engine, "a"));
        Assert.Single((await HistoryAsync(engine, "a")).OfType<ActivityCompleted>());
    }

    [Fact]
    public async Task A_suspended_instance_keeps_results_events_and_timers_for_its_resumption()
    {
        var runs = 0;
        var gate = NewSignal();
        var running = NewSignal();
        var work = Registry.Deed("work", async (_, s) =>
        {
            Interlocked.Increment(ref runs);
            running.TrySetResult();
            await gate.Task;
            return s;
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var timer = c.DelayAsync(TimeSpan.FromHours(1));
            var result = await c.CallAsync(work, s) + await c.WaitForEventAsync(Go);
            await timer;
            return result;
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "x");
        await running.Task.WaitAsync(Patience);
        Assert.True(await engine.SuspendAsync("a", "an audit"));
        Assert.False(await engine.SuspendAsync("a", "an audit"));
        Assert.True(await engine.RaiseAsync("a", Go, "y"));
        gate.SetResult();
        await IdleAsync(engine);
        Clock.Advance(TimeSpan.FromHours(2));
        await IdleAsync(engine);
        engine = await RestartAsync(engine);
        await IdleAsync(engine);

        var suspended = await engine.GetAsync("a");
        Assert.Equal(
            (InstanceStatus.Suspended, new Failure("Suspended", "an audit")), (suspended!.Status, suspended.Failure));
        Assert.DoesNotContain(await HistoryAsync(engine, "a"), f => f is ActivityCompleted);
        Assert.True(await engine.ResumeAsync("a"));
        Assert.Equal("\"xy\"", await OutputAsync(engine, "a"));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Rewinding_runs_the_failed_step_again_and_forgets_what_the_failure_led_to()
    {
        var broken = true;
        var keys = new ConcurrentQueue<string>();
        var work = Registry.Deed("work", (c, s) =>
        {
            keys.Enqueue($"{s}/{c.StepId}");
            return s == "second" && broken ? throw new NonRetryableException("no") : Task.FromResult(s);
        });
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var first = await c.CallAsync(work, "first");
            var guid = c.NewGuid();
            try
            {
                await c.CallAsync(work, "second");
            }
            catch (StepFailedException)
            {
                await c.CallAsync(work, $"undo");
                throw;
            }

            return first + await c.CallAsync(work, "third") + await c.WaitForEventAsync(Go) + (guid == c.NewGuid());
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await engine.RaiseAsync("a", Go, "!");
        await FailureAsync(engine, "a", InstanceStatus.Failed);
        broken = false;
        Assert.True(await engine.RewindAsync("a", "mended"));
        Assert.Equal("\"firstthird!False\"", await OutputAsync(engine, "a"));
        Assert.Equal(["first/0", "second/1", "undo/2", "second/1", "third/3"], keys);
        Assert.False(await engine.RewindAsync("a", "again"));
        Assert.Empty(await engine.ListDeadLettersAsync(0, 10));
        Assert.True((await engine.ReplayAsync("a")).Fits);
    }

    [Fact]
    public async Task Rewinding_a_parent_rewinds_the_sub_workflow_that_failed_it()
    {
        var broken = true;
        var work = Registry.Deed(
            "work", s => s == "1" && broken ? throw new NonRetryableException("no") : s + ".");
        var child = Registry.Script("child", (c, s) => c.CallAsync(work, s));
        var parent = Registry.Script("parent", async (c, _) =>
            string.Concat(await Task.WhenAll(Enumerable.Range(0, 3).Select(i => c.CallAsync(child, $"{i}")))));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(parent, "a", "");
        await FailureAsync(engine, "a", InstanceStatus.Failed);
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.RewindAsync("a:1", "mended"));
        Assert.Contains("Rewind the parent, 'a'", e.Message, StringComparison.Ordinal);

        broken = false;
        Assert.True(await engine.RewindAsync("a", "mended"));
        Assert.Equal("\"0.1.2.\"", await OutputAsync(engine, "a"));
        Assert.True((await engine.ReplayAsync("a")).Fits);
    }

    [Fact]
    public async Task Code_that_threw_by_itself_is_told_again_what_it_threw_at()
    {
        var fixedNow = false;
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var s = await c.WaitForEventAsync(Go);
            return fixedNow ? s : throw new FormatException("bug");
        });
        var early = Registry.Script("early", (c, s) => fixedNow ? c.WaitForEventAsync(Go) : throw new IOException());
        var engine = await StartedEngineAsync();
        foreach (var reference in new[] { flow, early })
            await engine.StartAsync(reference, reference.Name, "");
        await engine.RaiseAsync("flow", Go, "told");
        await FailureAsync(engine, "flow", InstanceStatus.Failed);
        await FailureAsync(engine, "early", InstanceStatus.Failed);
        fixedNow = true;
        Assert.True(await engine.RewindAsync("flow", "fixed"));
        Assert.True(await engine.RewindAsync("early", "fixed"));
        Assert.True(await engine.RaiseAsync("early", Go, "late"));
        Assert.Equal("\"told\"", await OutputAsync(engine, "flow"));
        Assert.Equal("\"late\"", await OutputAsync(engine, "early"));
    }

    [Fact]
    public async Task Acknowledged_events_that_nobody_took_become_dead_letters_and_can_be_raised_again()
    {
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await engine.StartAsync(flow, "b", "");
        await engine.RaiseAsync("a", News, "untaken");
        await engine.RaiseAsync("a", Go, "taken");
        await OutputAsync(engine, "a");

        var dead = Assert.Single(await engine.ListDeadLettersAsync(0, 10));
        Assert.Equal(("a", "news", "untaken"), (dead.InstanceId, dead.Event.Name, dead.Event.Payload.GetString()));
        Assert.Contains("Completed", dead.Reason, StringComparison.Ordinal);
        Assert.False(await engine.RedeliverAsync(dead.Id, "a"));
        Assert.Single(await engine.ListDeadLettersAsync(0, 10));
        Assert.True(await engine.RedeliverAsync(dead.Id, "b"));
        await engine.TerminateAsync("b", "over");
        await IdleAsync(engine);
        Assert.DoesNotContain(await engine.ListDeadLettersAsync(0, 10), d => d.Id == dead.Id);
    }

    [Fact]
    public async Task An_instance_parked_by_an_event_goes_on_once_that_is_set_aside()
    {
        var number = new EventRef<int>("news");
        var flow = Registry.Script("flow", async (c, _) => $"{await c.WaitForEventAsync(number)}");
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "");
        await IdleAsync(engine);
        await engine.RaiseAsync("a", News, "not a number");
        await FailureAsync(engine, "a", InstanceStatus.Parked);
        Assert.Equal(1, await engine.SetAsideAsync("a", "not a number"));
        Assert.True(await engine.ResumeAsync("a"));
        await engine.RaiseAsync("a", number, 7);
        Assert.Equal("\"7\"", await OutputAsync(engine, "a"));
        var dead = Assert.Single(await engine.ListDeadLettersAsync(0, 10));
        Assert.True(await engine.DiscardAsync(dead.Id));
        Assert.False(await engine.DiscardAsync(dead.Id));
    }

    [Fact]
    public async Task Purging_deletes_what_ended_before_and_nothing_else()
    {
        var child = Registry.Script("child", (_, s) => Task.FromResult(s));
        var flow = Registry.Script("flow", async (c, s) =>
            s == "open" ? await c.CallAsync(child, s) + await c.WaitForEventAsync(Go) : s);
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "old", "");
        await engine.StartAsync(flow, "open", "open");
        await IdleAsync(engine);
        Clock.Advance(TimeSpan.FromDays(90));
        await engine.StartAsync(flow, "new", "");
        await IdleAsync(engine);
        var before = Clock.GetUtcNow().AddDays(-30);
        Assert.Equal(0, await engine.PurgeAsync(before, new InstanceFilter(InstanceStatus.Failed)));
        Assert.Equal(1, await engine.PurgeAsync(before));
        Assert.Null(await engine.GetAsync("old"));
        Assert.Empty(await HistoryAsync(engine, "old"));
        Assert.NotNull(await engine.GetAsync("open:0"));
        Assert.NotNull(await engine.GetAsync("new"));
        await Assert.ThrowsAsync<ArgumentException>(
            () => engine.PurgeAsync(before, new InstanceFilter(InstanceStatus.Running)));
        Assert.True(await engine.StartAsync(flow, "old", ""));
    }

    [Fact]
    public async Task An_instance_stays_with_its_version_and_continues_as_new_with_the_newest()
    {
        var again = new EventRef<string>("again");
        var reference = Registry.Script("flow", (c, s) => VersionAsync(c, s, "one"));
        var engine = await StartedEngineAsync();
        await engine.StartAsync(reference, "a", "");
        await IdleAsync(engine);
        await engine.StopAsync();

        Registry.AddWorkflow(reference, () => new Script<string, string>((c, s) => VersionAsync(c, s, "two")), 2);
        engine = await StartedEngineAsync();
        await engine.StartAsync(reference, "b", "");
        await engine.RaiseAsync("a", Go, "");
        await engine.RaiseAsync("a", again, "");
        foreach (var id in new[] { "a", "b" })
        {
            await engine.RaiseAsync(id, Go, "end");
            await engine.RaiseAsync(id, again, "end");
        }

        Assert.Equal("\" one two\"", await OutputAsync(engine, "a"));
        Assert.Equal("\" two\"", await OutputAsync(engine, "b"));

        async Task<string> VersionAsync(IWorkflowContext c, string s, string version)
        {
            // Each version has a path of its own.
            s += " " + version;
            await c.WaitForEventAsync(version == "one" ? Go : again);
            var word = await c.WaitForEventAsync(version == "one" ? again : Go);
            if (word.Length == 0)
                c.ContinueAsNew(s);
            return s;
        }
    }

    [Fact]
    public async Task A_replay_says_whether_a_history_still_fits()
    {
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, s) => await c.CallAsync(work, s) + await c.WaitForEventAsync(Go));
        var engine = await StartedEngineAsync();
        foreach (var id in new[] { "open", "done" })
            await engine.StartAsync(flow, id, "x");
        await engine.RaiseAsync("done", Go, "!");
        await OutputAsync(engine, "done");
        await IdleAsync(engine);
        Assert.True((await engine.ReplayAsync("open")).Fits);
        Assert.True((await engine.ReplayAsync("done")).Fits);
        await engine.StopAsync();

        Registry = new WorkflowRegistry();
        Registry.Deed("work", s => s);
        Registry.Script("flow", async (c, s) => await c.CallAsync(work, s) + await c.CallAsync(work, s));
        engine = await StartedEngineAsync();
        var verdict = await engine.ReplayAsync("open");
        Assert.Equal("NondeterminismException", verdict.Problem!.Type);
        Assert.Contains("a wait for event 'go'", verdict.Problem.Message, StringComparison.Ordinal);
        Assert.Contains("activity 'work' (step 1)", verdict.Problem.Message, StringComparison.Ordinal);
        Assert.False((await engine.ReplayAsync("done")).Fits);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => engine.ReplayAsync("nobody"));

        Registry = new WorkflowRegistry();
        Registry.Deed("work", s => s);
        Registry.Script("flow", async (c, s) => await c.CallAsync(work, s) + await c.WaitForEventAsync(Go) + "?");
        engine = await StartedEngineAsync();
        Assert.True((await engine.ReplayAsync("open")).Fits);
        Assert.Contains("\"x!?\"", (await engine.ReplayAsync("done")).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_paged_and_filtered_by_workflow_and_time()
    {
        var one = Registry.Script("one", (_, s) => Task.FromResult(s));
        var two = Registry.Script("two", (_, s) => Task.FromResult(s));
        var engine = await StartedEngineAsync();
        var begin = Clock.GetUtcNow();
        for (var i = 0; i < 10; i++)
        {
            await engine.StartAsync(i % 2 == 0 ? one : two, $"i{i}", "");
            Clock.Advance(TimeSpan.FromMinutes(i % 3));
        }

        var pages = new List<string>();
        string? after = null;
        do
        {
            var page = await engine.ListPageAsync(new InstanceFilter(), 4, after);
            pages.Add(string.Concat(page.Instances.Select(i => i.Id[1..])));
            after = page.After;
        }
        while (after is not null);
        Assert.Equal(["9876", "5432", "10"], pages);

        var evens = await engine.ListPageAsync(new InstanceFilter(Workflow: "one"), 5);
        Assert.Equal(["i8", "i6", "i4", "i2", "i0"], evens.Instances.Select(i => i.Id));
        Assert.Null(evens.After);
        var window = new InstanceFilter(CreatedFrom: begin.AddMinutes(1), CreatedBefore: begin.AddMinutes(4));
        Assert.Equal(["i4", "i3", "i2"], (await engine.ListPageAsync(window, 10)).Instances.Select(i => i.Id));
        await Assert.ThrowsAsync<FormatException>(() => engine.ListPageAsync(new InstanceFilter(), 4, "nonsense"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => engine.ListPageAsync(new InstanceFilter(), 0));
    }

    [Fact]
    public async Task A_flood_beyond_the_limit_waits_for_its_place_and_none_is_forgotten()
    {
        Options = Options with { MaxActiveInstances = 5, MaxHotInstances = 3 };
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await c.CallAsync(work, s);
            await c.DelayAsync(TimeSpan.FromHours(1));
            return await c.WaitForEventAsync(Go);
        });
        var engine = await StartedEngineAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => engine.StartAsync(flow, $"a{i}", "")));
        await IdleAsync(engine);
        Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => engine.RaiseAsync($"a{i}", Go, "x")));
        for (var i = 0; i < 200; i++)
            Assert.Equal("\"x\"", await OutputAsync(engine, $"a{i}"));
    }
}
