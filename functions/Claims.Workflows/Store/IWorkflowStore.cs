namespace Claims.Workflows;

/// <summary>
/// Where instances live. Every write is atomic, and durable once its task has ended. An instance that runs belongs
/// to at most one owner (an engine in a process), and only its owner may commit turns to it; an owner that stops
/// renewing its lease loses its instances to whoever claims them next.
/// </summary>
public interface IWorkflowStore : IAsyncDisposable
{
    /// <summary>Prepares the store: creates or upgrades it. May be called more than once.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Adds an instance with the first fact of its history.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="owner">Who will run it, or null for whoever claims it first.</param>
    /// <param name="cancellationToken">Gives up waiting; the write may still happen.</param>
    /// <returns>False when the id is taken; nothing has changed then.</returns>
    Task<bool> CreateAsync(NewInstance instance, string? owner, CancellationToken cancellationToken);

    /// <summary>Puts a message into an instance's inbox.</summary>
    /// <returns>False when there is no such instance or it has ended.</returns>
    Task<bool> PostAsync(string instanceId, Message message, CancellationToken cancellationToken);

    /// <summary>
    /// Ends an instance and all its sub-workflows that have not ended, and tells the parent of the first.
    /// </summary>
    /// <returns>The ids that were ended and the parent to wake.</returns>
    Task<Termination> TerminateAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Makes a parked instance run again from its history and inbox.</summary>
    /// <returns>False when there is no such instance or it is not parked.</returns>
    Task<bool> ResumeAsync(
        string instanceId, string? owner, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>One instance's state, or null.</summary>
    Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Instances, newest first.</summary>
    IAsyncEnumerable<WorkflowInstance> ListAsync(InstanceFilter filter, CancellationToken cancellationToken);

    /// <summary>An instance's history, oldest fact first; empty when there is no such instance.</summary>
    IAsyncEnumerable<HistoryEvent> ReadHistoryAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>
    /// The owner's heartbeat: renews its lease when need be, takes over running instances that nobody alive owns, and
    /// says which of its instances have something to do that it has not been told yet.
    /// </summary>
    Task<Claim> ClaimAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Gives up everything an owner holds; the end of its heartbeats.</summary>
    Task ReleaseAsync(string owner, CancellationToken cancellationToken);

    /// <summary>An instance's history and inbox, or null when it does not run or is not the owner's.</summary>
    Task<StoredInstance?> LoadAsync(string instanceId, string owner, CancellationToken cancellationToken);

    /// <summary>The messages of an inbox after a given one, in the order they came.</summary>
    Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(
        string instanceId, long afterId, CancellationToken cancellationToken);

    /// <summary>
    /// Commits one turn: history, inbox, sub-workflows, messages to others and state, all or nothing. A sub-workflow
    /// whose id is taken is not started; the parent's inbox gets a <see cref="ChildFailed"/> instead.
    /// </summary>
    Task<CommitOutcome> CommitAsync(Turn turn, CancellationToken cancellationToken);
}
