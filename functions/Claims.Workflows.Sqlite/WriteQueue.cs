using System.Collections.Concurrent;

namespace Claims.Workflows.Sqlite;

/// <summary>
/// All writes of this process, by one thread. Writes that come while the disk is busy with a commit go into the next
/// one together, so that many writers share one fsync.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private const int MaxBatch = 500;

    private readonly BlockingCollection<Write> _queue = [];
    private readonly Session _session;
    private readonly Thread _thread;

    public WriteQueue(Session session)
    {
        _session = session;
        _thread = new Thread(WriteAll) { IsBackground = true, Name = "workflow store writer" };
        _thread.Start();
    }

    /// <summary>How many transactions were committed; fewer than writes when they shared some.</summary>
    public int Commits { get; private set; }

    /// <summary>Ends once the write is durable.</summary>
    public Task<T> AddAsync<T>(Func<Session, T> write, CancellationToken cancellationToken)
    {
        var item = new Write<T>(write);
        _queue.Add(item, CancellationToken.None);
        return item.Done.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _session.Dispose();
    }

    private void WriteAll()
    {
        var batch = new List<Write>(MaxBatch);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            batch.Clear();
            batch.Add(first);
            while (batch.Count < MaxBatch && _queue.TryTake(out var next))
                batch.Add(next);
            if (!TryCommit(batch))
                batch.ForEach(write => TryCommit([write]));
        }
    }

    /// <summary>
    /// Commits some writes in one transaction; a write that fails alone is told why, and when the database fails all
    /// are told at once: each by itself would wait out the same lock or full disk.
    /// </summary>
    /// <returns>False when nothing was written and each write is to be tried by itself.</returns>
    private bool TryCommit(List<Write> writes)
    {
        try
        {
            _session.Transact(() =>
            {
                Checkpoints.Reach(Checkpoint.TransactionBegun);
                writes.ForEach(write => write.Run(_session));
                Checkpoints.Reach(Checkpoint.TransactionWritten);
            });
            Checkpoints.Reach(Checkpoint.TransactionCommitted);
            Commits++;
            writes.ForEach(write => write.Succeed());
            return true;
        }
        catch (Exception e)
        {
            if (writes.Count > 1 && !DatabaseFault.IsFault(e))
                return false;
            writes.ForEach(write => write.Fail(e));
            return true;
        }
    }

    private abstract class Write
    {
        public abstract void Run(Session session);

        public abstract void Succeed();

        public abstract void Fail(Exception e);
    }

    private sealed class Write<T>(Func<Session, T> write) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Done => _done.Task;

        public override void Run(Session session) => _result = write(session);

        public override void Succeed() => _done.TrySetResult(_result!);

        public override void Fail(Exception e) => _done.TrySetException(e);
    }
}
