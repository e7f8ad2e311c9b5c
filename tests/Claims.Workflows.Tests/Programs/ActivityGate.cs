using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

/// <summary>
/// The activities of a trial. Some are held until the trial lets them go, in an order of its own; what they did is
/// kept under their keys, as an idempotent world would.
/// </summary>
internal sealed class ActivityGate(Random random)
{
    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _held = [];
    private readonly ConcurrentDictionary<(string Instance, int Step), string> _effects = new();
    private TaskCompletionSource _arrival = NewSignal();

    /// <summary>What was done, one entry for each key.</summary>
    public IEnumerable<string> Effects => _effects.Values;

    /// <summary>Ends when an activity is held, and at once when one is.</summary>
    public Task ArrivalAsync()
    {
        lock (_lock)
            return _held.Count > 0 ? Task.CompletedTask : _arrival.Task;
    }

    /// <summary>Lets one of the held activities go.</summary>
    /// <returns>False when none is held.</returns>
    public bool TryRelease()
    {
        TaskCompletionSource chosen;
        lock (_lock)
        {
            if (_held.Count == 0)
                return false;
            var index = Next(_held.Count);
            chosen = _held[index];
            _held.RemoveAt(index);
        }

        chosen.TrySetResult();
        return true;
    }

    public async Task<string> RunAsync(ActivityContext context, string input)
    {
        if (Next(2) == 0)
            await HoldAsync(context.CancellationToken);
        if (input[0] == 'x')
            throw new IOException(input);
        if (input[0] == 'r' && context.Attempt < 3)
            throw new IOException("not yet");
        var kept = _effects.GetOrAdd((context.InstanceId, context.StepId), input);
        return kept == input ? input : throw new InvalidOperationException($"The key of {kept} is used by {input}.");
    }

    private async Task HoldAsync(CancellationToken stopping)
    {
        var hold = NewSignal();
        lock (_lock)
        {
            _held.Add(hold);
            _arrival.TrySetResult();
            _arrival = NewSignal();
        }

        try
        {
            await hold.Task.WaitAsync(stopping);
        }
        finally
        {
            lock (_lock)
                _held.Remove(hold);
        }
    }

    private int Next(int below)
    {
        lock (random)
            return random.Next(below);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
