using Claims.Workflows.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class OldDatabaseTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("workflows-v1.sql")]
    public async Task Instances_of_an_old_database_go_on_where_they_were_to_their_ends(string dump)
    {
        using (var session = new Session(_folder.File("workflows.db")))
            session.RunScript(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Upgrade", dump)));

        // The day after, so that what was due is due.
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 6, 8, 0, 0, TimeSpan.Zero));
        var flows = new OldWorkflows();
        await using var store = new SqliteWorkflowStore(_folder.File("workflows.db"));
        await using var engine = new WorkflowEngine(
            flows.Registry,
            store,
            new FewServices(),
            clock,
            new EngineOptions(),
            NullLogger<WorkflowEngine>.Instance);
        await engine.StartAsync();
        await engine.WhenIdleAsync().WaitAsync(Patience);
        clock.Advance(TimeSpan.FromHours(1));
        foreach (var id in (string[])["waiting", "sleeping", "new"])
            Assert.True(await engine.RaiseAsync(id, OldWorkflows.Approved, "Dr. New"));
        await engine.RaiseAsync("relay", OldWorkflows.Approved, "second");
        await engine.RaiseAsync("relay", OldWorkflows.Approved, "third");

        var ends = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var instance in engine.ListAsync(new InstanceFilter()))
        {
            var end = await engine.WaitForEndAsync(instance.Id).WaitAsync(Patience);
            if (!end.Id.Contains(':', StringComparison.Ordinal))
                ends[end.Id] = $"{end.Status} {end.Output}{end.Failure?.Message}";
        }

        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["completed"] = "Completed \"chart of completed read approved by Dr. Sample sent\"",
                ["waiting"] = "Completed \"chart of waiting read approved by Dr. New sent\"",
                ["mail"] = "Completed \"chart of mail read approved by Dr. Mail sent\"",
                ["billing"] = "Completed \"chart of billing read approved by Dr. Sample sent\"",
                ["sleeping"] = "Completed \"chart of sleeping read approved by Dr. New sent\"",
                ["early"] = "Completed \"chart of early read approved by Dr. Early sent\"",
                ["new"] = "Completed \"chart of new read approved by Dr. New sent\"",
                ["relay"] = "Completed \"third\"",
                ["failed"] = "Failed Step 'read' failed: NonRetryableException: It is blank.",
                ["ended"] = "Terminated Scanned twice.",
            },
            ends);

        // No step of the past is run again.
        string[] steps = ["billing:3/0", "early:3/0", "mail:3/0", "new/0", "new:3/0", "sleeping:3/0", "waiting:3/0"];
        Assert.Equal(steps.Order(), flows.Ran.Order());
    }
}
