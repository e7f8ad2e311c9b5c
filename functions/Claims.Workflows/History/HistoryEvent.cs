using System.Text.Json;
using System.Text.Json.Serialization;

namespace Claims.Workflows;

/// <summary>
/// One fact in the life of an instance, in the order it happened. The history is the instance: all else is
/// worked out from it. Steps are counted from 0 and go on counting over <see cref="RunStarted.Run"/>s.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "runStarted")]
[JsonDerivedType(typeof(TurnBegan), "turnBegan")]
[JsonDerivedType(typeof(ActivityScheduled), "activityScheduled")]
[JsonDerivedType(typeof(ActivityRetried), "activityRetried")]
[JsonDerivedType(typeof(ActivityCompleted), "activityCompleted")]
[JsonDerivedType(typeof(ActivityFailed), "activityFailed")]
[JsonDerivedType(typeof(ActivityCancelled), "activityCancelled")]
[JsonDerivedType(typeof(ChildStarted), "childStarted")]
[JsonDerivedType(typeof(ChildCompleted), "childCompleted")]
[JsonDerivedType(typeof(ChildFailed), "childFailed")]
[JsonDerivedType(typeof(ChildCancelled), "childCancelled")]
[JsonDerivedType(typeof(TimerSet), "timerSet")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(TimerCancelled), "timerCancelled")]
[JsonDerivedType(typeof(EventAwaited), "eventAwaited")]
[JsonDerivedType(typeof(EventRaised), "eventRaised")]
[JsonDerivedType(typeof(WaitCancelled), "waitCancelled")]
[JsonDerivedType(typeof(CancelRequested), "cancelRequested")]
[JsonDerivedType(typeof(WokenByOperator), "wokenByOperator")]
[JsonDerivedType(typeof(Rewound), "rewound")]
[JsonDerivedType(typeof(RunCompleted), "runCompleted")]
[JsonDerivedType(typeof(RunFailed), "runFailed")]
[JsonDerivedType(typeof(RunCancelled), "runCancelled")]
[JsonDerivedType(typeof(RunTerminated), "runTerminated")]
public abstract record HistoryEvent
{
    private protected HistoryEvent()
    {
    }
}

/// <summary>What the workflow asked for or withdrew; a replay must ask for the same.</summary>
/// <param name="Step">The step's ordinal within the instance.</param>
public abstract record Command([property: JsonPropertyOrder(-1)] int Step) : HistoryEvent;

/// <summary>What came to the workflow from outside of its code.</summary>
public abstract record Message : HistoryEvent;

/// <summary>The instance was started, or continued as new with an empty history.</summary>
/// <param name="At">When.</param>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Input">Its input.</param>
/// <param name="Run">0, and one more for each time it continued as new.</param>
/// <param name="FirstStep">The ordinal of this run's first step.</param>
/// <param name="Version">The version of the workflow's code that this run is of.</param>
public sealed record RunStarted(
    DateTimeOffset At, string Workflow, JsonElement Input, int Run, int FirstStep, int Version = 1) : HistoryEvent;

/// <summary>A turn of the workflow's code began; its UtcNow until the next one.</summary>
/// <param name="At">When.</param>
public sealed record TurnBegan(DateTimeOffset At) : HistoryEvent;

/// <summary>The workflow called an activity.</summary>
public sealed record ActivityScheduled(int Step, string Name, JsonElement Input) : Command(Step);

/// <summary>An attempt failed; the next is due at a time.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Attempt">The attempt that failed, from 1.</param>
/// <param name="Failure">What it failed with.</param>
/// <param name="Due">When the next attempt may start.</param>
public sealed record ActivityRetried(int Step, int Attempt, Failure Failure, DateTimeOffset Due) : Message;

/// <summary>An activity returned.</summary>
public sealed record ActivityCompleted(int Step, JsonElement Output) : Message;

/// <summary>An activity failed for good.</summary>
public sealed record ActivityFailed(int Step, Failure Failure) : Message;

/// <summary>The workflow no longer wants the activity's result.</summary>
public sealed record ActivityCancelled(int Step) : Command(Step);

/// <summary>The workflow started a sub-workflow.</summary>
public sealed record ChildStarted(int Step, string Name, string InstanceId, JsonElement Input) : Command(Step);

/// <summary>A sub-workflow returned.</summary>
public sealed record ChildCompleted(int Step, JsonElement Output) : Message;

/// <summary>A sub-workflow failed, was terminated, or could not be started.</summary>
public sealed record ChildFailed(int Step, Failure Failure) : Message;

/// <summary>The workflow asked a sub-workflow to cancel; its step ends when the sub-workflow has.</summary>
public sealed record ChildCancelled(int Step, string InstanceId) : Command(Step);

/// <summary>The workflow waits for a time.</summary>
public sealed record TimerSet(int Step, DateTimeOffset Due) : Command(Step);

/// <summary>The time came.</summary>
public sealed record TimerFired(int Step) : Message;

/// <summary>The workflow no longer waits for the time.</summary>
public sealed record TimerCancelled(int Step) : Command(Step);

/// <summary>The workflow waits for an event.</summary>
public sealed record EventAwaited(int Step, string Name) : Command(Step);

/// <summary>An event came; the first wait for its name takes it, now or later.</summary>
public sealed record EventRaised(string Name, JsonElement Payload) : Message;

/// <summary>The workflow no longer waits for the event.</summary>
public sealed record WaitCancelled(int Step) : Command(Step);

/// <summary>A client, or the parent, asked the instance to cancel.</summary>
public sealed record CancelRequested(string Reason) : Message;

/// <summary>Wakes the owner of an instance that was resumed or rewound. It never enters a history.</summary>
public sealed record WokenByOperator : Message;

/// <summary>
/// An operator made the failed instance run again from here. What followed the failure was dropped; the ordinals of
/// dropped steps are not used again.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Ordinal">The how-manieth rewind of the run this is, from 1.</param>
/// <param name="Step">The step that is run again; null when the code itself had thrown.</param>
/// <param name="NextStep">The ordinal of the next new step.</param>
/// <param name="Failure">What the instance had failed with.</param>
/// <param name="Reason">Why it was rewound.</param>
public sealed record Rewound(
    DateTimeOffset At, int Ordinal, int? Step, int NextStep, Failure Failure, string Reason) : Message;

/// <summary>The workflow returned.</summary>
public sealed record RunCompleted(JsonElement Output) : HistoryEvent;

/// <summary>The workflow threw.</summary>
/// <param name="Failure">What it threw.</param>
/// <param name="Step">The step whose failure it did not catch, if that was it.</param>
public sealed record RunFailed(Failure Failure, int? Step = null) : HistoryEvent;

/// <summary>The workflow ended as it had been asked to.</summary>
public sealed record RunCancelled(string Reason) : HistoryEvent;

/// <summary>An operator ended the instance, or the parent that had started it.</summary>
public sealed record RunTerminated(DateTimeOffset At, string Reason) : HistoryEvent;
