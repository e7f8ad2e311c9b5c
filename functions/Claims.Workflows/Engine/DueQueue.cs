namespace Claims.Workflows;

/// <summary>
/// When which instance next has something to do by itself. One timer of the engine's clock stands for all of them.
/// </summary>
internal sealed class DueQueue : IAsyncDisposable
{
    // A timer cannot be set further than about 49 days; past this it is set again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Action<string> _wake;
    private readonly ITimer _timer;
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _order = new();
    private bool _disposed;

    public DueQueue(TimeProvider time, Action<string> wake)
    {
        _time = time;
        _wake = wake;
        _timer = time.CreateTimer(_ => WakeDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset? Next
    {
        get
        {
            lock (_lock)
                return Peek();
        }
    }

    /// <summary>Says when an instance is next due; null for never.</summary>
    public void Set(string instanceId, DateTimeOffset? due)
    {
        lock (_lock)
        {
            if (due is not { } at)
            {
                _due.Remove(instanceId);
                return;
            }

            if (_due.TryGetValue(instanceId, out var before) && before == at)
                return;
            _due[instanceId] = at;
            _order.Enqueue(instanceId, at);
            if (_order.Count > 1_000 + (2 * _due.Count))
                Rebuild();
            if (Peek() == at)
                Arm(at);
        }
    }

    /// <summary>Wakes every instance that is due; called by the timer, and when the clock may have jumped.</summary>
    public void WakeDue()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            while (Peek() is { } due && due <= now)
            {
                var id = _order.Dequeue();
                _due.Remove(id);
                _wake(id);
            }

            if (Peek() is { } next)
                Arm(next);
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_lock)
            _disposed = true;
        return _timer.DisposeAsync();
    }

    /// <summary>The earliest that still holds; entries that were overtaken by a later <see cref="Set"/> go.</summary>
    private DateTimeOffset? Peek()
    {
        while (_order.TryPeek(out var id, out var at))
        {
            if (_due.TryGetValue(id, out var due) && due == at)
                return at;
            _order.Dequeue();
        }

        return null;
    }

    private void Rebuild()
    {
        _order.Clear();
        _order.EnqueueRange(_due.Select(d => (d.Key, d.Value)));
    }

    private void Arm(DateTimeOffset due)
    {
        if (_disposed)
            return;
        var wait = due - _time.GetUtcNow();
        wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
