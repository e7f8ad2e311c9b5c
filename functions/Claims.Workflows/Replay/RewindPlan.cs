namespace Claims.Workflows;

/// <summary>
/// What of a failed instance's history is kept when it is rewound, worked out from the history alone.
/// </summary>
/// <param name="Run">The how-manieth run of the instance it is planned for.</param>
/// <param name="Facts">How many facts the history has.</param>
/// <param name="KeptFacts">How many of them, from the first, are kept.</param>
/// <param name="Ordinal">The how-manieth rewind this is, from 1.</param>
/// <param name="Step">The step to run again; null when the code itself had thrown.</param>
/// <param name="NextStep">An ordinal that no step ever had.</param>
/// <param name="Failure">What the instance had failed with.</param>
/// <param name="Inbox">Messages among the dropped facts that still hold, in their order.</param>
/// <param name="Children">Sub-workflows under way at that point, whose ends were dropped or had not come.</param>
internal sealed record RewindPlan(
    int Run,
    int Facts,
    int KeptFacts,
    int Ordinal,
    int? Step,
    int NextStep,
    Failure Failure,
    IReadOnlyList<Message> Inbox,
    IReadOnlyList<ChildStarted> Children)
{
    /// <summary>The fact that takes the place of what is dropped.</summary>
    public Rewound Fact(DateTimeOffset at, string reason) => new(at, Ordinal, Step, NextStep, Failure, reason);

    /// <summary>Plans for a history; null for one that does not end with <see cref="RunFailed"/>.</summary>
    public static RewindPlan? Make(IReadOnlyList<HistoryEvent> history)
    {
        if (history is not [RunStarted started, .., RunFailed failed])
            return null;

        var cut = FindCut(history, failed.Step);
        var head = history.Take(cut).ToList();
        var commands = head.OfType<Command>().Select(c => c.Step).ToHashSet();
        var inbox = history.Skip(cut).OfType<Message>().Where(m => StillHolds(m, commands)).ToList();
        var ended = head.Concat(inbox).Select(EndedChild).ToHashSet();
        return new RewindPlan(
            started.Run,
            history.Count,
            cut,
            history.OfType<Rewound>().Select(r => r.Ordinal).Append(0).Max() + 1,
            failed.Step,
            history.OfType<Command>().Select(c => c.Step + 1).Append(started.FirstStep).Max(),
            failed.Failure,
            inbox,
            [.. head.OfType<ChildStarted>().Where(c => !ended.Contains(c.Step))]);
    }

    /// <summary>
    /// The failure of the step that the code did not catch; or, when the code threw by itself, the last thing it was
    /// told, which it is then told again.
    /// </summary>
    private static int FindCut(IReadOnlyList<HistoryEvent> history, int? step)
    {
        var last = step is null ? -1 : FindLast(fact => FailedStep(fact) == step);
        if (last < 0)
            last = FindLast(fact => fact is Message and not Rewound);

        // It threw before it was told anything.
        return last < 0 ? history.TakeWhile(fact => fact is not TurnBegan).Count() : last;

        int FindLast(Func<HistoryEvent, bool> match)
        {
            var i = history.Count - 1;
            while (i >= 0 && !match(history[i]))
                i--;
            return i;
        }
    }

    private static int? FailedStep(HistoryEvent fact) => fact switch
    {
        ActivityFailed f => f.Step,
        ChildFailed f => f.Step,
        _ => null,
    };

    /// <summary>Results of steps that are kept, and all that was raised. What is due falls due again by itself.</summary>
    private static bool StillHolds(Message message, HashSet<int> commands) => message switch
    {
        ActivityCompleted m => commands.Contains(m.Step),
        ChildCompleted m => commands.Contains(m.Step),
        EventRaised or CancelRequested => true,
        _ => false,
    };

    private static int EndedChild(HistoryEvent fact) => fact switch
    {
        ChildCompleted f => f.Step,
        ChildFailed f => f.Step,
        _ => -1,
    };
}
