using Claims.Workflows;

namespace Claims.Local.Verbs.Workflows;

/// <summary>claims workflows show: one instance, what it waits for, and what an operator can do.</summary>
internal static class ShowVerb
{
    public static System.CommandLine.Command Make()
    {
        var command = new System.CommandLine.Command(
            "show", "Shows one instance: its state, what it waits for, and what to do when it is stuck.")
        {
            EngineSession.Id,
        };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, time) =>
        {
            var instance = await EngineSession.FindAsync(engine, parsed.GetValue(EngineSession.Id)!, cancel);
            var history = await EngineSession.HistoryAsync(engine, instance.Id, cancel);
            Show(instance, history, await engine.ReadInboxAsync(instance.Id, cancel), time.GetUtcNow());
            return 0;
        }));
        return command;
    }

    private static void Show(
        WorkflowInstance instance,
        List<HistoryEvent> history,
        IReadOnlyList<Message> inbox,
        DateTimeOffset now)
    {
        var started = history.OfType<RunStarted>().First();
        Row("instance", instance.Id);
        Row("workflow", $"{instance.Workflow}, version {started.Version}, run {started.Run}");
        Row("status", $"{instance.Status}");
        Row("where it is", instance.CustomStatus);
        Row("why", instance.Failure is { } failure ? $"{failure.Type}: {failure.Message}" : null);
        Row("parent", instance.ParentId);
        Row("started", $"{BoardLines.Time(instance.CreatedAt)} UTC");
        Row("changed", $"{BoardLines.Time(instance.UpdatedAt)} UTC, {BoardLines.Age(instance.UpdatedAt, now)} ago");
        Row("history", $"{history.Count} facts");
        Row("output", instance.Output);
        foreach (var step in OpenSteps.Of(history))
        {
            Row("waits for", Describe(step));
        }

        foreach (var message in inbox)
        {
            Row("in its inbox", message is EventRaised raised ? $"event '{raised.Name}'" : message.GetType().Name);
        }

        Row("to do", Advice(instance));

        static void Row(string what, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                Console.WriteLine($"{what,-13} {value}");
            }
        }
    }

    private static string Describe(Claims.Workflows.Command step) => step switch
    {
        ActivityScheduled s => $"activity '{s.Name}' (step {s.Step})",
        ChildStarted s => $"sub-workflow '{s.InstanceId}' (step {s.Step})",
        TimerSet s => $"the time {BoardLines.Time(s.Due)} UTC (step {s.Step})",
        EventAwaited s => $"event '{s.Name}' (step {s.Step})",
        _ => $"step {step.Step}",
    };

    private static string? Advice(WorkflowInstance instance) => instance.Status switch
    {
        InstanceStatus.Parked =>
            $"claims workflows replay {instance.Id}: once that fits, claims workflows resume {instance.Id}",
        InstanceStatus.Suspended => $"claims workflows resume {instance.Id}",
        InstanceStatus.Failed when instance.ParentId is null =>
            $"mend the cause, then claims workflows rewind {instance.Id}",
        _ => null,
    };
}
