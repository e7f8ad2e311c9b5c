using System.CommandLine;
using Claims.Workflows;

namespace Claims.Local.Verbs.Workflows;

/// <summary>claims workflows dead-letter: what the engine could not bring to its end by itself.</summary>
internal static class DeadLetterVerb
{
    private const int PageSize = 500;

    private static readonly Argument<long> Number =
        new("NUMBER") { Description = "The event's number in: claims workflows dead-letter list." };

    public static System.CommandLine.Command Make() => new(
        "dead-letter", "Lists and mends what the engine could not bring to its end: parked instances, untaken events.")
    {
        List(), SetAside(), Replay(), Discard(),
    };

    private static System.CommandLine.Command List()
    {
        var command = new System.CommandLine.Command("list", "Lists parked instances and events that nobody took.");
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, time) =>
        {
            var now = time.GetUtcNow();
            var parked = await engine.ListAsync(new InstanceFilter(InstanceStatus.Parked), cancel).ToListAsync(cancel);
            var letters = await ReadAsync(engine, cancel);
            if (parked.Count + letters.Count == 0)
            {
                Console.WriteLine("There is none.");
                return 0;
            }

            foreach (var instance in parked)
            {
                Console.WriteLine($"parked {BoardLines.Age(instance.UpdatedAt, now),6}  {instance.Id}");
                Console.WriteLine($"        {instance.Failure?.Message}");
            }

            foreach (var letter in letters)
            {
                var age = BoardLines.Age(letter.At, now);
                Console.WriteLine($"{letter.Id,6} {age,6}  {letter.InstanceId}  event '{letter.Event.Name}'");
                Console.WriteLine($"        {letter.Reason}");
            }

            return 0;
        }));
        return command;
    }

    private static System.CommandLine.Command SetAside()
    {
        var command = new System.CommandLine.Command(
            "set-aside",
            "Moves the events a parked instance has not taken to the dead letters, so that it can be resumed.")
        {
            EngineSession.Id,
        };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, _) =>
        {
            var id = parsed.GetValue(EngineSession.Id)!;
            var moved = await engine.SetAsideAsync(id, "set aside by an operator", cancel);
            Console.WriteLine($"Set aside {moved} events. Go on with: claims workflows resume {id}");
            return moved > 0 ? 0 : 1;
        }));
        return command;
    }

    private static System.CommandLine.Command Replay()
    {
        var to = new Option<string?>("--to") { Description = "Another instance; by default the one it was raised to." };
        var command = new System.CommandLine.Command("replay", "Raises an event again.") { Number, to };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, _) =>
        {
            var number = parsed.GetValue(Number);
            var letter = (await engine.ListDeadLettersAsync(number - 1, 1, cancel)).SingleOrDefault();
            var target = parsed.GetValue(to) ?? letter?.InstanceId ?? "";
            var raised = letter?.Id == number && await engine.RedeliverAsync(number, target, cancel);
            Console.WriteLine(raised
                ? $"Raised again to '{target}'."
                : $"Nothing was raised: there is no dead letter {number}, or '{target}' has ended.");
            return raised ? 0 : 1;
        }));
        return command;
    }

    private static System.CommandLine.Command Discard()
    {
        var command = new System.CommandLine.Command("discard", "Deletes an event for good.") { Number };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, _) =>
        {
            var discarded = await engine.DiscardAsync(parsed.GetValue(Number), cancel);
            Console.WriteLine(discarded ? "Deleted." : "There is no such dead letter.");
            return discarded ? 0 : 1;
        }));
        return command;
    }

    private static async Task<List<DeadLetter>> ReadAsync(WorkflowEngine engine, CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        IReadOnlyList<DeadLetter> page;
        do
        {
            page = await engine.ListDeadLettersAsync(letters.LastOrDefault()?.Id ?? 0, PageSize, cancellationToken);
            letters.AddRange(page);
        }
        while (page.Count == PageSize);
        return letters;
    }
}
