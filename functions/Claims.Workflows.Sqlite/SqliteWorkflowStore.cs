using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Claims.Workflows.Sqlite;

/// <summary>
/// Instances in one SQLite database (WAL, synchronous=FULL): what is acknowledged survives a kill and a power cut.
/// Several processes may open one database on one machine; each engine needs a store object of its own.
/// </summary>
public sealed class SqliteWorkflowStore : IWorkflowStore
{
    private const int Page = 200;
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
        var json = HistoryJson.Write(message);
        return Writes.AddAsync(s => InstanceTable.Post(s, instanceId, json), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Termination> TerminateAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => InstanceTable.Terminate(s, instanceId, reason, at), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ResumeAsync(
        string instanceId, string? owner, DateTimeOffset at, CancellationToken cancellationToken) =>
        Writes.AddAsync(s => InstanceTable.Resume(s, instanceId, owner, at), cancellationToken);

    /// <inheritdoc/>
    public Task<CommitOutcome> CommitAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Written out here, by the caller's thread: the writer's time is the store's narrowest place.
        var facts = turn.Appended.Select(HistoryJson.Write).ToArray();
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
    public async IAsyncEnumerable<WorkflowInstance> ListAsync(
        InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (string CreatedAt, long Key)? last = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await Task.Run(() => Read(s => InstanceTable.List(s, filter, last, Page)), cancellationToken)
                .ConfigureAwait(false);
            foreach (var (instance, _) in page)
                yield return instance;
            if (page.Count < Page)
                yield break;
            last = (IsoTime.Write(page[^1].Instance.CreatedAt), page[^1].Key);
        }
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
