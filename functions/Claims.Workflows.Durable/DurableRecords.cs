using System.Text.Json;

namespace Claims.Workflows.Durable;

/// <summary>What an orchestration begins with: the first run of an instance, or one continued as new.</summary>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Version">The version of its code; an instance stays with it until it continues as new.</param>
/// <param name="Input">Its input.</param>
public sealed record RunStart(string Workflow, int Version, JsonElement Input)
{
    /// <summary>The instance that started it as a sub-workflow.</summary>
    public string? ParentId { get; init; }

    /// <summary>How often it continued as new.</summary>
    public int Run { get; init; }

    /// <summary>Steps go on counting, so that an activity's key (instance and step) is never used twice.</summary>
    public int FirstStep { get; init; }

    /// <summary>What the run before last said of itself.</summary>
    public string? Status { get; init; }

    /// <summary>Events that came during earlier runs and nobody took, oldest first.</summary>
    public IReadOnlyList<InstanceMessage> Untaken { get; init; } = [];
}

/// <summary>How an orchestration that did not fail ended.</summary>
/// <param name="Output">Its result, when it completed.</param>
/// <param name="CancelReason">Why it was cancelled, when it was.</param>
public sealed record RunEnd(JsonElement? Output, string? CancelReason = null);

/// <summary>What an instance is told: an event, or to cancel.</summary>
/// <param name="Event">The event's name; null when it is told to cancel.</param>
/// <param name="Payload">What the event carries.</param>
/// <param name="CancelReason">Why it is to cancel.</param>
public sealed record InstanceMessage(string? Event, JsonElement? Payload, string? CancelReason = null);

/// <summary>One attempt of an activity.</summary>
/// <param name="InstanceId">Whose step it is.</param>
/// <param name="Activity">The activity's name.</param>
/// <param name="Step">The step; with the instance's id the key of its effect.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Input">Its input.</param>
public sealed record StepCall(string InstanceId, string Activity, int Step, int Attempt, JsonElement Input);

/// <summary>What an attempt came to. A failure is a value, so that it is the same on every engine.</summary>
/// <param name="Output">The result, when there was no failure.</param>
/// <param name="Failure">What it failed with.</param>
/// <param name="IsFinal">True when no further attempt can mend it.</param>
public sealed record StepResult(JsonElement? Output, Failure? Failure = null, bool IsFinal = false);
