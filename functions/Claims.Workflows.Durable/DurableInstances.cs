using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace Claims.Workflows.Durable;

/// <summary>The host's records of orchestrations as workflow instances.</summary>
internal static class DurableInstances
{
    /// <summary>An instance, from a record that was read with its input and output.</summary>
    public static WorkflowInstance Read(OrchestrationMetadata found)
    {
        var start = found.SerializedInput is { Length: > 0 } input ? Parse<RunStart>(input) : null;
        var end = found is { RuntimeStatus: OrchestrationRuntimeStatus.Completed, SerializedOutput: { } output }
            ? Parse<RunEnd>(output)
            : null;
        var status = end?.CancelReason is null ? StatusOf(found.RuntimeStatus) : InstanceStatus.Cancelled;
        return new(
            DurableIds.Read(found.InstanceId),
            start?.Workflow ?? "",
            status,
            found.SerializedCustomStatus is { } text ? Parse<string>(text) : null,
            end is { CancelReason: null } ? end.Output?.GetRawText() ?? "null" : null,
            FailureOf(found, status, end),
            start?.ParentId,
            found.CreatedAt,
            found.LastUpdatedAt);
    }

    /// <summary>A status, but for cancelled instances, which the host has as completed.</summary>
    public static InstanceStatus StatusOf(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Completed => InstanceStatus.Completed,
        OrchestrationRuntimeStatus.Failed => InstanceStatus.Failed,
        OrchestrationRuntimeStatus.Terminated => InstanceStatus.Terminated,
        OrchestrationRuntimeStatus.Suspended => InstanceStatus.Suspended,
        _ => InstanceStatus.Running,
    };

    /// <summary>The host's statuses a filter's status may stand for; all when it names none.</summary>
    public static IReadOnlyList<OrchestrationRuntimeStatus> StatusesOf(InstanceStatus? status) =>
        [.. Enum.GetValues<OrchestrationRuntimeStatus>().Where(s =>
            status is null || StatusOf(s) == (status == InstanceStatus.Cancelled ? InstanceStatus.Completed : status))];

    public static bool Matches(WorkflowInstance instance, InstanceFilter filter) =>
        (filter.Status is null || instance.Status == filter.Status)
        && (filter.IdPrefix is null || instance.Id.StartsWith(filter.IdPrefix, StringComparison.Ordinal))
        && (filter.Workflow is null || instance.Workflow == filter.Workflow)
        && (filter.CreatedFrom is null || instance.CreatedAt >= filter.CreatedFrom)
        && (filter.CreatedBefore is null || instance.CreatedAt < filter.CreatedBefore);

    private static Failure? FailureOf(OrchestrationMetadata found, InstanceStatus status, RunEnd? end) => status switch
    {
        InstanceStatus.Cancelled => new(nameof(InstanceStatus.Cancelled), end!.CancelReason!),
        InstanceStatus.Failed when found.FailureDetails is { } details => DurableFailures.Of(details),
        InstanceStatus.Terminated => new(
            nameof(InstanceStatus.Terminated), found.SerializedOutput is { } reason ? Parse<string>(reason) ?? "" : ""),
        _ => null,
    };

    private static T? Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web);
}
