namespace Claims.Workflows.Tests;

public abstract partial class EmbeddedEngineTests
{
    private static readonly ActivityRef<string, string> One = new("one");

    [Theory]
    [MemberData(nameof(ChangedCode.Changes), MemberType = typeof(ChangedCode))]
    public async Task Changed_code_parks_the_instance_and_changes_no_fact(
        string change, string recorded, string asked)
    {
        Registry = ChangedCode.Original();
        var engine = await StartedEngineAsync();
        await engine.StartAsync(ChangedCode.Flow, "a", "x");
        await IdleAsync(engine);
        var history = (await HistoryAsync(engine, "a")).Select(HistoryJson.Write).ToList();

        Registry = ChangedCode.Changed(change);
        engine = await RestartAsync(engine);
        Assert.True(await engine.RaiseAsync("a", Go, "now"));
        var failure = await FailureAsync(engine, "a", InstanceStatus.Parked);
        Assert.Contains($"history has {recorded}, but the code now asks for {asked}", failure.Message);
        Assert.Equal(history, (await HistoryAsync(engine, "a")).Select(HistoryJson.Write));
    }

    public static TheoryData<string> ForeignAwaits => new()
    {
        "Task.Delay", "Task.Run", "ConfigureAwait", "nested ConfigureAwait", "never ends",
        "cancelled from elsewhere", "two at once",
    };

    [Theory]
    [MemberData(nameof(ForeignAwaits))]
    public async Task An_await_of_something_foreign_fails_with_advice(string kind)
    {
        Registry.Deed(One.Name, s => s);
        var elsewhere = NewSignal();
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await ForeignAsync(kind, c, elsewhere.Task);
            return await c.CallAsync(One, s);
        });
        var engine = await StartedEngineAsync();
        await engine.StartAsync(flow, "a", "x");

        // What has ended may be awaited: it ends once the code surely awaits it.
        await IdleAsync(engine);
        elsewhere.SetResult();
        var failure = await FailureAsync(engine, "a", InstanceStatus.Failed);
        Assert.Equal("IllegalAwaitException", failure.Type);
        Assert.Contains("Do such work in an activity", failure.Message, StringComparison.Ordinal);
    }

    private static async Task ForeignAsync(string kind, IWorkflowContext context, Task elsewhere)
    {
        switch (kind)
        {
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
            case "cancelled from elsewhere":
                using (var cancel = new CancellationTokenSource())
                {
                    _ = elsewhere.ContinueWith(_ => cancel.Cancel(), TaskScheduler.Default);
                    await context.WaitForEventAsync(Go, cancel.Token);
                }

                break;
            case "two at once":
                await Task.WhenAny(context.WaitForEventAsync(Go), elsewhere);
                break;
        }

        async Task NestedAsync()
        {
            await context.CallAsync(One, "");
            await context.CallAsync(One, "");
        }
    }
}
