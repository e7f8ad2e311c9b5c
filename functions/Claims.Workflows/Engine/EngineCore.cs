using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Claims.Workflows;

/// <summary>What the instances at work share: limits, clocks, the store, and each other.</summary>
internal sealed class EngineCore : IAsyncDisposable
{
    private readonly EngineOptions _options;
    private readonly Stage _stage;
    private readonly HotList _hot;
    private readonly SemaphoreSlim _turns;
    private readonly SemaphoreSlim _heartbeat = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _stopped = new();
    private long _claimedAt;
    private TimeSpan _heldFor;
    private volatile bool _running;
    private Task _heartbeats = Task.CompletedTask;

    public EngineCore(
        WorkflowRegistry registry,
        IWorkflowStore store,
        IServiceProvider services,
        TimeProvider time,
        EngineOptions options,
        ILogger logger)
    {
        Registry = registry;
        Store = store;
        Time = time;
        Logger = logger;
        _options = options;
        _turns = new SemaphoreSlim(options.MaxConcurrentTurns);
        _hot = new HotList(options.MaxHotInstances);
        Payload = new Payload(options.Json, options.MaxPayloadBytes);
        Due = new DueQueue(time, id => Wake(id, mail: false));
        Pulse = new Pulse(() => Due.Next, time);
        _stage = new Stage(this, options.MaxHotInstances + options.MaxActiveInstances, Pulse);
        Dispatcher = new ActivityDispatcher(registry, options.MaxConcurrentActivities, Pulse);
        Runner = new ActivityRunner(
            registry, services, Payload, time, options.RetryJitter, logger, _stopping.Token);
    }

    /// <summary>Unique to this engine in this process, so that no other can be taken for it.</summary>
    public string Owner { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public WorkflowRegistry Registry { get; }

    public IWorkflowStore Store { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public Payload Payload { get; }

    public DueQueue Due { get; }

    public Pulse Pulse { get; }

    public ActivityDispatcher Dispatcher { get; }

    public ActivityRunner Runner { get; }

    public EndSignals Ends { get; } = new();

    public bool IsRunning => _running;

    /// <summary>No work is taken up; what has been done is still committed.</summary>
    public bool IsStopping => _stopping.IsCancellationRequested;

    public bool IsStopped => _stopped.IsCancellationRequested;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Store.OpenAsync(cancellationToken).ConfigureAwait(false);
        _running = true;
        try
        {
            Logs.Started(Logger, Owner, await BeatAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            _running = false;
            throw;
        }

        _heartbeats = HeartbeatsAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_running)
            return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        _stage.Clear();
        var drained = Dispatcher.StopAsync();
        await Task.WhenAny(drained.WaitAsync(cancellationToken)).ConfigureAwait(false);
        _running = false;
        await _heartbeats.ConfigureAwait(false);
        await Due.DisposeAsync().ConfigureAwait(false);
        if (drained.IsCompleted)
            await Pulse.WhenNothingRunsAsync(cancellationToken).ConfigureAwait(false);
        await _stopped.CancelAsync().ConfigureAwait(false);
        Checkpoints.Reach(Checkpoint.ReleaseBegins);
        try
        {
            await Store.ReleaseAsync(Owner, CancellationToken.None).ConfigureAwait(false);
            Checkpoints.Reach(Checkpoint.ReleaseDurable);
            Logs.Stopped(Logger, Owner);
        }
        catch (IOException e)
        {
            // To others it is an owner that died: they take over once its store is disposed of, or its lease is over.
            Logs.NotReleased(Logger, e, Owner);
        }
    }

    /// <summary>Asks for a turn of an instance, which need not be in memory.</summary>
    public void Wake(string instanceId, bool mail)
    {
        if (_running)
            _stage.Wake(instanceId, mail);
    }

    /// <summary>A token for one attempt of an activity, which the engine's stop cancels too.</summary>
    public CancellationTokenSource NewAttemptToken() =>
        CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);

