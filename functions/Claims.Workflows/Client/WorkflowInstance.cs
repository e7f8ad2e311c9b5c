namespace Claims.Workflows;

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

    /// <summary>An operator made it wait until it is resumed.</summary>
    Suspended,

    /// <summary>It was asked to end, undid what its code undoes, and ended.</summary>
    Cancelled,
}

/// <summary>What follows from a status.</summary>
public static class InstanceStatuses
{
    /// <summary>True when the instance has not ended: it takes events and can be terminated.</summary>
    public static bool IsOpen(this InstanceStatus status) =>
        status is InstanceStatus.Running or InstanceStatus.Parked or InstanceStatus.Suspended;
}

/// <summary>An instance as a client sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="CustomStatus">What it last said of itself.</param>
/// <param name="Output">Its result as JSON, when completed.</param>
/// <param name="Failure">What it failed, was ended, suspended or parked with.</param>
/// <param name="ParentId">The instance that started it as a sub-workflow, if any.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="UpdatedAt">When its state last changed.</param>
public sealed record WorkflowInstance(
    string Id,
    string Workflow,
    InstanceStatus Status,
    string? CustomStatus,
    string? Output,
    Failure? Failure,
    string? ParentId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>Which instances to list; all parts that are given must hold.</summary>
/// <param name="Status">Only this status.</param>
/// <param name="IdPrefix">Only ids that begin so.</param>
/// <param name="Workflow">Only this workflow's.</param>
/// <param name="CreatedFrom">Only those started at this time or later.</param>
/// <param name="CreatedBefore">Only those started before this time.</param>
public sealed record InstanceFilter(
    InstanceStatus? Status = null,
    string? IdPrefix = null,
    string? Workflow = null,
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedBefore = null);

/// <summary>Some of the instances that were asked for.</summary>
/// <param name="Instances">Newest first.</param>
/// <param name="After">What to ask the next page with; null when this is the last.</param>
public sealed record InstancePage(IReadOnlyList<WorkflowInstance> Instances, string? After);
