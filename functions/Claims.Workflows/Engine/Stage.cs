using System.Collections.Concurrent;

namespace Claims.Workflows;

/// <summary>
/// The instances in memory, no more than a limit at a time. Those beyond it wait for their place as ids alone, so
/// that a flood of starts, events or timers costs little memory, and none is forgotten.
/// </summary>
/// <param name="core">What the actors share.</param>
/// <param name="limit">The most instances in memory: the hot ones and those at work.</param>
/// <param name="pulse">Waiting for a place is not being idle.</param>
internal sealed class Stage(EngineCore core, int limit, Pulse pulse)
{
    private readonly ConcurrentDictionary<string, InstanceActor> _actors = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Queue<string> _waiting = new();
    private readonly HashSet<string> _isWaiting = new(StringComparer.Ordinal);

    // The dictionary's own count takes all of its locks.
    private int _count;

    public ICollection<InstanceActor> Actors => _actors.Values;

    public InstanceActor? Find(string instanceId) => _actors.GetValueOrDefault(instanceId);

    /// <summary>Asks for a turn of an instance, which need not be in memory.</summary>
    public void Wake(string instanceId, bool mail)
    {
        while (true)
        {
            if (!_actors.TryGetValue(instanceId, out var actor))
            {
                if (Volatile.Read(ref _count) >= limit)
                {
                    Queue(instanceId);
                    return;
                }

                actor = new InstanceActor(instanceId, core);
                if (!_actors.TryAdd(instanceId, actor))
                    continue;
                Interlocked.Increment(ref _count);
            }

            // False when it has just left the stage; the next look finds a new one.
            if (actor.Wake(mail))
                return;
        }
    }

    /// <summary>An actor has gone; the longest waiting gets its place.</summary>
    public void Remove(InstanceActor actor)
    {
        if (_actors.TryRemove(new KeyValuePair<string, InstanceActor>(actor.Id, actor)))
            Interlocked.Decrement(ref _count);
        WakeNext();
    }

    /// <summary>Forgets who waits, now and from now on: the engine stops, and the store knows them.</summary>
    public void Clear()
    {
        while (TryDequeue(out _))
            pulse.Exit();
    }

    private void Queue(string instanceId)
    {
        lock (_lock)
        {
            if (core.IsStopping || !_isWaiting.Add(instanceId))
                return;
            pulse.Enter();
            _waiting.Enqueue(instanceId);
        }

        // The last actor may have gone since the limit was looked at, and nobody else would call the next.
        if (Volatile.Read(ref _count) < limit)
            WakeNext();
    }

    private void WakeNext()
    {
        if (!TryDequeue(out var next))
            return;
        Wake(next, mail: true);
        pulse.Exit();
    }

    private bool TryDequeue(out string instanceId)
    {
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out instanceId!))
                return false;
            _isWaiting.Remove(instanceId);
            return true;
        }
    }
}
