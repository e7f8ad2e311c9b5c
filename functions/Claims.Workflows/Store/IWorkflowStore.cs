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

    /// <summary>Makes a running instance wait for <see cref="ResumeAsync"/>; its owner commits no turn until then.</summary>
    /// <returns>False when there is no such instance or it does not run.</returns>
    Task<bool> SuspendAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Makes a suspended or parked instance run again from its history and inbox.</summary>
    /// <returns>False when there is no such instance or it is neither.</returns>
    Task<bool> ResumeAsync(
        string instanceId, string? owner, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Rewinds failed instances, all or none; events that their ends made dead letters come back.</summary>
    /// <param name="rewindings">What to keep and add.</param>
    /// <param name="owner">Who will run them, or null for whoever claims them first.</param>
    /// <param name="cancellationToken">Gives up waiting; the write may still happen.</param>
    /// <returns>False when one of them has not failed, or not with the history it is meant for; nothing has changed
    /// then.</returns>
    Task<bool> RewindAsync(
        IReadOnlyList<Rewinding> rewindings, string? owner, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes some instances that ended before a time, with all that belongs to them; sub-workflows of parents that
    /// have not ended are passed over.
    /// </summary>
    /// <returns>How many were deleted; at most the given number.</returns>
    Task<int> PurgeAsync(
        DateTimeOffset endedBefore, InstanceFilter filter, int atMost, CancellationToken cancellationToken);

    /// <summary>
    /// Puts outcomes of activities, which are nowhere else, into the inbox of an instance that its owner may not
    /// commit turns to at present.
    /// </summary>
    /// <returns>False when the instance has ended or is another owner's; nothing has changed then.</returns>
    Task<bool> KeepAsync(
        string instanceId, string owner, IReadOnlyList<Message> outcomes, CancellationToken cancellationToken);

    /// <summary>Dead letters, oldest first.</summary>
    /// <param name="afterId">Only later ones; 0 for the first page.</param>
    /// <param name="size">The most to return.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(
        long afterId, int size, CancellationToken cancellationToken);

    /// <summary>Moves the events in a parked instance's inbox to the dead letters, so that it can go on without them.
    /// </summary>
    /// <returns>How many were moved.</returns>
    Task<int> SetAsideAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Moves a dead letter into an instance's inbox.</summary>
    /// <returns>False when there is no such dead letter, or the instance has ended; nothing has changed then.</returns>
    Task<bool> RedeliverAsync(long deadLetterId, string instanceId, CancellationToken cancellationToken);

    /// <summary>Deletes a dead letter.</summary>
    /// <returns>False when there is none of that id.</returns>
    Task<bool> DiscardAsync(long deadLetterId, CancellationToken cancellationToken);

    /// <summary>One instance's state, or null.</summary>
    Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>One page of instances, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="size">The most to return.</param>
    /// <param name="after">The page before's <see cref="InstancePage.After"/>; null for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that a page gave.</exception>
    Task<InstancePage> ListAsync(
        InstanceFilter filter, int size, string? after, CancellationToken cancellationToken);

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
