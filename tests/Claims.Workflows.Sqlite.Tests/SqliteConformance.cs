using Claims.Workflows.Tests;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class SqliteConformance : EmbeddedConformance
{
    private readonly TemporaryFolder _folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override IWorkflowStore OpenStore() => new SqliteWorkflowStore(_folder.File("workflows.db"));
}
