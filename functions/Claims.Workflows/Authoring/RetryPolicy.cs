namespace Claims.Workflows;

/// <summary>How often and how fast a failed activity is tried again.</summary>
/// <param name="MaxAttempts">Attempts in all, 1 or more.</param>
/// <param name="FirstDelay">The wait before the second attempt.</param>
/// <param name="BackOff">The factor by which each wait grows; 1 or more.</param>
/// <param name="MaxDelay">The longest wait.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstDelay, double BackOff, TimeSpan MaxDelay)
{
    /// <summary>Five attempts over about half a minute: what a call to a disk, a database or a peer deserves.</summary>
    public static RetryPolicy Default { get; } =
        new(MaxAttempts: 5, TimeSpan.FromSeconds(1), BackOff: 2, TimeSpan.FromMinutes(1));

    /// <summary>One attempt.</summary>
    public static RetryPolicy None { get; } = new(1, TimeSpan.Zero, 1, TimeSpan.Zero);

    /// <summary>
    /// Which failures are worth another attempt; all by default. It sees no more than the history does, and is asked
    /// once per failed attempt.
    /// </summary>
    public Func<Failure, bool>? RetryIf { get; init; }

    /// <summary>The wait after a failed attempt, before jitter.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    public TimeSpan DelayAfter(int attempt)
    {
        var factor = Math.Pow(BackOff, attempt - 1);
        var delay = FirstDelay * Math.Min(factor, MaxDelay / TimeSpan.FromTicks(Math.Max(1, FirstDelay.Ticks)));
        return delay < MaxDelay ? delay : MaxDelay;
    }

    /// <summary>Asks <see cref="RetryIf"/>; a predicate that throws has said no.</summary>
    internal bool IsWorthRetrying(Failure failure)
    {
        try
        {
            return RetryIf?.Invoke(failure) ?? true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}

/// <summary>Thrown by an activity for a failure that no retry can mend.</summary>
/// <param name="message">What failed and what to do; no patient data.</param>
public sealed class NonRetryableException(string message) : Exception(message);

/// <summary>A step of a workflow failed for good.</summary>
/// <param name="step">The activity's or sub-workflow's name.</param>
/// <param name="stepId">The step's ordinal within the instance.</param>
/// <param name="failure">What it failed with.</param>
public sealed class StepFailedException(string step, int stepId, Failure failure)
    : Exception($"Step '{step}' failed: {failure.Type}: {failure.Message}")
{
    /// <summary>The step's ordinal within the instance, from 0.</summary>
    public int StepId { get; } = stepId;

    /// <summary>The activity's or sub-workflow's name.</summary>
    public string Step { get; } = step;

    /// <summary>What it failed with.</summary>
    public Failure Failure { get; } = failure;
}

/// <summary>A failure as history keeps it.</summary>
/// <param name="Type">The exception's type name.</param>
/// <param name="Message">Its message; no patient data.</param>
public sealed record Failure(string Type, string Message);
