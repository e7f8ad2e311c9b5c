namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    private const EngineFeatures ParksAndRestarts = EngineFeatures.Parking | EngineFeatures.DurableData;

    [SkippableTheory]
    [MemberData(nameof(ChangedCode.Changes), MemberType = typeof(ChangedCode))]
    public async Task Changed_code_parks_the_instance_and_loses_nothing(string change, string recorded, string asked)
    {
        Needs(ParksAndRestarts);
        Registry = ChangedCode.Original();
        await StartAsync();
        await Client.StartAsync(ChangedCode.Flow, "a", "x");
        await ReachesAsync("a", "waiting");

        Registry = ChangedCode.Changed(change);
        await RestartAsync();
        Assert.True(await Client.RaiseAsync("a", Go, "now"));
        var failure = await FailureAsync("a", InstanceStatus.Parked);
        Assert.Equal("NondeterminismException", failure.Type);
        Assert.Contains($"history has {recorded}", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"asks for {asked}", failure.Message, StringComparison.Ordinal);
        Assert.True(await Client.RaiseAsync("a", News, "later"));

        Registry = ChangedCode.Original();
        await RestartAsync();
        Assert.True(await Client.ResumeAsync("a"));
        Assert.Equal("x1 now later", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_workflow_that_is_no_longer_registered_parks_its_instances()
    {
        Needs(ParksAndRestarts);
        Registry = ChangedCode.Original();
        await StartAsync();
        await Client.StartAsync(ChangedCode.Flow, "a", "x");
        await ReachesAsync("a", "waiting");
        Registry = new WorkflowRegistry();
        await RestartAsync();
        await Client.RaiseAsync("a", Go, "now");
        var failure = await FailureAsync("a", InstanceStatus.Parked);
        Assert.Contains("No workflow is registered as 'flow'", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_unregistered_activity_parks_the_instance_until_it_is_registered()
    {
        Needs(ParksAndRestarts);
        var missing = new ActivityRef<string, string>("missing");
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(missing, s));
        await StartAsync();
        await Client.StartAsync(flow, "a", "x");
        var failure = await FailureAsync("a", InstanceStatus.Parked);
        Assert.Contains("'missing'", failure.Message, StringComparison.Ordinal);

        Registry.Deed("missing", s => s + "!");
        await RestartAsync();
        Assert.True(await Client.ResumeAsync("a"));
        Assert.Equal("x!", await OutputAsync("a"));
        Assert.False(await Client.ResumeAsync("a"));
    }

    [SkippableFact]
    public async Task An_event_of_the_wrong_shape_parks_the_instance_instead_of_harming_it()
    {
        Needs(EngineFeatures.Parking);
        var number = new EventRef<int>("news");
        var flow = Registry.Script("flow", async (c, _) => $"{await c.WaitForEventAsync(number)}");
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", News, "not a number");
        var failure = await FailureAsync("a", InstanceStatus.Parked);
        Assert.Equal("PayloadMismatchException", failure.Type);
        Assert.DoesNotContain("not a number", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_parked_instance_can_be_terminated_and_its_parent_told()
    {
        Needs(EngineFeatures.Parking);
        var missing = new ActivityRef<string, string>("missing");
        var child = Registry.Script("child", (c, s) => c.CallAsync(missing, s));
        var parent = Registry.Script("parent", async (c, s) =>
        {
            var step = c.CallAsync(child, s, "c");
            c.SetStatus("called");
            try
            {
                return await step;
            }
            catch (StepFailedException e)
            {
                return e.Failure.Message;
            }
        });
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        await ReachesAsync("p", "called");
        await FailureAsync("c", InstanceStatus.Parked);
        Assert.Equal(InstanceStatus.Running, await StatusAsync("p"));
        Assert.True(await Client.TerminateAsync("c", "beyond repair"));
        Assert.Equal("beyond repair", await OutputAsync("p"));
    }
}
