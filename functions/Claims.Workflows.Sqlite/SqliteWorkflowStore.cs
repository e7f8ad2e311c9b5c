using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Claims.Workflows.Sqlite;

/// <summary>
/// Instances in one SQLite database (WAL, synchronous=FULL): what is acknowledged survives a kill and a power cut.
/// Several processes may open one database on one machine; each engine needs a store object of its own.
/// </summary>
public sealed class SqliteWorkflowStore : IWorkflowStore
{
    private static readonly int MaxIdleReaders = Environment.ProcessorCount * 2;

    private readonly string _path;
    private readonly SemaphoreSlim _opening = new(1);
    private readonly ConcurrentBag<Session> _readers = [];
    private readonly OwnerLeases _leases;
    private WriteQueue? _writes;
    private bool _disposed;

    /// <summary>Names the database; it is made or upgraded by <see cref="OpenAsync"/>.</summary>
    /// <param name="databasePath">The file; its folder is made if missing.</param>
    /// <param name="lease">How long an owner that hangs keeps its instances; 30 seconds by default. One that died
    /// loses them at once.</param>
    /// <param name="leaseClock">The clock of leases; the system's by default. Not the workflows' clock: that may be
    /// made to run fast.</param>
    public SqliteWorkflowStore(string databasePath, TimeSpan? lease = null, TimeProvider? leaseClock = null)
    {
        _path = Path.GetFullPath(databasePath);
        _leases = new OwnerLeases(_path, lease ?? TimeSpan.FromSeconds(30), leaseClock ?? TimeProvider.System);
    }

    /// <summary>How long a statement waits for another process's lock before it fails; null: as sessions do.</summary>
    internal TimeSpan? Patience { get; init; }

    /// <summary>The one door for writes.</summary>
    internal WriteQueue Writes => _writes ?? throw new InvalidOperationException(
        $"The workflow database '{_path}' is not open: call OpenAsync, or start the engine.");

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A newer version wrote the database.</exception>
    /// <exception cref="InvalidDataException">The file is not a database, or is damaged.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _writes ??= new WriteQueue(OpenWriter());
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public Task<bool> CreateAsync(NewInstance instance, string? owner, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => InstanceTable.Insert(s, instance, owner), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> PostAsync(string instanceId, Message message, CancellationToken cancellationToken)
    {
        var json = HistoryJson.WriteUtf8(message);
        return Writes.AddAsync(s => InstanceTable.Post(s, instanceId, json), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Termination> TerminateAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => OperatorActions.Terminate(s, instanceId, reason, at), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SuspendAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => OperatorActions.Suspend(s, instanceId, reason, at), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ResumeAsync(
        string instanceId, string? owner, DateTimeOffset at, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => OperatorActions.Resume(s, instanceId, owner, at), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RewindAsync(
        IReadOnlyList<Rewinding> rewindings, string? owner, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => OperatorActions.Rewind(s, rewindings, owner), cancellationToken);

    /// <inheritdoc/>
    public Task<int> PurgeAsync(
        DateTimeOffset endedBefore, InstanceFilter filter, int atMost, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => OperatorActions.Purge(s, endedBefore, filter, atMost), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> KeepAsync(
        string instanceId, string owner, IReadOnlyList<Message> outcomes, CancellationToken cancellationToken)
    {
        var messages = outcomes.Select(HistoryJson.WriteUtf8).ToArray();
        return Writes.AddAsync(s => InstanceTable.Keep(s, instanceId, owner, messages), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(
        long afterId, int size, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeadLetter>>(Read(s => DeadLetterTable.List(s, afterId, size)));

    /// <inheritdoc/>
    public Task<int> SetAsideAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => DeadLetterTable.SetAside(s, instanceId, reason, at), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RedeliverAsync(long deadLetterId, string instanceId, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => DeadLetterTable.Redeliver(s, deadLetterId, instanceId), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DiscardAsync(long deadLetterId, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => DeadLetterTable.Delete(s, deadLetterId), cancellationToken);

    /// <inheritdoc/>
    public Task<CommitOutcome> CommitAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Written out here, by the caller's thread: the writer's time is the store's narrowest place.
        var facts = turn.Appended.Select(HistoryJson.WriteUtf8).ToArray();
        return Writes.AddAsync(s => TurnCommit.Run(s, turn, facts), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Claim> ClaimAsync(string owner, CancellationToken cancellationToken)
    {
        var heartbeat = await Writes.AddAsync(s => _leases.Claim(s, owner), CancellationToken.None)
            .ConfigureAwait(false);
        _leases.Confirm(owner, heartbeat);
        return heartbeat.Claim;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(string owner, CancellationToken cancellationToken)
    {
        await Writes.AddAsync(s => OwnerLeases.Release(s, owner), cancellationToken).ConfigureAwait(false);
        _leases.Forget(owner);
    }

    /// <inheritdoc/>
    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(Read(s => InstanceTable.Get(s, instanceId)));

    /// <inheritdoc/>
    public Task<StoredInstance?> LoadAsync(string instanceId, string owner, CancellationToken cancellationToken) =>
        Task.FromResult(Read(s => s.Snapshot(() => InstanceTable.Load(s, instanceId, owner))));

    /// <inheritdoc/>
    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(
        string instanceId, long afterId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<InboxMessage>>(Read(s => InstanceTable.Inbox(s, instanceId, afterId)));

    /// <inheritdoc/>
    public Task<InstancePage> ListAsync(
        InstanceFilter filter, int size, string? after, CancellationToken cancellationToken)
    {
        var mark = PageMark.Parse(after);
        return Task.Run(
            () =>
            {
                var found = Read(s => InstanceTable.List(s, filter, mark, size + 1));
                var page = found.Take(size).ToList();
                var next = found.Count > size
                    ? new PageMark(page[^1].Instance.CreatedAt, page[^1].Key).ToString()
                    : null;
                return new InstancePage(page.ConvertAll(i => i.Instance), next);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<HistoryEvent> ReadHistoryAsync(
        string instanceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var facts = await Task.Run(() => Read(s => InstanceTable.History(s, instanceId)), cancellationToken)
            .ConfigureAwait(false);
        foreach (var fact in facts)
            yield return fact;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed)
                return;
            _disposed = true;
            _writes?.Dispose();
            _leases.Dispose();
            while (_readers.TryTake(out var reader))
                reader.Dispose();
        }
        finally
        {
            _opening.Release();
        }
    }

    private Session OpenWriter()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        DamageCheck.OfLog(_path);
        var session = new Session(_path, Patience);
        try
        {
            Checkpoints.Reach(Checkpoint.DatabaseOpened);
            session.RunScript("pragma journal_mode = wal;");
            var endedBadly = false;
            session.Transact(() => endedBadly = OwnerLock.LeftBehind(_path).Any());
            if (endedBadly)
                DamageCheck.OfFile(session, _path);
            SchemaUpgrade.Run(session, SchemaUpgrade.Embedded, _path);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private T Read<T>(Func<Session, T> read)
    {
        _ = Writes;
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_readers.TryTake(out var session))
            session = new Session(_path, Patience);
        try
        {
            return read(session);
        }
        finally
        {
            if (_disposed || _readers.Count >= MaxIdleReaders)
                session.Dispose();
            else
                _readers.Add(session);
        }
    }
}
