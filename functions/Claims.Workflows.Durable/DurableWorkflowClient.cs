using System.Globalization;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Claims.Workflows.Durable;

/// <summary>
/// Workflow instances on Durable Functions. What that host does differently is evened out here: it would run a chosen
/// id anew once its instance has ended, refuses it with an exception while it runs, and answers an event to an unknown
/// or ended instance with an error. Requests to terminate, suspend and resume are durable at once and carried out by the
/// instance itself, soon after: they are waited for, up to <see cref="Patience"/>.
/// </summary>
/// <param name="current">Gives the host's client, which not every host has from the start.</param>
/// <param name="registry">The workflows there are.</param>
/// <param name="options">The payload limit and how JSON is written.</param>
public sealed class DurableWorkflowClient(
    Func<DurableTaskClient> current, WorkflowRegistry registry, EngineOptions options) : IWorkflowClient
{
    /// <summary>How long a request is waited for when no host runs that could carry it out.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(500);
    private static readonly OrchestrationRuntimeStatus[] All = Enum.GetValues<OrchestrationRuntimeStatus>();

    private readonly Payload _payload = new(options.Json, options.MaxPayloadBytes);

    private DurableTaskClient Durable => current();

    /// <inheritdoc/>
    public async Task<bool> StartAsync<TIn, TOut>(
        WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        var version = registry.GetWorkflow(workflow.Name).Version;
        var json = _payload.Write(input, typeof(TIn), $"The input of workflow '{workflow.Name}'");
        if (await StatusAsync(instanceId, cancellationToken).ConfigureAwait(false) is not null)
            return false;
        try
        {
            await Durable.ScheduleNewOrchestrationInstanceAsync(
                DurableNames.Orchestrator,
                new RunStart(workflow.Name, version, json),
                new StartOrchestrationOptions(DurableIds.Of(instanceId)).WithDedupeStatuses(All),
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Somebody else may have been faster: each host says so by an exception of its own.
            if (await StatusAsync(instanceId, cancellationToken).ConfigureAwait(false) is not null)
                return false;
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<bool> RaiseAsync<T>(
        string instanceId, EventRef<T> reference, T payload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var json = _payload.Write(payload, typeof(T), $"The payload of event '{reference.Name}'");
        return TellAsync(instanceId, new(reference.Name, json), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken = default) =>
        await Durable.GetInstancesAsync(DurableIds.Of(instanceId), getInputsAndOutputs: true, cancellationToken)
            .ConfigureAwait(false) is { } found
            ? DurableInstances.Read(found)
            : null;

    /// <inheritdoc/>
    /// <remarks>
    /// The host keeps no order: all instances that match are read for every page. Time and status are narrowed by the
    /// host, the rest here.
    /// </remarks>
    public async Task<InstancePage> ListPageAsync(
        InstanceFilter filter, int size, string? after = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(size, 1, 1_000), size);
        var mark = DurablePageMark.Parse(after);
        var found = new List<WorkflowInstance>();
        await foreach (var instance in ReadAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            if (mark is null || DurablePageMark.Of(instance).CompareTo(mark.Value) < 0)
                found.Add(instance);
        }

        var page = found.OrderByDescending(DurablePageMark.Of).Take(size).ToList();
        return new(page, found.Count > size ? DurablePageMark.Of(page[^1]).ToString() : null);
    }

    /// <inheritdoc/>
    public async Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        try
        {
            _ = await StatusAsync(instanceId, cancellationToken).ConfigureAwait(false)
                ?? throw new KeyNotFoundException($"There is no workflow instance '{instanceId}'.");
            return DurableInstances.Read(await Durable
                .WaitForInstanceCompletionAsync(DurableIds.Of(instanceId), getInputsAndOutputs: true, cancellationToken)
                .ConfigureAwait(false));
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        TellAsync(instanceId, new(null, null, reason), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        WhenAsync(
            status => status.IsOpen(),
            instanceId,
            async () =>
            {
                var request = new TerminateInstanceOptions(reason, Recursive: true);
                await Durable.TerminateInstanceAsync(DurableIds.Of(instanceId), request, cancellationToken)
                    .ConfigureAwait(false);
                await UntilAsync(status => !status.IsOpen(), instanceId, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        WhenAsync(
            status => status == InstanceStatus.Running,
            instanceId,
            async () =>
            {
                await Durable.SuspendInstanceAsync(DurableIds.Of(instanceId), reason, cancellationToken)
                    .ConfigureAwait(false);
                await UntilAsync(status => status != InstanceStatus.Running, instanceId, cancellationToken)
                    .ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ResumeAsync(string instanceId, CancellationToken cancellationToken = default) =>
        WhenAsync(
            status => status == InstanceStatus.Suspended,
            instanceId,
            async () =>
            {
                await Durable.ResumeInstanceAsync(DurableIds.Of(instanceId), reason: null, cancellationToken)
                    .ConfigureAwait(false);
                await UntilAsync(status => status != InstanceStatus.Suspended, instanceId, cancellationToken)
                    .ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// The host's own rewind runs every failed attempt again but keeps the timers between them, so that a workflow with
    /// retries no longer fits its history.
    /// </remarks>
    public async Task<bool> RewindAsync(string instanceId, string reason, CancellationToken cancellationToken = default)
    {
        if (await StatusAsync(instanceId, cancellationToken).ConfigureAwait(false) != InstanceStatus.Failed)
            return false;
        throw new InvalidOperationException(
            $"Instance '{instanceId}' cannot be rewound: Durable Functions cannot rewind workflows with retries. Purge "
            + "it and start it again under its id: its activities know by their keys what was done before.");
    }

    /// <inheritdoc/>
    public async Task<int> PurgeAsync(
        DateTimeOffset endedBefore, InstanceFilter? filter = null, CancellationToken cancellationToken = default)
    {
        filter ??= new();
        if (filter.Status?.IsOpen() == true)
            throw new ArgumentException($"{filter.Status} instances have not ended and are not purged.", nameof(filter));
        var purged = 0;
        var ended = await ReadAsync(filter, cancellationToken)
            .Where(instance => !instance.Status.IsOpen() && instance.UpdatedAt < endedBefore)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var instance in ended)
        {
            if (instance.ParentId is { } parent
                && await StatusAsync(parent, cancellationToken).ConfigureAwait(false) is { } status && status.IsOpen())
            {
                continue;
            }

            var result = await Durable.PurgeInstanceAsync(DurableIds.Of(instance.Id), options: null, cancellationToken)
                .ConfigureAwait(false);
            purged += result.PurgedInstanceCount;
        }

        return purged;
    }

    /// <summary>Where an instance is, cancelled ones as completed; null when there is none. No payload is read.</summary>
    private async Task<InstanceStatus?> StatusAsync(string instanceId, CancellationToken cancellationToken) =>
        await Durable.GetInstancesAsync(DurableIds.Of(instanceId), getInputsAndOutputs: false, cancellationToken)
            .ConfigureAwait(false) is { } found
            ? DurableInstances.StatusOf(found.RuntimeStatus)
            : null;

    private Task<bool> TellAsync(string instanceId, InstanceMessage message, CancellationToken cancellationToken) =>
        WhenAsync(
            status => status.IsOpen(),
            instanceId,
            () => Durable.RaiseEventAsync(DurableIds.Of(instanceId), DurableNames.Message, message, cancellationToken),
            cancellationToken);

    private async Task<bool> WhenAsync(
        Func<InstanceStatus, bool> condition,
        string instanceId,
        Func<Task> act,
        CancellationToken cancellationToken)
    {
        if (await StatusAsync(instanceId, cancellationToken).ConfigureAwait(false) is not { } status
            || !condition(status))
        {
            return false;
        }

        try
        {
            await act().ConfigureAwait(false);
            return true;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // It has ended in between.
            return false;
        }
    }

    private async Task UntilAsync(
        Func<InstanceStatus, bool> condition, string instanceId, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var poll = FirstPoll;
        while (await StatusAsync(instanceId, cancellationToken).ConfigureAwait(false) is { } status
            && !condition(status)
            && TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(poll, cancellationToken).ConfigureAwait(false);
            poll = poll * 2 < LongestPoll ? poll * 2 : LongestPoll;
        }
    }

    private IAsyncEnumerable<WorkflowInstance> ReadAsync(InstanceFilter filter, CancellationToken cancellationToken) =>
        DurableInstances.StatusesOf(filter.Status) is { Count: > 0 } statuses
            ? Durable.GetAllInstancesAsync(new OrchestrationQuery
            {
                Statuses = statuses,
                CreatedFrom = filter.CreatedFrom,
                CreatedTo = filter.CreatedBefore,
                InstanceIdPrefix = filter.IdPrefix is { } prefix ? DurableIds.Of(prefix) : null,
                FetchInputsAndOutputs = true,
            })
                .Where(found => found.Name == DurableNames.Orchestrator)
                .Select(DurableInstances.Read)
                .Where(instance => DurableInstances.Matches(instance, filter))
            : AsyncEnumerable.Empty<WorkflowInstance>();
}

/// <summary>Where a page ends: newest first, and by id within one moment.</summary>
internal readonly record struct DurablePageMark(long Ticks, string Id) : IComparable<DurablePageMark>
{
    public static DurablePageMark Of(WorkflowInstance instance) => new(instance.CreatedAt.UtcTicks, instance.Id);

    public static DurablePageMark? Parse(string? text)
    {
        if (text is null)
            return null;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0
            && long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new(ticks, text[(dash + 1)..])
            : throw new FormatException($"'{text}' is not a place in a list; pass on what the page before gave.");
    }

    public int CompareTo(DurablePageMark other) =>
        Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : string.CompareOrdinal(Id, other.Id);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ticks}-{Id}");
}
