namespace Claims.Workflows;

/// <summary>
/// Whether an engine has something to do now, and when it will next. A fast clock reads it to skip the time in
/// which everything only waits for timers.
/// </summary>
public interface IEnginePulse
{
    /// <summary>
    /// True when no workflow and no activity runs or is queued and no timer or retry is due: only time, an event or
    /// a client can set the engine going.
    /// </summary>
    bool IsIdle { get; }

    /// <summary>The earliest timer or retry, or null when there is none.</summary>
    DateTimeOffset? NextDue { get; }

    /// <summary>Raised each time the engine becomes idle, on a thread of the engine: return soon.</summary>
    event Action? BecameIdle;

    /// <summary>Waits until the engine is idle; returns at once when it is.</summary>
    Task WhenIdleAsync(CancellationToken cancellationToken = default);
}
