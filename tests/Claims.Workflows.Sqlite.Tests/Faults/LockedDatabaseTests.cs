namespace Claims.Workflows.Sqlite.Tests;

public sealed class LockedDatabaseTests : IDisposable
{
    private const int TurnFailed = 7;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_another_holds_the_lock_calls_fail_by_name_and_afterwards_all_goes_on_once()
    {
        var database = _folder.File("workflows.db");
        await using var scene = new FaultScene(database);
        await scene.Engine.StartAsync();
        var gate = new TaskCompletionSource();
        scene.Gate = gate.Task;
        string[] ids = ["a", "b", "c"];
        foreach (var id in ids)
            await scene.StartAsync(id);

        using (var other = new Session(database))
        {
            other.Run("begin immediate");
            var failed = scene.WhenLoggedAsync(TurnFailed);
            gate.SetResult();
            var e = await Assert.ThrowsAsync<IOException>(() => scene.StartAsync("d"));
            Assert.Contains($"'{database}'", e.Message, StringComparison.Ordinal);
            Assert.Contains("another process keeps it locked", e.Message, StringComparison.Ordinal);

            // The steps are done, and their outcomes cannot be written.
            await failed;
            other.Run("rollback");
        }

        await scene.AssertEndAsync(ids);
        Assert.Null(await scene.Engine.GetAsync("d"));
        Assert.True(await scene.StartAsync("d"));
        await scene.AssertEndAsync(["d"]);
    }
}
