using System.Diagnostics;
using System.Threading.Channels;

namespace Claims.Workflows.Sqlite;

/// <summary>
/// All writes of this process, by one thread. Writes that come while the disk is busy with a commit go into the next
/// one together, so that many writers share one fsync. When the disk cannot follow, callers wait for room without
/// holding a thread, first come, first served.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    /// <summary>The most writes that wait in memory for their transaction.</summary>
    public const int Capacity = 2_000;

    private const int MaxBatch = 500;

    // Synchronous continuations only set a signal here, or go on to wait; another thread would be a detour.
    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = true });

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

    /// <summary>How many writes wait in memory for their transaction.</summary>
    public int Waiting => _queue.Reader.Count;

    /// <summary>Ends once the write is durable.</summary>
    /// <exception cref="ChannelClosedException">The queue was closed before there was room for the write.</exception>
    public Task<T> AddAsync<T>(Func<Session, T> write, CancellationToken cancellationToken)
    {
        var item = new Write<T>(write);
        return _queue.Writer.TryWrite(item)
            ? item.Done.WaitAsync(cancellationToken)
            : AddWhenThereIsRoomAsync(item, cancellationToken);
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _session.Dispose();
    }

    private async Task<T> AddWhenThereIsRoomAsync<T>(Write<T> item, CancellationToken cancellationToken)
    {
        await _queue.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        return await item.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void WriteAll()
    {
        var batch = new List<Write>(MaxBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var next))
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
            writes.ForEach(write => StoreMeter.Wait.RecordSince(write.Asked));
            _session.Transact(() =>
            {
                Checkpoints.Reach(Checkpoint.TransactionBegun);
                writes.ForEach(write => write.Run(_session));
                Checkpoints.Reach(Checkpoint.TransactionWritten);
            });
            Checkpoints.Reach(Checkpoint.TransactionCommitted);
            Commits++;
            StoreMeter.Batch.Record(writes.Count);
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
        public long Asked { get; } = Stopwatch.GetTimestamp();

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