    /// <summary>An actor has nothing to do: it is kept while hot, within the limit.</summary>
    public void Settled(InstanceActor actor, bool hot)
    {
        if (hot)
        {
            _hot.Touch(actor, _stage.Remove);
            return;
        }

        _hot.Forget(actor);
        if (actor.IsGone)
            _stage.Remove(actor);
    }

    /// <summary>An instance will not run on: it ended or is parked.</summary>
    public void Ended(string instanceId, Turn turn)
    {
        if (turn.Status == InstanceStatus.Failed)
            Logs.InstanceFailed(Logger, instanceId, turn.Failure!.Type);
        else if (turn.Status == InstanceStatus.Parked)
            Logs.InstanceParked(Logger, instanceId, turn.Failure!.Type);
        Ends.Raise(instanceId);
    }

    /// <summary>An instance was ended or suspended from outside of its turns.</summary>
    public void Stopped(string instanceId, bool ended)
    {
        var actor = _stage.Find(instanceId);
        actor?.MarkStale();
        if (ended)
            actor?.WithdrawAll();
        Due.Set(instanceId, null);
        Ends.Raise(instanceId);
    }

    public Task EnterTurnAsync() => _turns.WaitAsync();

    public void ExitTurn() => _turns.Release();

    /// <summary>Waits before a failed turn is taken again.</summary>
    /// <returns>False when the engine stopped.</returns>
    public async Task<bool> PauseAsync(TimeSpan pause)
    {
        if (_stopping.IsCancellationRequested)
            return false;
        await Task.WhenAny(Task.Delay(pause, _stopping.Token)).ConfigureAwait(false);
        return !_stopping.IsCancellationRequested;
    }

    /// <summary>
    /// Makes sure, by this process's own clock, that no other can have taken over our instances; claims anew if in
    /// doubt (the process may have slept).
    /// </summary>
    public async Task<bool> HoldsLeaseAsync()
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _claimedAt)) < _heldFor)
            return true;
        try
        {
            await BeatAsync(_stopping.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            if (!_stopping.IsCancellationRequested)
                Logs.HeartbeatFailed(Logger, e, Owner);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        await Due.DisposeAsync().ConfigureAwait(false);
    }

    private async Task HeartbeatsAsync()
    {
        using var timer = new PeriodicTimer(_options.Heartbeat);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false))
                await TryBeatAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The engine stops.
        }
    }

    private async Task TryBeatAsync()
    {
        try
        {
            await BeatAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logs.HeartbeatFailed(Logger, e, Owner);
        }
    }

    private async Task<int> BeatAsync(CancellationToken cancellationToken)
    {
        await _heartbeat.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var before = Stopwatch.GetTimestamp();
            Checkpoints.Reach(Checkpoint.HeartbeatBegins);
            var claim = await Store.ClaimAsync(Owner, cancellationToken).ConfigureAwait(false);
            Checkpoints.Reach(Checkpoint.HeartbeatDurable);
            if (claim.LeaseWasLost)
            {
                Logs.LeaseLost(Logger, Owner);
                foreach (var actor in _stage.Actors)
                    actor.MarkStale();
            }

            _heldFor = claim.HeldFor;
            Volatile.Write(ref _claimedAt, before);
            WakeAll(claim.Wakes);
            if (claim.ForeignChange)
                Ends.RaiseAll();

            // The clock may have been set, or the machine may have slept: its timers do not tell.
            Due.WakeDue();
            return claim.Wakes.Count;
        }
        finally
        {
            _heartbeat.Release();
        }
    }

    private void WakeAll(IReadOnlyList<Wake> wakes)
    {
        var now = Time.GetUtcNow();
        foreach (var wake in wakes)
        {
            if (wake.Due is { } due && due > now)
                Due.Set(wake.InstanceId, due);
            else
                Wake(wake.InstanceId, mail: true);
        }
    }
}
