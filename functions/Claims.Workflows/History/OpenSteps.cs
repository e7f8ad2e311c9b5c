namespace Claims.Workflows;

/// <summary>What an instance waits for, as its history alone tells: for operators, who may not have its code.</summary>
public static class OpenSteps
{
    /// <summary>The steps that were begun and have not ended, in the order they were begun.</summary>
    public static IReadOnlyList<Command> Of(IEnumerable<HistoryEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var open = new SortedDictionary<int, Command>();
        var untaken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fact in history)
        {
            switch (fact)
            {
                case EventAwaited wait when untaken.GetValueOrDefault(wait.Name) > 0:
                    untaken[wait.Name]--;
                    break;
                case ChildCancelled:
                    break;
                case ActivityScheduled or ChildStarted or TimerSet or EventAwaited:
                    open.Add(((Command)fact).Step, (Command)fact);
                    break;
                case EventRaised raised:
                    Take(raised.Name, open, untaken);
                    break;
                case RunCompleted or RunFailed or RunCancelled or RunTerminated:
                    open.Clear();
                    break;
                default:
                    open.Remove(EndedStep(fact));
                    break;
            }
        }

        return [.. open.Values];
    }

    /// <summary>The first wait for its name takes an event; otherwise it is kept for the next.</summary>
    private static void Take(string name, SortedDictionary<int, Command> open, Dictionary<string, int> untaken)
    {
        var taker = open.Values.FirstOrDefault(c => c is EventAwaited wait && wait.Name == name);
        if (taker is not null)
            open.Remove(taker.Step);
        else
            untaken[name] = untaken.GetValueOrDefault(name) + 1;
    }

    private static int EndedStep(HistoryEvent fact) => fact switch
    {
        ActivityCompleted f => f.Step,
        ActivityFailed f => f.Step,
        ActivityCancelled f => f.Step,
        ChildCompleted f => f.Step,
        ChildFailed f => f.Step,
        TimerFired f => f.Step,
        TimerCancelled f => f.Step,
        WaitCancelled f => f.Step,
        _ => -1,
    };
}
