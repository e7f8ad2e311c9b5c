using Microsoft.Extensions.Logging;

namespace Claims.Workflows;

/// <summary>Makes one attempt of an activity and says what became of it.</summary>
internal sealed class ActivityRunner(
    WorkflowRegistry registry,
    IServiceProvider services,
    Payload payload,
    TimeProvider time,
    double jitter,
    ILogger logger,
    CancellationToken stopping)
{
    /// <summary>The outcome for the history; null when the engine stopped it, and it is to be run again.</summary>
    /// <param name="instanceId">Whose attempt it is.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="withdrawn">Cancelled when the engine stops or nobody wants the outcome.</param>
    public async Task<Message?> RunAsync(string instanceId, ActivityAttempt attempt, CancellationToken withdrawn)
    {
        try
        {
            var activity = registry.GetActivity(attempt.Name);
            var context = new ActivityContext(instanceId, attempt.Step, attempt.Attempt, withdrawn);
            var input = payload.Read(attempt.Input, activity.InputType);
            Checkpoints.Reach(Checkpoint.AttemptBegins);
            var output = await activity.RunAsync(services, context, input).ConfigureAwait(false);
            Checkpoints.Reach(Checkpoint.EffectDone);
            var what = $"The output of activity '{attempt.Name}'";
            return new ActivityCompleted(attempt.Step, payload.Write(output, activity.OutputType, what));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            return Failed(instanceId, attempt, e);
        }
    }

    private Message Failed(string instanceId, ActivityAttempt attempt, Exception e)
    {
        var failure = Failures.Of(e);
        var final = Failures.IsFinal(e)
            || attempt.Attempt >= attempt.Retry.MaxAttempts
            || !attempt.Retry.IsWorthRetrying(failure);
        if (final)
        {
            Logs.ActivityFailed(logger, instanceId, attempt.Step, attempt.Name, attempt.Attempt, failure.Type);
            return new ActivityFailed(attempt.Step, failure);
        }

        var wait = attempt.Retry.DelayAfter(attempt.Attempt) * (1 - (jitter * Random.Shared.NextDouble()));
        Logs.ActivityRetried(logger, instanceId, attempt.Step, attempt.Name, attempt.Attempt, failure.Type);
        return new ActivityRetried(attempt.Step, attempt.Attempt, failure, time.GetUtcNow() + wait);
    }
}

/// <summary>Exceptions as the history keeps them.</summary>
internal static class Failures
{
    public static Failure Of(Exception e) => new(e.GetType().Name, e.Message);

    /// <summary>True when no further attempt can help.</summary>
    public static bool IsFinal(Exception e) =>
        e is NonRetryableException or PayloadTooLargeException or NotRegisteredException;

    /// <summary>The step whose failure an exception tells of, as itself or as the cause of another.</summary>
    public static int? StepOf(Exception? e) => e switch
    {
        null => null,
        StepFailedException failed => failed.StepId,
        AggregateException { InnerExceptions: var all } => all.Select(StepOf).FirstOrDefault(step => step is not null),
        _ => StepOf(e.InnerException),
    };
}
