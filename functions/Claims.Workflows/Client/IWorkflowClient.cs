namespace Claims.Workflows;

/// <summary>Starts, signals and queries workflow instances, from outside of them.</summary>
public interface IWorkflowClient
{
    /// <summary>Starts an instance under a chosen id; does nothing when that id exists already.</summary>
    /// <returns>True when this call started it.</returns>
    Task<bool> StartAsync<TIn, TOut>(
        WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellationToken = default);

    /// <summary>
    /// Raises an event to an instance: durable once this returns, kept until a wait takes it.
    /// </summary>
    /// <returns>False when there is no such instance or it has ended.</returns>
    Task<bool> RaiseAsync<T>(
        string instanceId, EventRef<T> reference, T payload, CancellationToken cancellationToken = default);

    /// <summary>One instance's state, or null when there is none.</summary>
    Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Instances, newest first.</summary>
    IAsyncEnumerable<WorkflowInstance> ListAsync(InstanceFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Waits until an instance has ended, or is parked and will not end without an operator.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Ends an instance, and its sub-workflows, without running it further.</summary>
    Task<bool> TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken = default);
}

/// <summary>Which instances to list; all parts that are given must hold.</summary>
/// <param name="Status">Only this status.</param>
/// <param name="IdPrefix">Only ids that begin so.</param>
public sealed record InstanceFilter(InstanceStatus? Status = null, string? IdPrefix = null);

/// <summary>Where an instance is in its life.</summary>
public enum InstanceStatus
{
    /// <summary>It runs or waits.</summary>
    Running,

    /// <summary>It returned a result.</summary>
    Completed,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>An operator ended it.</summary>
    Terminated,

    /// <summary>Its history no longer fits its code; it waits for an operator, unharmed.</summary>
    Parked,
}

/// <summary>An instance as a client sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="CustomStatus">What it last said of itself.</param>
/// <param name="Output">Its result as JSON, when completed.</param>
/// <param name="Failure">What it failed or was parked with.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="UpdatedAt">When its state last changed.</param>
public sealed record WorkflowInstance(
    string Id,
    string Workflow,
    InstanceStatus Status,
    string? CustomStatus,
    string? Output,
    Failure? Failure,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
