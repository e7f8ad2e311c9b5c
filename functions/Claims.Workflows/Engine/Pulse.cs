namespace Claims.Workflows;

/// <summary>Counts what the engine is doing and says when it does nothing.</summary>
/// <param name="nextDue">The earliest timer or retry.</param>
/// <param name="time">The engine's clock.</param>
internal sealed class Pulse(Func<DateTimeOffset?> nextDue, TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _busy;
    private TaskCompletionSource _quiet = NewSignal();

    public event Action? BecameIdle;

    /// <summary>
    /// The queue is looked at first: what leaves it is counted as busy by then, so nothing falls between the two.
    /// </summary>
    public bool IsIdle => !(nextDue() <= time.GetUtcNow()) && Volatile.Read(ref _busy) == 0;

    public void Enter() => Interlocked.Increment(ref _busy);

    public void Exit()
    {
        if (Interlocked.Decrement(ref _busy) > 0)
            return;
        TaskCompletionSource quiet;
        lock (_lock)
        {
            quiet = _quiet;
            _quiet = NewSignal();
        }

        quiet.TrySetResult();
        if (IsIdle)
            BecameIdle?.Invoke();
    }

    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task signal;
            lock (_lock)
                signal = _quiet.Task;
            if (IsIdle)
                return;
            await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until nothing runs, whatever is due.</summary>
    public async Task WhenNothingRunsAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _busy) > 0)
        {
            Task signal;
            lock (_lock)
                signal = _quiet.Task;
            if (Volatile.Read(ref _busy) > 0)
                await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
