using Microsoft.Extensions.Logging;

namespace Claims.Workflows;

/// <summary>Everything the engine logs: ids and names, never payloads or messages of exceptions thrown by users.
/// </summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Information, "Engine {Owner} started with {Count} instances to wake or due later.")]
    public static partial void Started(ILogger logger, string owner, int count);

    [LoggerMessage(2, LogLevel.Information, "Engine {Owner} stopped.")]
    public static partial void Stopped(ILogger logger, string owner);

    [LoggerMessage(3, LogLevel.Warning,
        "Instance {InstanceId}: attempt {Attempt} of step {Step} ({Activity}) failed with {Type}; it is tried again.")]
    public static partial void ActivityRetried(
        ILogger logger, string instanceId, int step, string activity, int attempt, string type);

    [LoggerMessage(4, LogLevel.Error,
        "Instance {InstanceId}: step {Step} ({Activity}) failed for good at attempt {Attempt} with {Type}.")]
    public static partial void ActivityFailed(
        ILogger logger, string instanceId, int step, string activity, int attempt, string type);

    [LoggerMessage(5, LogLevel.Error, "Instance {InstanceId} failed with {Type}.")]
    public static partial void InstanceFailed(ILogger logger, string instanceId, string type);

    [LoggerMessage(6, LogLevel.Error, "Instance {InstanceId} is parked ({Type}) until an operator resumes it.")]
    public static partial void InstanceParked(ILogger logger, string instanceId, string type);

    [LoggerMessage(7, LogLevel.Error, "Instance {InstanceId}: the store failed; the turn is taken again.")]
    public static partial void TurnFailed(ILogger logger, Exception exception, string instanceId);

    [LoggerMessage(8, LogLevel.Error, "The heartbeat of engine {Owner} failed; it is tried again.")]
    public static partial void HeartbeatFailed(ILogger logger, Exception exception, string owner);

    [LoggerMessage(9, LogLevel.Warning, "Engine {Owner} had lost its lease; it takes stock anew.")]
    public static partial void LeaseLost(ILogger logger, string owner);

    [LoggerMessage(10, LogLevel.Error,
        "Engine {Owner} stopped, but the store failed: others take over as from a dead one.")]
    public static partial void NotReleased(ILogger logger, Exception exception, string owner);
}
