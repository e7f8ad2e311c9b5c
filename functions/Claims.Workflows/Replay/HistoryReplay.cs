namespace Claims.Workflows;

/// <summary>Whether a history fits the present code.</summary>
/// <param name="Facts">How many facts the history has.</param>
/// <param name="Problem">Why it does not fit; null when it does.</param>
public sealed record ReplayVerdict(int Facts, Failure? Problem)
{
    /// <summary>True when an instance with this history goes on, or has ended, as it did.</summary>
    public bool Fits => Problem is null;
}

/// <summary>
/// Runs a recorded history against the present code: for an operator before an upgrade, and for a test that keeps
/// recorded ("golden") histories of released versions. No activity is run and nothing is written.
/// </summary>
public static class HistoryReplay
{
    /// <summary>Checks a history.</summary>
    /// <param name="registry">The present code.</param>
    /// <param name="instanceId">Whose history it is; part of its guids.</param>
    /// <param name="history">All facts of the run, oldest first, of an instance that goes on or has ended.</param>
    /// <param name="options">How payloads are read; the engine's options.</param>
    public static ReplayVerdict Check(
        WorkflowRegistry registry, string instanceId, IReadOnlyList<HistoryEvent> history, EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(history);
        var payload = new Payload(options.Json, options.MaxPayloadBytes);
        var run = new WorkflowRun(instanceId, registry, payload, () => { });
        var end = history.Count > 0 ? history[^1] : null;
        run.Replay(history);
        if (end is not (RunCompleted or RunFailed or RunCancelled or RunTerminated))
            run.CheckOpen();
        var problem = run.Fault is { } fault ? FaultOf(fault, end) : EndOf(run, end);
        return new ReplayVerdict(history.Count, problem);
    }

    /// <summary>An instance that failed because of what its code awaited does so again, and that fits.</summary>
    private static Failure? FaultOf(Exception fault, HistoryEvent? end)
    {
        var failure = Failures.Of(fault);
        return fault is IllegalAwaitException && end is RunFailed failed && failed.Failure.Type == failure.Type
            ? null
            : failure;
    }

    private static Failure? EndOf(WorkflowRun run, HistoryEvent? end)
    {
        var (recorded, now) = (Describe(end), Describe(run, end));
        return recorded == now
            ? null
            : Failures.Of(new NondeterminismException(run.InstanceId, recorded, now));
    }

    private static string Describe(HistoryEvent? end) => end switch
    {
        RunCompleted e => $"the end with {e.Output.GetRawText()}",
        RunFailed e => $"the end by {e.Failure.Type}",
        RunCancelled => "the end as cancelled",
        _ => "",
    };

    /// <summary>What the code comes to; a too large output and a missing turn are not the code's doing.</summary>
    private static string Describe(WorkflowRun run, HistoryEvent? end)
    {
        if (end is not (RunCompleted or RunFailed or RunCancelled))
            return "";
        if (run.Ended is not { } ended)
            return end is RunFailed { Failure.Type: nameof(IllegalAwaitException) } ? Describe(end) : "a further wait";
        if (!ended.IsCompletedSuccessfully)
        {
            var e = ended.Exception?.InnerException ?? new TaskCanceledException(ended);
            return e is OperationCanceledException && run.CancelReason is not null
                ? "the end as cancelled"
                : $"the end by {e.GetType().Name}";
        }

        try
        {
            return $"the end with {run.WriteOutput(ended.Result).GetRawText()}";
        }
        catch (PayloadTooLargeException e)
        {
            return $"the end by {e.GetType().Name}";
        }
    }
}
