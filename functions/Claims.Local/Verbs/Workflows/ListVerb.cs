using System.CommandLine;
using Claims.Workflows;
using Spectre.Console;

namespace Claims.Local.Verbs.Workflows;

/// <summary>claims workflows list: instances, newest first.</summary>
internal static class ListVerb
{
    public static System.CommandLine.Command Make()
    {
        var prefix = new Argument<string?>("PREFIX")
        {
            Description = "Only ids that begin so.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var status = new Option<InstanceStatus?>("--status") { Description = "Only instances of this status." };
        var workflow = new Option<string?>("--workflow") { Description = "Only this workflow's instances." };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only those started since, yyyy-MM-dd." };
        var most = new Option<int>("--most")
        {
            Description = "How many to list at the most.",
            DefaultValueFactory = _ => 50,
        };
        var command = new System.CommandLine.Command("list", "Lists instances, newest first.")
        {
            prefix, status, workflow, since, most,
        };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, time) =>
        {
            var filter = new InstanceFilter(
                parsed.GetValue(status), parsed.GetValue(prefix), parsed.GetValue(workflow), parsed.GetValue(since));
            var count = Math.Max(1, parsed.GetValue(most));
            var found = await engine.ListAsync(filter, cancel).Take(count + 1).ToListAsync(cancel);
            Show(found.Take(count), time.GetUtcNow());
            if (found.Count > count)
            {
                Console.WriteLine($"There are more than {count}; see them with --most.");
            }

            return 0;
        }));
        return command;
    }

    /// <summary>Status, how long ago it changed, id, and what it says of itself or failed with.</summary>
    private static void Show(IEnumerable<WorkflowInstance> instances, DateTimeOffset now)
    {
        // Lines, not a table: an id that a narrow terminal cuts could not be copied.
        foreach (var instance in instances)
        {
            AnsiConsole.Write(new Text($"{instance.Status,-10}", StyleOf(instance.Status)));
            var age = BoardLines.Age(instance.UpdatedAt, now);
            Console.WriteLine($" {age,6}  {instance.Id}  {instance.Failure?.Type ?? instance.CustomStatus}".TrimEnd());
        }
    }

    private static Style StyleOf(InstanceStatus status) => status switch
    {
        InstanceStatus.Failed or InstanceStatus.Parked => new Style(Color.Red),
        InstanceStatus.Suspended => new Style(Color.Yellow),
        InstanceStatus.Completed => new Style(Color.Green),
        _ => Style.Plain,
    };
}
