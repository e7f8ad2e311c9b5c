namespace Claims.Workflows;

/// <summary>Plans the rewinding of a failed instance and of its failed sub-workflows, for one write.</summary>
/// <param name="store">Where they are.</param>
/// <param name="now">When.</param>
/// <param name="reason">Why; kept in the histories.</param>
internal sealed class Rewinder(IWorkflowStore store, DateTimeOffset now, string reason)
{
    /// <summary>What to rewind, sub-workflows first; nothing when the instance has not failed.</summary>
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
        await AddAsync(instanceId, rewindings, cancellationToken).ConfigureAwait(false);
        return rewindings;
    }

    private async Task AddAsync(string instanceId, List<Rewinding> rewindings, CancellationToken cancellationToken)
    {
        var history = await store.ReadHistoryAsync(instanceId, cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var plan = RewindPlan.Make(history);
        var inbox = plan.Inbox.ToList();
        foreach (var child in plan.Children)
        {
            var end = await EndOfAsync(instanceId, child, rewindings, cancellationToken).ConfigureAwait(false);
            if (end is not null)
                inbox.Add(end);
        }

        rewindings.Add(new Rewinding(instanceId, plan.KeptFacts, plan.Fact(now, reason), inbox));
    }

    /// <returns>What the parent is to be told; null when the sub-workflow will tell it.</returns>
    private async Task<Message?> EndOfAsync(
        string parentId, ChildStarted started, List<Rewinding> rewindings, CancellationToken cancellationToken)
    {
        var child = await store.GetAsync(started.InstanceId, cancellationToken).ConfigureAwait(false);
        if (child is null || child.ParentId != parentId)
        {
            throw new InvalidOperationException(
                $"Instance '{parentId}' cannot be rewound: its sub-workflow '{started.InstanceId}' "
                + (child is null ? "has been purged." : "was never its own; the id was taken. Start it anew."));
        }

        switch (child.Status)
        {
            case InstanceStatus.Failed:
                await AddAsync(child.Id, rewindings, cancellationToken).ConfigureAwait(false);
                return null;
            case InstanceStatus.Completed:
                return new ChildCompleted(started.Step, System.Text.Json.JsonElement.Parse(child.Output!));
            case InstanceStatus.Terminated or InstanceStatus.Cancelled:
                throw new InvalidOperationException(
                    $"Instance '{parentId}' cannot be rewound: its sub-workflow '{child.Id}' was ended by an "
                    + "operator and does not run again. Start the instance anew.");
            default:
                return null;
        }
    }
}
