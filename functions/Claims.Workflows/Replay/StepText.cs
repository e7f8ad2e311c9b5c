namespace Claims.Workflows;

/// <summary>What a fact is called in the report of a nondeterministic change.</summary>
internal static class StepText
{
    public static string Of(HistoryEvent fact) => fact switch
    {
        ActivityCancelled c => $"the withdrawal of activity {c.Step}",
        ChildCancelled c => $"the cancelling of sub-workflow {c.Step}",
        ActivityScheduled c => $"activity '{c.Name}' (step {c.Step})",
        ChildStarted c => $"sub-workflow '{c.Name}' (step {c.Step})",
        TimerSet c => $"a timer (step {c.Step})",
        TimerCancelled c => $"the end of timer {c.Step}",
        EventAwaited c => $"a wait for event '{c.Name}' (step {c.Step})",
        WaitCancelled c => $"the end of wait {c.Step}",
        EventRaised m => $"event '{m.Name}'",
        ActivityCompleted m => $"the result of step {m.Step}",
        ActivityFailed m => $"the failure of step {m.Step}",
        ActivityRetried m => $"a failed attempt of step {m.Step}",
        ChildCompleted m => $"the result of step {m.Step}",
        ChildFailed m => $"the failure of step {m.Step}",
        TimerFired m => $"the firing of timer {m.Step}",
        CancelRequested => "a request to cancel",
        Rewound => "a rewind",
        _ => fact.GetType().Name,
    };
}
