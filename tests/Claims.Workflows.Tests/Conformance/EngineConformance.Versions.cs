namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    private static readonly WorkflowRef<string, string> Versioned = new("versioned");

    [SkippableFact]
    public async Task An_instance_stays_with_its_version_and_new_ones_take_the_newest()
    {
        Needs(EngineFeatures.DurableData);
        Registry.AddWorkflow(Versioned, () => WaitsAs("one"));
        await StartAsync();
        await Client.StartAsync(Versioned, "old", "");
        await ReachesAsync("old", "one");

        // Which is added first does not matter.
        Registry = new WorkflowRegistry();
        Registry.AddWorkflow(Versioned, () => WaitsAs("three"), version: 3);
        Registry.AddWorkflow(Versioned, () => WaitsAs("one"));
        Registry.AddWorkflow(Versioned, () => WaitsAs("two"), version: 2);
        await RestartAsync();
        await Client.StartAsync(Versioned, "new", "");
        await ReachesAsync("new", "three");
        await Client.RaiseAsync("old", Go, "!");
        await Client.RaiseAsync("new", Go, "!");
        Assert.Equal("one!", await OutputAsync("old"));
        Assert.Equal("three!", await OutputAsync("new"));
    }

    [SkippableFact]
    public async Task Continuing_as_new_takes_the_newest_version()
    {
        Needs(EngineFeatures.DurableData);
        Registry.AddWorkflow(Versioned, () => ContinuesOnceAs("one"));
        await StartAsync();
        await Client.StartAsync(Versioned, "a", "");
        await ReachesAsync("a", "one");

        Registry = new WorkflowRegistry();
        Registry.AddWorkflow(Versioned, () => ContinuesOnceAs("one"));
        Registry.AddWorkflow(Versioned, () => ContinuesOnceAs("two"), version: 2);
        await RestartAsync();
        await Client.RaiseAsync("a", Go, "");
        await ReachesAsync("a", "two");
        await RestartAsync();
        await Client.RaiseAsync("a", Go, "");
        Assert.Equal("one, then two", await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_sub_workflow_begins_with_the_newest_version_whatever_its_parents()
    {
        Needs(EngineFeatures.DurableData);
        var parent = new WorkflowRef<string, string>("parent");
        Registry.AddWorkflow(parent, () => CallsAfterWaiting());
        Registry.AddWorkflow(Versioned, () => WaitsAs("one"));
        await StartAsync();
        await Client.StartAsync(parent, "p", "");
        await ReachesAsync("p", "waiting");

        Registry = new WorkflowRegistry();
        Registry.AddWorkflow(parent, () => CallsAfterWaiting());
        Registry.AddWorkflow(parent, () => WaitsAs("not this one"), version: 2);
        Registry.AddWorkflow(Versioned, () => WaitsAs("one"));
        Registry.AddWorkflow(Versioned, () => WaitsAs("two"), version: 2);
        await RestartAsync();
        await Client.RaiseAsync("p", News, "");
        await ReachesAsync("c", "two");
        await Client.RaiseAsync("c", Go, "!");
        Assert.Equal("two!", await OutputAsync("p"));

        static Script<string, string> CallsAfterWaiting() => new(async (c, s) =>
        {
            c.SetStatus("waiting");
            await c.WaitForEventAsync(News);
            return await c.CallAsync(Versioned, s, "c");
        });
    }

    [SkippableFact]
    public async Task An_unknown_version_parks_its_instances_until_it_is_back()
    {
        Needs(ParksAndRestarts);
        Registry.AddWorkflow(Versioned, () => WaitsAs("two"), version: 2);
        await StartAsync();
        await Client.StartAsync(Versioned, "a", "");
        await ReachesAsync("a", "two");

        Registry = new WorkflowRegistry();
        Registry.AddWorkflow(Versioned, () => WaitsAs("three"), version: 3);
        await RestartAsync();
        await Client.RaiseAsync("a", Go, "!");
        var failure = await FailureAsync("a", InstanceStatus.Parked);
        Assert.Contains("'versioned' of version '2'", failure.Message, StringComparison.Ordinal);

        Registry.AddWorkflow(Versioned, () => WaitsAs("two"), version: 2);
        await RestartAsync();
        Assert.True(await Client.ResumeAsync("a"));
        Assert.Equal("two!", await OutputAsync("a"));
    }

    [Fact]
    public void One_version_of_a_name_is_registered_once()
    {
        Registry.AddWorkflow(Versioned, () => WaitsAs("one"));
        Registry.AddWorkflow(Versioned, () => WaitsAs("two"), version: 2);
        Assert.Throws<ArgumentException>(() => Registry.AddWorkflow(Versioned, () => WaitsAs("again"), version: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Registry.AddWorkflow(Versioned, () => WaitsAs("none"), 0));
    }

    private static Script<string, string> WaitsAs(string version) => new(async (c, _) =>
    {
        c.SetStatus(version);
        return version + await c.WaitForEventAsync(Go);
    });

    private static Script<string, string> ContinuesOnceAs(string version) => new(async (c, before) =>
    {
        c.SetStatus(version);
        await c.WaitForEventAsync(Go);
        if (before.Length > 0)
            return $"{before}, then {version}";
        c.ContinueAsNew(version);
        return "";
    });
}
