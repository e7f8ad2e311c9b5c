namespace Claims.Workflows;

/// <summary>Plans the rewinding of a failed instance and of its failed sub-workflows, for one write.</summary>
/// <param name="store">Where they are.</param>
/// <param name="now">When.</param>
/// <param name="reason">Why; kept in the histories.</param>
internal sealed class Rewinder(IWorkflowStore store, DateTimeOffset now, string reason)
{
    /// <summary>What to rewind, sub-workflows first; nothing when the instance has not failed, or another process is
    /// rewinding it.</summary>
    /// <exception cref="InvalidOperationException">It cannot be rewound; the message says why and what to do.</exception>
    public async Task<IReadOnlyList<Rewinding>> PlanAsync(string instanceId, CancellationToken cancellationToken)
    {
        var instance = await store.GetAsync(instanceId, cancellationToken).ConfigureAwait(false);
        if (instance?.Status != InstanceStatus.Failed)
            return [];
        if (instance.ParentId is { } parent)
        {
            throw new InvalidOperationException(
                $"Instance '{instanceId}' is a sub-workflow, and its parent has been told of its failure. "
                + $"Rewind the parent, '{parent}', once that has failed.");
        }

        var rewindings = new List<Rewinding>();
        return await AddAsync(instanceId, rewindings, cancellationToken).ConfigureAwait(false) ? rewindings : [];
    }

    /// <returns>False when the instance's history goes on: it was rewound since it was seen to have failed.</returns>
    private async Task<bool> AddAsync(string instanceId, List<Rewinding> rewindings, CancellationToken cancellationToken)
    {
        var history = await store.ReadHistoryAsync(instanceId, cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (RewindPlan.Make(history) is not { } plan)
            return false;
        var inbox = plan.Inbox.ToList();
        foreach (var step in plan.Children)
        {
            var child = await ChildAsync(instanceId, step, cancellationToken).ConfigureAwait(false);
            if (child.Status == InstanceStatus.Completed)
                inbox.Add(new ChildCompleted(step.Step, System.Text.Json.JsonElement.Parse(child.Output!)));
            else if (child.Status == InstanceStatus.Failed
                && !await AddAsync(child.Id, rewindings, cancellationToken).ConfigureAwait(false))
                return false;
        }

        rewindings.Add(
            new Rewinding(instanceId, plan.Run, plan.Facts, plan.KeptFacts, plan.Fact(now, reason), inbox));
        return true;
    }

    /// <summary>A sub-workflow under way; one that still runs tells its parent of its end itself.</summary>
    private async Task<WorkflowInstance> ChildAsync(
        string parentId, ChildStarted started, CancellationToken cancellationToken)
    {
        var child = await store.GetAsync(started.InstanceId, cancellationToken).ConfigureAwait(false);
        if (child is null || child.ParentId != parentId)
        {
            throw new InvalidOperationException(
                $"Instance '{parentId}' cannot be rewound: its sub-workflow '{started.InstanceId}' "
                + (child is null ? "has been purged." : "was never its own; the id was taken. Start it anew."));
        }

        if (child.Status is InstanceStatus.Terminated or InstanceStatus.Cancelled)
        {
            throw new InvalidOperationException(
                $"Instance '{parentId}' cannot be rewound: its sub-workflow '{child.Id}' was ended by an "
                + "operator and does not run again. Start the instance anew.");
        }

        return child;
    }
}
