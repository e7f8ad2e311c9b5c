namespace Claims.Workflows.Tests;

/// <summary>A store that fails now and then, before a write or, worse, after it.</summary>
internal sealed class FaultyStore(IWorkflowStore inner, Random random, double share, Action onFault)
    : IWorkflowStore
{
    public async Task<CommitOutcome> CommitAsync(Turn turn, CancellationToken cancellationToken)
    {
        FailPerhaps("before the commit");
        var outcome = await inner.CommitAsync(turn, cancellationToken);
        FailPerhaps("after the commit");
        return outcome;
    }

    public Task<StoredInstance?> LoadAsync(string instanceId, string owner, CancellationToken cancellationToken)
    {
        FailPerhaps("at the load");
        return inner.LoadAsync(instanceId, owner, cancellationToken);
    }

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<bool> CreateAsync(NewInstance instance, string? owner, CancellationToken cancellationToken) =>
        inner.CreateAsync(instance, owner, cancellationToken);

    public Task<bool> PostAsync(string instanceId, Message message, CancellationToken cancellationToken) =>
        inner.PostAsync(instanceId, message, cancellationToken);

    public Task<Termination> TerminateAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.TerminateAsync(instanceId, reason, at, cancellationToken);

    public Task<bool> SuspendAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.SuspendAsync(instanceId, reason, at, cancellationToken);

    public Task<bool> ResumeAsync(
        string instanceId, string? owner, DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.ResumeAsync(instanceId, owner, at, cancellationToken);

    public Task<bool> RewindAsync(
        IReadOnlyList<Rewinding> rewindings, string? owner, CancellationToken cancellationToken) =>
        inner.RewindAsync(rewindings, owner, cancellationToken);

    public Task<int> PurgeAsync(
        DateTimeOffset endedBefore, InstanceFilter filter, int atMost, CancellationToken cancellationToken) =>
        inner.PurgeAsync(endedBefore, filter, atMost, cancellationToken);

    public Task<bool> KeepAsync(
        string instanceId, string owner, IReadOnlyList<Message> outcomes, CancellationToken cancellationToken) =>
        inner.KeepAsync(instanceId, owner, outcomes, cancellationToken);

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(
        long afterId, int size, CancellationToken cancellationToken) =>
        inner.ListDeadLettersAsync(afterId, size, cancellationToken);

    public Task<int> SetAsideAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        inner.SetAsideAsync(instanceId, reason, at, cancellationToken);

    public Task<bool> RedeliverAsync(long deadLetterId, string instanceId, CancellationToken cancellationToken) =>
        inner.RedeliverAsync(deadLetterId, instanceId, cancellationToken);

    public Task<bool> DiscardAsync(long deadLetterId, CancellationToken cancellationToken) =>
        inner.DiscardAsync(deadLetterId, cancellationToken);

    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        inner.GetAsync(instanceId, cancellationToken);

    public Task<InstancePage> ListAsync(
        InstanceFilter filter, int size, string? after, CancellationToken cancellationToken) =>
        inner.ListAsync(filter, size, after, cancellationToken);

    public IAsyncEnumerable<HistoryEvent> ReadHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        inner.ReadHistoryAsync(instanceId, cancellationToken);

    public Task<Claim> ClaimAsync(string owner, CancellationToken cancellationToken) =>
        inner.ClaimAsync(owner, cancellationToken);

    public Task ReleaseAsync(string owner, CancellationToken cancellationToken) =>
        inner.ReleaseAsync(owner, cancellationToken);

    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(
        string instanceId, long afterId, CancellationToken cancellationToken) =>
        inner.ReadInboxAsync(instanceId, afterId, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void FailPerhaps(string when)
    {
        lock (random)
        {
            if (random.NextDouble() >= share)
                return;
        }

        onFault();
        throw new IOException($"The disk failed {when}.");
    }
}
