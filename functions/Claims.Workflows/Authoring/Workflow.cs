namespace Claims.Workflows;

/// <summary>
/// A durable workflow: ordinary code that may stop at any await and go on days later in another process.
/// It has no constructor and no field; all it knows comes through its context, and all it does to the world
/// goes through activities. It is replayed from its history, so it must take the same path each time.
/// </summary>
/// <typeparam name="TIn">The input; an id or a small value.</typeparam>
/// <typeparam name="TOut">The output.</typeparam>
public abstract class Workflow<TIn, TOut>
{
    /// <summary>Runs, or replays, the workflow.</summary>
    /// <param name="context">The workflow's only door to the world.</param>
    /// <param name="input">What it was started with.</param>
    public abstract Task<TOut> RunAsync(IWorkflowContext context, TIn input);
}

/// <summary>
/// One step that touches the world. It runs at least once: a crash after its effect and before its result is
/// recorded runs it again, so it must be idempotent, keyed by <see cref="ActivityContext"/>.
/// </summary>
/// <typeparam name="TIn">The input; an id or a small value.</typeparam>
/// <typeparam name="TOut">The output; an id or a small value.</typeparam>
public abstract class Activity<TIn, TOut>
{
    /// <summary>Runs the step.</summary>
    /// <param name="context">Which step of which instance this is, and the token that cancels it.</param>
    /// <param name="input">What the workflow passed.</param>
    public abstract Task<TOut> RunAsync(ActivityContext context, TIn input);
}

/// <summary>Which step of which instance an activity runs for; the pair is the same on every retry.</summary>
/// <param name="InstanceId">The workflow instance.</param>
/// <param name="StepId">The step's ordinal within the instance, from 0.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="CancellationToken">Signals that the process is stopping, or that nobody wants the result any more.</param>
public sealed record ActivityContext(
    string InstanceId, int StepId, int Attempt, CancellationToken CancellationToken);
