namespace Claims.Workflows;

/// <summary>Signals to those who wait for the end of an instance.</summary>
internal sealed class EndSignals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource> _signals = new(StringComparer.Ordinal);

    /// <summary>Ends at the next change of the instance that may be its end.</summary>
    public Task Next(string instanceId)
    {
        lock (_lock)
        {
            if (!_signals.TryGetValue(instanceId, out var signal))
                _signals[instanceId] = signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return signal.Task;
        }
    }

    public void Raise(string instanceId)
    {
        lock (_lock)
        {
            if (_signals.Remove(instanceId, out var signal))
                signal.TrySetResult();
        }
    }

    public void RaiseAll()
    {
        lock (_lock)
        {
            foreach (var signal in _signals.Values)
                signal.TrySetResult();
            _signals.Clear();
        }
    }
}
