namespace Claims.Workflows;

/// <summary>Starts, signals, queries and ends workflow instances, from outside of them.</summary>
public interface IWorkflowClient
{
    /// <summary>Starts an instance under a chosen id; does nothing when that id exists already.</summary>
    /// <returns>True when this call started it.</returns>
    /// <exception cref="PayloadTooLargeException">The input is beyond the limit.</exception>
    Task<bool> StartAsync<TIn, TOut>(
        WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellationToken = default);

    /// <summary>
    /// Raises an event to an instance: durable once this returns, kept until a wait takes it. One that nobody took
    /// when the instance ended becomes a dead letter.
    /// </summary>
    /// <returns>False when there is no such instance or it has ended.</returns>
    /// <exception cref="PayloadTooLargeException">The payload is beyond the limit.</exception>
    Task<bool> RaiseAsync<T>(
        string instanceId, EventRef<T> reference, T payload, CancellationToken cancellationToken = default);

    /// <summary>One instance's state, or null when there is none.</summary>
    Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>One page of instances, newest first.</summary>
    /// <param name="filter">Which instances.</param>
    /// <param name="size">The most instances of the page, 1 to 1,000.</param>
    /// <param name="after">The page before's <see cref="InstancePage.After"/>; null for the first page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that a page gave.</exception>
    Task<InstancePage> ListPageAsync(
        InstanceFilter filter, int size, string? after = null, CancellationToken cancellationToken = default);

    /// <summary>Waits until an instance has ended, or is parked and will not end without an operator.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks an instance to end: all it waits for ends with <see cref="OperationCanceledException"/>, and its code may
    /// undo what it did. Its sub-workflows are asked first, and it goes on when they have ended. Code that continues as
    /// new although it was cancelled has chosen to go on: its next run is not cancelled. A request that comes when
    /// the code has already continued as new is the next run's.
    /// </summary>
    /// <returns>False when there is no such instance or it has ended.</returns>
    Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default);

    /// <summary>Ends an instance, and its sub-workflows, without running it further.</summary>
    /// <returns>False when there is no such instance or it has ended.</returns>
    Task<bool> TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a running instance wait until it is resumed. Activities that run come to their end; their results, and
    /// events and timers, are kept for then.
    /// </summary>
    /// <returns>False when there is no such instance or it does not run.</returns>
    Task<bool> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken = default);

    /// <summary>Makes a suspended instance go on, or a parked one once the code fits its history.</summary>
    /// <returns>False when there is no such instance or it is neither suspended nor parked.</returns>
    Task<bool> ResumeAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a failed instance run again from the step it failed with: what came before is kept, the step is run
    /// again under its own key, and so are failed sub-workflows. What the code did because of the failure is
    /// forgotten, and the keys of those steps are not used again.
    /// </summary>
    /// <returns>False when there is no such instance or it has not failed.</returns>
    /// <exception cref="InvalidOperationException">It cannot be rewound; the message says why and what to do.</exception>
    Task<bool> RewindAsync(string instanceId, string reason, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes ended instances with their histories and dead letters. A sub-workflow is kept while its parent runs.
    /// </summary>
    /// <param name="endedBefore">Only those that ended before.</param>
    /// <param name="filter">Only those that match; all by default.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>How many were deleted.</returns>
    Task<int> PurgeAsync(
        DateTimeOffset endedBefore, InstanceFilter? filter = null, CancellationToken cancellationToken = default);
}
