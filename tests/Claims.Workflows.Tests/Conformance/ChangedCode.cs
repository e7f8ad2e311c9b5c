namespace Claims.Workflows.Tests;

/// <summary>A workflow, and what may be made of it while an instance waits in its middle.</summary>
internal static class ChangedCode
{
    public static readonly WorkflowRef<string, string> Flow = new("flow");
    public static readonly EventRef<string> Go = new("go");
    public static readonly EventRef<string> News = new("news");
    private static readonly ActivityRef<string, string> One = new("one");
    private static readonly ActivityRef<string, string> Two = new("two");

    /// <summary>The change, the step on record, and the step the changed code asks for.</summary>
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

    public static WorkflowRegistry Original() => RegistryWith(async (c, s) =>
    {
        var one = await c.CallAsync(One, s);
        c.SetStatus("waiting");
        var now = await c.WaitForEventAsync(Go);
        return $"{one} {now} {await c.WaitForEventAsync(News)}";
    });

    public static WorkflowRegistry Changed(string change) => RegistryWith((c, s) => ChangedAsync(change, c, s));

    private static async Task<string> ChangedAsync(string change, IWorkflowContext c, string s)
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
                await c.CallAsync(Flow, s);
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

    private static WorkflowRegistry RegistryWith(Func<IWorkflowContext, string, Task<string>> body)
    {
        var registry = new WorkflowRegistry();
        registry.Deed("one", s => s + "1");
        registry.Deed("two", s => s + "2");
        registry.Script("flow", body);
        return registry;
    }
}
