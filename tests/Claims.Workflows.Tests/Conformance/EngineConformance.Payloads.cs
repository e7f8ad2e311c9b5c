namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    // In JSON a text is two quotes longer.
    private string LargestText => new('x', PayloadLimit - 2);

    private string TooLarge => new('x', PayloadLimit);

    [SkippableFact]
    public async Task The_largest_payload_passes_everywhere()
    {
        Needs(EngineFeatures.PayloadLimit);
        var same = Registry.Deed("same", s => s);
        var child = Registry.Script("child", (c, s) => c.CallAsync(same, s));
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var passed = await c.CallAsync(child, s);
            return passed == await c.WaitForEventAsync(Go) ? passed : "differs";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", LargestText);
        await Client.RaiseAsync("a", Go, LargestText);
        Assert.Equal(LargestText, await OutputAsync("a"));
    }

    [SkippableFact]
    public async Task A_client_is_refused_a_larger_one_and_told_the_sizes()
    {
        Needs(EngineFeatures.PayloadLimit);
        var flow = Registry.Script("flow", (c, _) => c.WaitForEventAsync(Go));
        await StartAsync();
        var e = await Assert.ThrowsAsync<PayloadTooLargeException>(() => Client.StartAsync(flow, "a", TooLarge));
        Assert.Contains($"{PayloadLimit + 2} bytes", e.Message, StringComparison.Ordinal);
        Assert.Contains($"the limit is {PayloadLimit}", e.Message, StringComparison.Ordinal);
        Assert.Null(await Client.GetAsync("a"));

        await Client.StartAsync(flow, "b", "");
        await Assert.ThrowsAsync<PayloadTooLargeException>(() => Client.RaiseAsync("b", Go, TooLarge));
        await Client.RaiseAsync("b", Go, "small");
        Assert.Equal("small", await OutputAsync("b"));
    }

    [SkippableTheory]
    [InlineData("an activity's input")]
    [InlineData("an activity's output")]
    [InlineData("a sub-workflow's input")]
    [InlineData("a sub-workflow's output")]
    [InlineData("the workflow's output")]
    [InlineData("the next run's input")]
    public async Task A_workflow_fails_by_a_larger_one(string which)
    {
        Needs(EngineFeatures.PayloadLimit);
        var makes = Registry.Deed("makes", (c, _) => Task.FromResult(TooLarge));
        var takes = Registry.Deed("takes", s => s);
        var child = Registry.Script("child", (_, _) => Task.FromResult(TooLarge));
        var flow = Registry.Script("flow", async (c, _) =>
        {
            switch (which)
            {
                case "an activity's input":
                    return await c.CallAsync(takes, TooLarge);
                case "an activity's output":
                    return await c.CallAsync(makes, "");
                case "a sub-workflow's input":
                    return await c.CallAsync(child, TooLarge);
                case "a sub-workflow's output":
                    return await c.CallAsync(child, "");
                case "the next run's input":
                    c.ContinueAsNew(TooLarge);
                    return "";
                default:
                    return TooLarge;
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Contains($"{PayloadLimit + 2} bytes", failure.Message, StringComparison.Ordinal);
    }
}
