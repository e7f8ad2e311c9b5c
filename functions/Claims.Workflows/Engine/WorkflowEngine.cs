using Microsoft.Extensions.Logging;

namespace Claims.Workflows;

/// <summary>
/// Runs workflows durably inside the process. Start it once; every instance the store knows goes on where it was,
/// after a stop as after a crash. As a client it may be used without being started: another process then runs
/// what it starts.
/// </summary>
public sealed class WorkflowEngine : IWorkflowClient, IEnginePulse, IAsyncDisposable
{
    private const int LargestPage = 1_000;
    private const int PurgeBatch = 200;

    private readonly EngineCore _core;
    private readonly EngineOptions _options;

    /// <summary>Makes an engine; nothing runs until <see cref="StartAsync(CancellationToken)"/>.</summary>
    /// <param name="registry">What it may run; complete by now.</param>
    /// <param name="store">Where instances live; not disposed with the engine.</param>
    /// <param name="services">Where activities come from.</param>
    /// <param name="time">The clock of timers and retries.</param>
    /// <param name="options">Limits.</param>
    /// <param name="logger">Gets ids only.</param>
    public WorkflowEngine(
        WorkflowRegistry registry,
        IWorkflowStore store,
        IServiceProvider services,
        TimeProvider time,
        EngineOptions options,
        ILogger<WorkflowEngine> logger)
    {
        _options = options;
        _core = new EngineCore(registry, store, services, time, options, logger);
    }

    /// <inheritdoc/>
    public event Action? BecameIdle
    {
        add => _core.Pulse.BecameIdle += value;
        remove => _core.Pulse.BecameIdle -= value;
    }

    /// <inheritdoc/>
    public bool IsIdle => _core.Pulse.IsIdle;

    /// <inheritdoc/>
    public DateTimeOffset? NextDue => _core.Due.Next;

    /// <inheritdoc/>
    public Task WhenIdleAsync(CancellationToken cancellationToken = default) =>
        _core.Pulse.WhenIdleAsync(cancellationToken);

    /// <summary>Opens the store, for use as a client only; starting does this too.</summary>
    public Task OpenAsync(CancellationToken cancellationToken = default) => _core.Store.OpenAsync(cancellationToken);

    /// <summary>Opens the store and sets every instance going that has something to do.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => _core.StartAsync(cancellationToken);

