using System.Text.Json;

namespace Claims.Workflows;

/// <summary>What a pending step waits for.</summary>
internal enum StepKind
{
    Activity,
    Child,
    Timer,
    Event,
}

/// <summary>A step the workflow's code awaits.</summary>
internal abstract class PendingStep(StepKind kind, int id, string name)
{
    public StepKind Kind { get; } = kind;

    public int Id { get; } = id;

    /// <summary>The activity's, sub-workflow's or event's name.</summary>
    public string Name { get; } = name;

    /// <summary>How an activity is tried again.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>The sub-workflow's instance.</summary>
    public string ChildId { get; init; } = "";

    /// <summary>By what a sub-workflow was asked to cancel: however it ends, the step then ends as cancelled.</summary>
    public CancellationToken? CancelledBy { get; set; }

    /// <summary>What the result is read as.</summary>
    public abstract Type ResultType { get; }

    public abstract void Complete(object? result);

    public abstract void Fail(Exception failure);

    public abstract void Cancel(CancellationToken token);
}

/// <summary>
/// Its continuations run inside <see cref="Complete"/>: with asynchronous ones, Task.WhenAll would leave the
/// workflow's thread.
/// </summary>
internal sealed class PendingStep<T>(StepKind kind, int id, string name) : PendingStep(kind, id, name)
{
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public override Type ResultType => typeof(T);

    public override void Complete(object? result) => _source.TrySetResult((T)result!);

    public override void Fail(Exception failure) => _source.TrySetException(failure);

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);
}

/// <summary>An activity that has not ended, as the engine sees it.</summary>
/// <param name="Step">Its step.</param>
/// <param name="Name">Its name.</param>
/// <param name="Input">Its recorded input.</param>
/// <param name="Retry">Its policy.</param>
/// <param name="Attempt">The attempt to make, from 1.</param>
internal sealed record ActivityAttempt(int Step, string Name, JsonElement Input, RetryPolicy Retry, int Attempt);
