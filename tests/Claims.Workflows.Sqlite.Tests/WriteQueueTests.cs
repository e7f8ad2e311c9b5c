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
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => taken);
        Assert.Equal(21, await CountAsync());
    }

    [Fact]
    public async Task Writers_wait_for_a_slow_disk_outside_of_memory_and_keep_their_order()
    {
        const int Count = 3 * WriteQueue.Capacity;
        var disk = new TaskCompletionSource();
        using var gate = new ManualResetEventSlim();
        var stuck = _queue.AddAsync(
            _ =>
            {
                disk.SetResult();
                gate.Wait();
                return 0;
            },
            CancellationToken.None);
        await disk.Task;

        var order = new List<int>();
        var writes = Enumerable.Range(0, Count).Select(n => _queue.AddAsync(
            _ =>
            {
                Assert.InRange(_queue.Waiting, 0, WriteQueue.Capacity);
                order.Add(n);
                return n;
            },
            CancellationToken.None)).ToList();
        using var impatience = new CancellationTokenSource();
        var givenUp = _queue.AddAsync<int>(
            _ => throw new InvalidOperationException("Nobody waits for this any more."), impatience.Token);
        Assert.Equal(WriteQueue.Capacity, _queue.Waiting);
        Assert.DoesNotContain(writes, write => write.IsCompleted);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);

        gate.Set();
        await stuck;
        await Task.WhenAll(writes);
        Assert.Equal(Enumerable.Range(0, Count), order);
    }

    [Fact]
    public async Task What_has_found_room_is_still_written_when_the_queue_closes()
    {
        using var gate = new ManualResetEventSlim();
        var writes = Enumerable.Range(0, 100).Select(n => AddAsync(n, n == 0 ? gate : null)).ToList();
        var closing = Task.Run(_queue.Dispose);
        gate.Set();
        await closing;
        await Task.WhenAll(writes);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => AddAsync(100));
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