    /// <summary>
    /// Stops taking up work, signals running activities to stop, waits for them and for commits under way, and gives
    /// up the lease. What was not finished is done by the next engine to start.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting for activities; those that still run are run again later.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _core.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<bool> StartAsync<TIn, TOut>(
        WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        var version = _core.Registry.GetWorkflow(workflow.Name).Version;
        var json = _core.Payload.Write(input, typeof(TIn), $"The input of workflow '{workflow.Name}'");
        var start = new RunStarted(_core.Time.GetUtcNow(), workflow.Name, json, Run: 0, FirstStep: 0, version);
        return WhileBusyAsync(async () =>
        {
            var owner = OwnerIfRunning;
            var instance = new NewInstance(instanceId, start);
            Checkpoints.Reach(Checkpoint.StartAsked);
            var created = await _core.Store.CreateAsync(instance, owner, cancellationToken).ConfigureAwait(false);
            Checkpoints.Reach(Checkpoint.StartDurable);
            if (created)
                _core.Wake(instanceId, mail: false);
            return created;
        });
    }

    /// <inheritdoc/>
    public Task<bool> RaiseAsync<T>(
        string instanceId, EventRef<T> reference, T payload, CancellationToken cancellationToken = default)
    {
        var json = _core.Payload.Write(payload, typeof(T), $"Event '{reference.Name}'");
        return PostAsync(instanceId, new EventRaised(reference.Name, json), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken = default) =>
        _core.Store.GetAsync(instanceId, cancellationToken);

    /// <inheritdoc/>
    public Task<InstancePage> ListPageAsync(
        InstanceFilter filter, int size, string? after = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(size, 1, LargestPage), size);
        return _core.Store.ListAsync(filter, size, after, cancellationToken);
    }

    /// <summary>An instance's history, oldest fact first; empty when there is no such instance.</summary>
    public IAsyncEnumerable<HistoryEvent> ReadHistoryAsync(
        string instanceId, CancellationToken cancellationToken = default) =>
        _core.Store.ReadHistoryAsync(instanceId, cancellationToken);

    /// <inheritdoc/>
    public async Task<WorkflowInstance> WaitForEndAsync(
        string instanceId, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var signal = _core.Ends.Next(instanceId);
            var instance = await GetAsync(instanceId, cancellationToken).ConfigureAwait(false)
                ?? throw new KeyNotFoundException($"There is no workflow instance '{instanceId}'.");
            if (instance.Status is not (InstanceStatus.Running or InstanceStatus.Suspended))
                return instance;

            // Without a heartbeat of its own this process is not told of what others do, and looks for itself.
            if (_core.IsRunning)
                await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
            else
                await Task.Delay(_options.Heartbeat, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        PostAsync(instanceId, new CancelRequested(reason), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken = default) =>
        WhileBusyAsync(async () =>
        {
            var now = _core.Time.GetUtcNow();
            Checkpoints.Reach(Checkpoint.TerminationAsked);
            var done = await _core.Store.TerminateAsync(instanceId, reason, now, cancellationToken)
                .ConfigureAwait(false);
            Checkpoints.Reach(Checkpoint.TerminationDurable);
            foreach (var id in done.Ended)
                _core.Stopped(id, ended: true);
            if (done.ParentId is not null)
                _core.Wake(done.ParentId, mail: true);
            return done.Ended.Count > 0;
        });

    /// <inheritdoc/>
    public Task<bool> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        WhileBusyAsync(async () =>
        {
            var now = _core.Time.GetUtcNow();
            var suspended = await _core.Store.SuspendAsync(instanceId, reason, now, cancellationToken)
                .ConfigureAwait(false);
            Checkpoints.Reach(Checkpoint.SuspendDurable);
            if (suspended)
                _core.Stopped(instanceId, ended: false);
            return suspended;
        });

    /// <inheritdoc/>
    public Task<bool> ResumeAsync(string instanceId, CancellationToken cancellationToken = default) =>
        WhileBusyAsync(async () =>
        {
            var now = _core.Time.GetUtcNow();
            var resumed = await _core.Store.ResumeAsync(instanceId, OwnerIfRunning, now, cancellationToken)
                .ConfigureAwait(false);
            Checkpoints.Reach(Checkpoint.ResumeDurable);
            if (resumed)
                _core.Wake(instanceId, mail: true);
            return resumed;
        });

    /// <inheritdoc/>
    public Task<bool> RewindAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        WhileBusyAsync(async () =>
        {
            var rewindings = await new Rewinder(_core.Store, _core.Time.GetUtcNow(), reason)
                .PlanAsync(instanceId, cancellationToken).ConfigureAwait(false);
            var rewound = rewindings.Count > 0 && await _core.Store
                .RewindAsync(rewindings, OwnerIfRunning, cancellationToken).ConfigureAwait(false);
            foreach (var each in rewound ? rewindings : [])
                _core.Wake(each.InstanceId, mail: true);
            return rewound;
        });

    /// <inheritdoc/>
    public async Task<int> PurgeAsync(
        DateTimeOffset endedBefore, InstanceFilter? filter = null, CancellationToken cancellationToken = default)
    {
        if (filter?.Status?.IsOpen() == true)
            throw new ArgumentException($"Only ended instances can be purged, not {filter.Status} ones.");

        // In batches, so that the engine's own writes get their turn.
        var purged = 0;
        int batch;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch = await _core.Store.PurgeAsync(endedBefore, filter ?? new(), PurgeBatch, cancellationToken)
                .ConfigureAwait(false);
            purged += batch;
        }
        while (batch > 0);
        return purged;
    }

    /// <summary>What came for an instance and no turn has consumed yet, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> ReadInboxAsync(
        string instanceId, CancellationToken cancellationToken = default)
    {
        var inbox = await _core.Store.ReadInboxAsync(instanceId, 0, cancellationToken).ConfigureAwait(false);
        return [.. inbox.Select(message => message.Message)];
    }

    /// <summary>Dead letters, oldest first.</summary>
    /// <param name="afterId">Only later ones; 0 for the first page.</param>
    /// <param name="size">The most to return, 1 to 1,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(
        long afterId, int size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(size, 1, LargestPage), size);
        return _core.Store.ListDeadLettersAsync(afterId, size, cancellationToken);
    }

    /// <summary>
    /// Moves the events that a parked instance has not taken to the dead letters, so that it can be resumed without
    /// the one that it cannot read.
    /// </summary>
    /// <returns>How many were moved.</returns>
    public Task<int> SetAsideAsync(
        string instanceId, string reason, CancellationToken cancellationToken = default) =>
        _core.Store.SetAsideAsync(instanceId, reason, _core.Time.GetUtcNow(), cancellationToken);

    /// <summary>Raises a dead letter's event again, to an instance that has not ended.</summary>
    /// <returns>False when there is no such dead letter, or the instance has ended.</returns>
    public Task<bool> RedeliverAsync(
        long deadLetterId, string instanceId, CancellationToken cancellationToken = default) =>
        WhileBusyAsync(async () =>
        {
            var redelivered = await _core.Store.RedeliverAsync(deadLetterId, instanceId, cancellationToken)
                .ConfigureAwait(false);
            if (redelivered)
                _core.Wake(instanceId, mail: true);
            return redelivered;
        });

    /// <summary>Deletes a dead letter.</summary>
    /// <returns>False when there is none of that id.</returns>
    public Task<bool> DiscardAsync(long deadLetterId, CancellationToken cancellationToken = default) =>
        _core.Store.DiscardAsync(deadLetterId, cancellationToken);

    /// <summary>Runs an instance's history against the present code, without touching the instance.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public async Task<ReplayVerdict> ReplayAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        var history = await ReadHistoryAsync(instanceId, cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return history.Count > 0
            ? HistoryReplay.Check(_core.Registry, instanceId, history, _options)
            : throw new KeyNotFoundException($"There is no workflow instance '{instanceId}'.");
    }

    /// <summary>Stops the engine.</summary>
    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private Task<bool> PostAsync(string instanceId, Message message, CancellationToken cancellationToken) =>
        WhileBusyAsync(async () =>
        {
            Checkpoints.Reach(Checkpoint.EventAsked);
            var kept = await _core.Store.PostAsync(instanceId, message, cancellationToken).ConfigureAwait(false);
            Checkpoints.Reach(Checkpoint.EventDurable);
            if (kept)
                _core.Wake(instanceId, mail: true);
            return kept;
        });

    private string? OwnerIfRunning => _core.IsRunning ? _core.Owner : null;

    /// <summary>Keeps the engine from calling itself idle between a client's write and the turn it causes.</summary>
    private async Task<bool> WhileBusyAsync(Func<Task<bool>> write)
    {
        _core.Pulse.Enter();
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            _core.Pulse.Exit();
        }
    }
}
