using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace Claims.Workflows.Durable;

/// <summary>What the activity function does: makes one attempt of a registered activity.</summary>
/// <param name="registry">The activities there are.</param>
/// <param name="services">Where activities come from; each attempt has a scope of its own.</param>
/// <param name="options">The payload limit and how JSON is written.</param>
/// <param name="logger">Told of failed attempts, by ids and types only.</param>
public sealed class DurableActivities(
    WorkflowRegistry registry, IServiceProvider services, EngineOptions options, ILogger<DurableActivities> logger)
{
    private readonly Payload _payload = new(options.Json, options.MaxPayloadBytes);

    private readonly FrozenDictionary<string, SemaphoreSlim> _limits = registry.Activities
        .Where(activity => activity.MaxConcurrency is not null)
        .ToFrozenDictionary(activity => activity.Name, activity => new SemaphoreSlim(activity.MaxConcurrency!.Value));

    /// <summary>Makes an attempt.</summary>
    /// <param name="call">Which.</param>
    /// <param name="stopping">Cancelled when the host stops; the host then runs the attempt again elsewhere.</param>
    public async Task<StepResult> RunAsync(StepCall call, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(call);
        var limit = _limits.GetValueOrDefault(call.Activity);
        if (limit is not null)
            await limit.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            var activity = registry.GetActivity(call.Activity);
            var context = new ActivityContext(call.InstanceId, call.Step, call.Attempt, stopping);
            var input = _payload.Read(call.Input, activity.InputType);
            var output = await activity.RunAsync(services, context, input).ConfigureAwait(false);
            return new(_payload.Write(output, activity.OutputType, $"The output of activity '{call.Activity}'"));
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            var failure = Failures.Of(e);
            Logs.AttemptFailed(logger, call.InstanceId, call.Step, call.Activity, call.Attempt, failure.Type);
            return new(null, failure, Failures.IsFinal(e));
        }
        finally
        {
            limit?.Release();
        }
    }
}

internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Warning,
        "Instance {InstanceId}: step {Step} ({Activity}) failed at attempt {Attempt} with {Type}.")]
    public static partial void AttemptFailed(
        ILogger logger, string instanceId, int step, string activity, int attempt, string type);

    [LoggerMessage(2, LogLevel.Error, "Instance {InstanceId}: an event of unknown form was left out.")]
    public static partial void UnknownMessage(ILogger logger, string instanceId);
}
