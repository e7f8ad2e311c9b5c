using System.Collections.Concurrent;
using System.Diagnostics;

namespace Claims.Benchmarks.Engine;

/// <summary>Notes activities as they run, for those who wait for one and those who ask when they ran.</summary>
internal sealed class StepLog
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);
    private readonly List<long> _timestamps = [];

    /// <summary>When the activities of the instance that is logged ran; null to log none.</summary>
    public string? Logged { get; set; }

    public IReadOnlyList<long> Timestamps => _timestamps;

    public void Note(string instanceId)
    {
        // One instance's activities run one after the other: no lock is needed.
        if (instanceId == Logged)
            _timestamps.Add(Stopwatch.GetTimestamp());
        if (!_waiting.IsEmpty && _waiting.TryRemove(instanceId, out var waiting))
            waiting.TrySetResult();
    }

    /// <summary>Ends when the instance next runs an activity.</summary>
    public Task Next(string instanceId) => _waiting.GetOrAdd(
        instanceId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
