namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    private ActivityRef<string, string> One => new("one");

    private ActivityRef<string, string> Two => new("two");

    public static TheoryData<string, string, string> Changes => new()
    {
        { "another activity", "activity 'one' (step 0)", "activity 'two' (step 0)" },
        { "a timer instead", "activity 'one' (step 0)", "a timer (step 0)" },
        { "a child instead", "activity 'one' (step 0)", "sub-workflow 'flow' (step 0)" },
        { "nothing there", "activity 'one' (step 0)", "a wait for event 'go' (step 0)" },
        { "an early end", "activity 'one' (step 0)", "nothing at that point" },
        { "one more", "no further step in that turn", "activity 'two' (step 1)" },
        { "another event", "a wait for event 'go' (step 1)", "a wait for event 'news' (step 1)" },
        { "one more at the end", "no further step", "a timer (step 2)" },
        { "the end", "a wait for event 'go' (step 1)", "nothing at that point" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Changed_code_parks_the_instance_and_loses_nothing(
        string change, string recorded, string asked)
    {
        Registry = RegistryWith(OriginalAsync);
        var flow = new WorkflowRef<string, string>("flow");
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "x");
        await IdleAsync(engine);
        var history = (await HistoryAsync(engine, "a")).Select(HistoryJson.Write).ToList();

        await engine.StopAsync();
        Registry = RegistryWith((c, s) => ChangedAsync(change, c, s));
        engine = await StartedEngineAsync();
        Assert.True(await engine.RaiseAsync("a", Go, "now"));
        var failure = await FailureAsync(engine, "a", InstanceStatus.Parked);
        Assert.Equal("NondeterminismException", failure.Type);
        Assert.Contains($"history has {recorded}", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"asks for {asked}", failure.Message, StringComparison.Ordinal);
        Assert.Equal(history, (await HistoryAsync(engine, "a")).Select(HistoryJson.Write));
        Assert.True(await engine.RaiseAsync("a", News, "later"));

        await engine.StopAsync();
        Registry = RegistryWith(OriginalAsync);
        engine = await StartedEngineAsync();
        Assert.True(await engine.ResumeAsync("a"));
        Assert.Equal("\"x1 now later\"", await OutputAsync(engine, "a"));
    }

    [Fact]
    public async Task A_workflow_that_is_no_longer_registered_parks_its_instances()
    {
        Registry = RegistryWith(OriginalAsync);
        var engine = await StartedEngineAsync();
        await engine.StartAsync(new WorkflowRef<string, string>("flow"), "a", "x");
        await IdleAsync(engine);
        await engine.StopAsync();
        Registry = new WorkflowRegistry();
        engine = await StartedEngineAsync();
        await engine.RaiseAsync("a", Go, "now");
        var failure = await FailureAsync(engine, "a", InstanceStatus.Parked);
        Assert.Contains("No workflow is registered as 'flow'", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> ForeignAwaits => new()
    {
        "Task.Delay", "Task.Run", "ConfigureAwait", "nested ConfigureAwait", "never ends", "cancellation timer",
        "two at once",
    };

    [Theory]
    [MemberData(nameof(ForeignAwaits))]
    public async Task An_await_of_something_foreign_fails_with_advice(string kind)
    {
        Registry = RegistryWith(async (c, s) =>
        {
            await ForeignAsync(kind, c);
            return await c.CallAsync(One, s);
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(new WorkflowRef<string, string>("flow"), "a", "x");
        var failure = await FailureAsync(engine, "a", InstanceStatus.Failed);
        Assert.Equal("IllegalAwaitException", failure.Type);
        Assert.Contains("Do such work in an activity", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yielding_and_awaiting_what_has_ended_is_allowed()
    {
        Registry = RegistryWith(async (c, s) =>
        {
            await Task.Yield();
            await Task.CompletedTask;
            var first = await Task.WhenAny(c.CallAsync(One, s), c.WaitForEventAsync(Go));
            return await first;
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(new WorkflowRef<string, string>("flow"), "a", "x");
        Assert.Equal("\"x1\"", await OutputAsync(engine, "a"));
    }

    private async Task ForeignAsync(string kind, IWorkflowContext context)
    {
        switch (kind)
        {
            // What has ended may be awaited: these must still run when they are.
            case "Task.Delay":
                await Task.Delay(TimeSpan.FromMinutes(1));
                break;
            case "Task.Run":
                await Task.Run(() => Task.Delay(TimeSpan.FromMinutes(1)));
                break;
            case "ConfigureAwait":
                await context.CallAsync(One, "").ConfigureAwait(false);
                break;
            case "nested ConfigureAwait":
                await NestedAsync().ConfigureAwait(false);
                break;
            case "never ends":
                await new TaskCompletionSource().Task;
                break;
            case "cancellation timer":
                using (var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(1)))
                    await context.WaitForEventAsync(Go, cancel.Token);
                break;
            case "two at once":
                await Task.WhenAny(context.WaitForEventAsync(Go), Task.Delay(1));
                break;
        }

        async Task NestedAsync()
        {
            await context.CallAsync(One, "");
            await context.CallAsync(One, "");
        }
    }

    private async Task<string> OriginalAsync(IWorkflowContext c, string s)
    {
        var one = await c.CallAsync(One, s);
        var now = await c.WaitForEventAsync(Go);
        return $"{one} {now} {await c.WaitForEventAsync(News)}";
    }

    private async Task<string> ChangedAsync(string change, IWorkflowContext c, string s)
    {
        switch (change)
        {
            case "another activity":
                await c.CallAsync(Two, s);
                break;
            case "a timer instead":
                await c.DelayAsync(TimeSpan.FromHours(1));
                break;
            case "a child instead":
                await c.CallAsync(new WorkflowRef<string, string>("flow"), s);
                break;
            case "nothing there":
                break;
            case "one more":
                await Task.WhenAll(c.CallAsync(One, s), c.CallAsync(Two, s));
                break;
            case "another event":
                await c.CallAsync(One, s);
                await c.WaitForEventAsync(News);
                break;
            case "one more at the end":
                await c.CallAsync(One, s);
                await Task.WhenAll(c.WaitForEventAsync(Go), c.DelayAsync(TimeSpan.FromHours(1)));
                break;
            case "the end":
                await c.CallAsync(One, s);
                return "";
        }

        return change == "an early end" ? "" : await c.WaitForEventAsync(Go);
    }

    private WorkflowRegistry RegistryWith(Func<IWorkflowContext, string, Task<string>> body)
    {
        var registry = new WorkflowRegistry();
        registry.Deed("one", s => s + "1");
        registry.Deed("two", s => s + "2");
        registry.Script("flow", body);
        return registry;
    }
}
