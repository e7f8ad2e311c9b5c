namespace Claims.Workflows;

/// <summary>What a workflow may do. The same on every engine; deterministic under replay.</summary>
public interface IWorkflowContext
{
    /// <summary>The instance's id.</summary>
    string InstanceId { get; }

    /// <summary>The time of the workflow's present step, the same on every replay.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>True while the past is retold; logging is skipped then.</summary>
    bool IsReplaying { get; }

    /// <summary>
    /// Cancelled once a client asked to cancel the instance; for loops to look at. Every wait that is under way at
    /// that moment ends by itself with <see cref="OperationCanceledException"/>, whether it was given this token or
    /// not; what is begun afterwards, in a catch or finally, runs as ever.
    /// </summary>
    CancellationToken Cancellation { get; }

    /// <summary>A guid that is the same on every replay.</summary>
    Guid NewGuid();

    /// <summary>Runs an activity and waits for its result.</summary>
    /// <param name="activity">Which activity.</param>
    /// <param name="input">Its input.</param>
    /// <param name="retry">How it is tried again; <see cref="RetryPolicy.Default"/> by default.</param>
    /// <param name="cancellationToken">
    /// Gives up the step: an attempt that has not started will not, one that runs is signalled, and its result counts
    /// for nothing.
    /// </param>
    /// <exception cref="StepFailedException">The activity failed for good, its retries spent.</exception>
    /// <exception cref="OperationCanceledException">The token or the instance was cancelled first.</exception>
    Task<TOut> CallAsync<TIn, TOut>(
        ActivityRef<TIn, TOut> activity,
        TIn input,
        RetryPolicy? retry = null,
        CancellationToken cancellationToken = default);

    /// <summary>Starts a sub-workflow and waits for its result.</summary>
    /// <param name="workflow">Which workflow.</param>
    /// <param name="input">Its input.</param>
    /// <param name="instanceId">Its instance id; by default the parent's id and the step.</param>
    /// <param name="cancellationToken">
    /// Asks the sub-workflow to cancel; this wait ends once it has ended, so that what it undoes is undone first.
    /// </param>
    /// <exception cref="StepFailedException">The sub-workflow failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled by the token, or with this instance.</exception>
    Task<TOut> CallAsync<TIn, TOut>(
        WorkflowRef<TIn, TOut> workflow,
        TIn input,
        string? instanceId = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits for an external event. One that came before anyone waited is kept and delivered to the first wait
    /// for its name; waits of one name are served in their order; a cancelled wait takes no event.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    Task<T> WaitForEventAsync<T>(EventRef<T> reference, CancellationToken cancellationToken = default);

    /// <summary>Waits until a time, hours or years away; past times return at once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    Task DelayUntilAsync(DateTimeOffset due, CancellationToken cancellationToken = default);

    /// <summary>Says where the workflow is, for people: a stage's name, never patient data.</summary>
    void SetStatus(string status);

    /// <summary>
    /// Ends this run and begins the instance anew with the given input and an empty history, keeping events that
    /// nobody took. The workflow returns right after; its result is ignored. The new run is of the newest version.
    /// </summary>
    void ContinueAsNew<TIn>(TIn input);
}

/// <summary>Compositions that every workflow wants.</summary>
public static class WorkflowContextExtensions
{
    /// <summary>Random numbers that are the same on every replay; each call begins another sequence.</summary>
    public static Random NewRandom(this IWorkflowContext context) => new DeterministicRandom(context.NewGuid());

    /// <summary>Waits for a duration.</summary>
    public static Task DelayAsync(
        this IWorkflowContext context, TimeSpan duration, CancellationToken cancellationToken = default) =>
        context.DelayUntilAsync(context.UtcNow + duration, cancellationToken);

    /// <summary>Waits for an event until a time; an event that comes later is kept for the next wait.</summary>
    /// <returns>What the event carried, or the type's default when the time came first.</returns>
    public static async Task<T?> WaitForEventAsync<T>(
        this IWorkflowContext context, EventRef<T> reference, DateTimeOffset due)
        where T : class
    {
        using var cancel = new CancellationTokenSource();
        var raised = context.WaitForEventAsync(reference, cancel.Token);
        var timer = context.DelayUntilAsync(due, cancel.Token);
        var first = await Task.WhenAny(raised, timer);
        cancel.Cancel();
        return first == raised ? await raised : null;
    }
}
