using System.Diagnostics;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class FullDiskTests : IDisposable
{
    private const int HeartbeatFailed = 8;

    private readonly TemporaryFolder _folder = new();
    private bool _isMounted;

    public void Dispose()
    {
        if (_isMounted)
            Run("umount", "-l", _folder.Path);
        _folder.Dispose();
    }

    [SkippableFact]
    public async Task On_a_full_disk_what_was_acknowledged_stays_and_with_room_all_goes_on()
    {
        _isMounted = OperatingSystem.IsLinux()
            && Run("mount", "-t", "tmpfs", "-o", "size=2m", "none", _folder.Path) == 0;
        Skip.IfNot(_isMounted, "Only root may mount a small disk.");
        var ballast = _folder.File("ballast");
        await FillAndGoOnAsync(_ => Fill(ballast), _ => File.Delete(ballast));
    }

    [Fact]
    public Task At_the_limit_of_pages_what_was_acknowledged_stays_and_with_room_all_goes_on() =>
        FillAndGoOnAsync(scene => LimitPages(scene, 2), scene => LimitPages(scene, 100_000));

    [Fact]
    public async Task On_a_full_disk_an_engine_stops_and_with_room_the_next_one_goes_on()
    {
        var database = _folder.File("workflows.db");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (var scene = new FaultScene(database) { Gate = gate.Task })
        {
            await scene.Engine.StartAsync();
            await scene.StartAsync("a");
            LimitPages(scene, 0);
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                for (var i = 0; i < 10_000; i++)
                    await scene.Engine.RaiseAsync("a", new EventRef<string>("news"), new string('x', 1000));
            });
            var stopped = scene.Engine.StopAsync();
            gate.SetResult();
            await stopped.WaitAsync(FaultScene.Patience);
        }

        await using var next = new FaultScene(database);
        await next.Engine.StartAsync();
        await next.AssertEndAsync(["a"]);
    }

    private static void LimitPages(FaultScene scene, int more) => scene.Store.Writes.AddAsync(
        session =>
        {
            var present = session.Query("pragma page_count", r => r.GetInt64(0)).Single();
            session.RunScript($"pragma max_page_count = {present + more}");
            return true;
        },
        CancellationToken.None).GetAwaiter().GetResult();

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // That was the last block.
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private async Task FillAndGoOnAsync(Action<FaultScene> fill, Action<FaultScene> makeRoom)
    {
        var database = _folder.File("workflows.db");
        await using var scene = new FaultScene(database, lease: TimeSpan.FromSeconds(1));
        await scene.Engine.StartAsync();
        List<string> started = ["before"];
        await scene.StartAsync("before");
        await scene.Engine.WhenIdleAsync().WaitAsync(FaultScene.Patience);
        fill(scene);

        // The log has some room left in it; what still gets in counts as much as what came before.
        var e = await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                await scene.StartAsync($"i{i}");
                started.Add($"i{i}");
            }
        });
        Assert.Contains($"'{database}'", e.Message, StringComparison.Ordinal);
        Assert.Contains("the disk is full", e.Message, StringComparison.Ordinal);
        Assert.Equal("waits", (await scene.Engine.GetAsync("before"))!.CustomStatus);

        // Not even the lease can be renewed; then nobody may run anything, until there is room.
        await scene.WhenLoggedAsync(HeartbeatFailed);
        makeRoom(scene);
        await scene.AssertEndAsync(started);
        var kept = new List<string>();
        await foreach (var instance in scene.Engine.ListAsync(new InstanceFilter()))
            kept.Add(instance.Id);
        Assert.Equal(started.Order(), kept.Order());
    }
}
