using Claims.Workflows.Tests;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class SqliteProgramTests : ProgramTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _databases;

    protected override int EveryDay => 40;

    public void Dispose() => _folder.Dispose();

    protected override Func<IWorkflowStore> NewStores(TimeProvider leaseClock, TimeSpan lease)
    {
        var file = _folder.File($"{Interlocked.Increment(ref _databases)}.db");
        return () => new SqliteWorkflowStore(file, lease, leaseClock);
    }
}
