namespace Claims.Workflows.Tests;

/// <summary>
/// A store that fails now and then, before a write or, worse, after it; and for good, once its process is thought dead.
/// </summary>
internal sealed class FaultyStore(IWorkflowStore inner, Random random, double share, Action onFault)
    : IWorkflowStore
{
    private volatile bool _severed;

    /// <summary>From now on every call fails and none reaches the data, as when the process had been killed.</summary>
    public void Sever() => _severed = true;

    public async Task<CommitOutcome> CommitAsync(Turn turn, CancellationToken cancellationToken)
    {
        FailPerhaps("before the commit");
        var outcome = await Inner.CommitAsync(turn, cancellationToken);
        FailPerhaps("after the commit");
        return outcome;
    }

    public Task<StoredInstance?> LoadAsync(string instanceId, string owner, CancellationToken cancellationToken)
    {
        FailPerhaps("at the load");
        return Inner.LoadAsync(instanceId, owner, cancellationToken);
    }

    public Task OpenAsync(CancellationToken cancellationToken) => Inner.OpenAsync(cancellationToken);

    public Task<bool> CreateAsync(NewInstance instance, string? owner, CancellationToken cancellationToken) =>
        Inner.CreateAsync(instance, owner, cancellationToken);

    public Task<bool> PostAsync(string instanceId, Message message, CancellationToken cancellationToken) =>
        Inner.PostAsync(instanceId, message, cancellationToken);

    public Task<Termination> TerminateAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Inner.TerminateAsync(instanceId, reason, at, cancellationToken);

    public Task<bool> SuspendAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Inner.SuspendAsync(instanceId, reason, at, cancellationToken);

    public Task<bool> ResumeAsync(
        string instanceId, string? owner, DateTimeOffset at, CancellationToken cancellationToken) =>
        Inner.ResumeAsync(instanceId, owner, at, cancellationToken);

    public Task<bool> RewindAsync(
        IReadOnlyList<Rewinding> rewindings, string? owner, CancellationToken cancellationToken) =>
        Inner.RewindAsync(rewindings, owner, cancellationToken);

    public Task<int> PurgeAsync(
        DateTimeOffset endedBefore, InstanceFilter filter, int atMost, CancellationToken cancellationToken) =>
        Inner.PurgeAsync(endedBefore, filter, atMost, cancellationToken);

    public Task<bool> KeepAsync(
        string instanceId, string owner, IReadOnlyList<Message> outcomes, CancellationToken cancellationToken) =>
        Inner.KeepAsync(instanceId, owner, outcomes, cancellationToken);

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(
        long afterId, int size, CancellationToken cancellationToken) =>
        Inner.ListDeadLettersAsync(afterId, size, cancellationToken);

    public Task<int> SetAsideAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Inner.SetAsideAsync(instanceId, reason, at, cancellationToken);

    public Task<bool> RedeliverAsync(long deadLetterId, string instanceId, CancellationToken cancellationToken) =>
        Inner.RedeliverAsync(deadLetterId, instanceId, cancellationToken);

    public Task<bool> DiscardAsync(long deadLetterId, CancellationToken cancellationToken) =>
        Inner.DiscardAsync(deadLetterId, cancellationToken);

    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        Inner.GetAsync(instanceId, cancellationToken);

    public Task<InstancePage> ListAsync(
        InstanceFilter filter, int size, string? after, CancellationToken cancellationToken) =>
        Inner.ListAsync(filter, size, after, cancellationToken);

    public IAsyncEnumerable<HistoryEvent> ReadHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        Inner.ReadHistoryAsync(instanceId, cancellationToken);

    public Task<Claim> ClaimAsync(string owner, CancellationToken cancellationToken) =>
        Inner.ClaimAsync(owner, cancellationToken);

    public Task ReleaseAsync(string owner, CancellationToken cancellationToken) =>
        _severed ? Task.CompletedTask : inner.ReleaseAsync(owner, cancellationToken);

    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(
        string instanceId, long afterId, CancellationToken cancellationToken) =>
        Inner.ReadInboxAsync(instanceId, afterId, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>The data, unless severed.</summary>
    private IWorkflowStore Inner => _severed ? throw new IOException("The process is dead.") : inner;

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
