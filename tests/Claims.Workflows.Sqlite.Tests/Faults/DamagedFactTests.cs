namespace Claims.Workflows.Sqlite.Tests;

public sealed class DamagedFactTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("workflows.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("update history set fact = substr(fact, 1, 9) where seq = 2", "fact 2 of its history")]
    [InlineData("update history set fact = '{\"event\":\"ofAnotherVersion\"}' where seq = 2", "fact 2 of its history")]
    [InlineData("update history set fact = '{\"step\":1}' where seq = 2", "fact 2 of its history")]
    [InlineData("update history set fact = 'null' where seq = 2", "fact 2 of its history")]
    [InlineData("delete from history where true", "fact 0 of its history")]
    [InlineData("delete from history where seq = 0", "fact 0 of its history")]
    public async Task An_instance_with_an_unreadable_fact_is_parked_by_number_and_all_others_go_on(
        string damage, string what)
    {
        await StopAfterStartingAsync("a", "b", "c");
        await using var scene = new FaultScene(Database);
        await scene.Store.OpenAsync(default);
        await scene.RunAsync($"create table saved as select * from history where {Of("b")}");
        await scene.RunAsync($"{damage} and {Of("b")}");
        await scene.Engine.StartAsync();
        await scene.Engine.RaiseAsync("b", FaultScene.Go, "b");
        await AssertParkedAsync(scene, "b", $"{what} in '{Database}' cannot be read");
        await scene.AssertEndAsync(["a", "c"], steps: 1);

        // Once it is restored, the instance goes on.
        await scene.RunAsync($"delete from history where {Of("b")}");
        await scene.RunAsync("insert into history select * from saved");
        Assert.True(await scene.Engine.ResumeAsync("b"));
        Assert.Equal("\"done b\"", (await scene.EndAsync("b")).Output);
    }

    [Fact]
    public async Task An_instance_whose_history_asks_for_the_impossible_is_parked()
    {
        await StopAfterStartingAsync("a");
        await using var scene = new FaultScene(Database);
        await scene.Store.OpenAsync(default);
        await scene.RunAsync(
            "update history set fact = '{\"event\":\"activityRetried\",\"step\":9,\"attempt\":1,"
            + "\"failure\":{\"type\":\"t\",\"message\":\"m\"},\"due\":\"2026-01-05T08:00:00Z\"}' where seq = 3");
        await scene.Engine.StartAsync();
        await scene.Engine.RaiseAsync("a", FaultScene.Go, "a");
        await AssertParkedAsync(scene, "a", "its history cannot be read");
    }

    [Fact]
    public async Task An_instance_with_an_unreadable_message_is_parked_and_goes_on_without_it()
    {
        await StopAfterStartingAsync("a");
        await using var scene = new FaultScene(Database);
        await scene.Store.OpenAsync(default);
        await scene.Engine.RaiseAsync("a", FaultScene.Go, "lost");
        await scene.RunAsync("update inbox set message = '{'");
        await scene.Engine.StartAsync();
        await AssertParkedAsync(scene, "a", $"message 1 of its inbox in '{Database}' cannot be read");

        await scene.RunAsync("delete from inbox");
        Assert.True(await scene.Engine.ResumeAsync("a"));
        await scene.AssertEndAsync(["a"], steps: 1);
    }

    private static string Of(string id) => $"instance = (select key from instances where id = '{id}')";

    private static async Task AssertParkedAsync(FaultScene scene, string id, string what)
    {
        var parked = await scene.EndAsync(id);
        Assert.Equal(InstanceStatus.Parked, parked.Status);
        Assert.Equal("waits", parked.CustomStatus);
        Assert.StartsWith($"Instance '{id}': {what}", parked.Failure!.Message, StringComparison.Ordinal);
    }

    /// <summary>Starts instances, which then wait for their event, and stops.</summary>
    private async Task StopAfterStartingAsync(params string[] ids)
    {
        await using var scene = new FaultScene(Database);
        await scene.Engine.StartAsync();
        foreach (var id in ids)
            await scene.StartAsync(id);
        await scene.Engine.WhenIdleAsync().WaitAsync(FaultScene.Patience);
    }
}
