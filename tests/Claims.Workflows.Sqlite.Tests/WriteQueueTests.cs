using Microsoft.Data.Sqlite;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class WriteQueueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WriteQueue _queue;

    public WriteQueueTests()
    {
        var session = new Session(_folder.File("queue.db"));
        session.RunScript("create table numbers (n integer primary key)");
        _queue = new WriteQueue(session);
    }

    public void Dispose()
    {
        _queue.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writes_that_come_during_a_commit_share_the_next_one()
    {
        using var gate = new ManualResetEventSlim();
        var first = AddAsync(0, gate);
        var others = Enumerable.Range(1, 100).Select(n => AddAsync(n)).ToList();
        gate.Set();
        await first;
        await Task.WhenAll(others);
        Assert.Equal(101, await CountAsync());

        // The gate's, the others' in one or two (the gate may have been taken together with some), and the count's.
        Assert.InRange(_queue.Commits, 2, 4);
    }

    [Fact]
    public async Task A_write_that_fails_does_not_take_others_with_it()
    {
        using var gate = new ManualResetEventSlim();
        var first = AddAsync(0, gate);
        var others = Enumerable.Range(1, 20).Select(n => AddAsync(n)).ToList();
        var taken = AddAsync(7);
        gate.Set();
        await first;
        await Task.WhenAll(others);
        await Assert.ThrowsAsync<SqliteException>(() => taken);
        Assert.Equal(21, await CountAsync());
    }

    [Fact]
    public async Task When_the_database_fails_all_writes_that_wait_are_told_at_once()
    {
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var first = _queue.AddAsync(
            _ =>
            {
                begun.Set();
                gate.Wait();
                return 0;
            },
            CancellationToken.None);
        begun.Wait();
        var tries = 0;
        var full = new SqliteException("full", SQLitePCL.raw.SQLITE_FULL);
        var others = Enumerable.Range(0, 20).Select(_ => _queue.AddAsync<int>(
            session =>
            {
                tries++;
                throw DatabaseFault.Of(full, session.Path)!;
            },
            CancellationToken.None)).ToList();
        gate.Set();
        await first;
        foreach (var write in others)
            await Assert.ThrowsAsync<IOException>(() => write);
        Assert.Equal(1, tries);
        Assert.Equal(0, await CountAsync());
    }

    private Task<int> AddAsync(int n, ManualResetEventSlim? gate = null) => _queue.AddAsync(
        session =>
        {
            gate?.Wait();
            return session.Run("insert into numbers values (@0)", n);
        },
        CancellationToken.None);

    private Task<long> CountAsync() => _queue.AddAsync(
        session => session.Query("select count(*) from numbers", r => r.GetInt64(0)).Single(), CancellationToken.None);
}
