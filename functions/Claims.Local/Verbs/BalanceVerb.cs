using System.CommandLine;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Command = System.CommandLine.Command;

namespace Claims.Local.Verbs;

/// <summary>claims balance: why a patient has or has not been contacted, and what happens next and when.</summary>
internal static class BalanceVerb
{
    public static Command Make()
    {
        var encounter = new Argument<string?>("ENCOUNTER")
        {
            Description = "The encounter as the statement names it; without it, every open balance.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "As JSON, for other programs." };
        var command = new Command(
            "balance",
            "Says why a patient has or has not been contacted about a bill, and what happens next and when. Reads only; "
            + "works beside a running process.")
        {
            encounter, json,
        };
        command.SetAction((parsed, cancel) => FolderServices.RunAsync(parsed, async services =>
        {
            var desk = services.GetRequiredService<BalanceDesk>();
            if (parsed.GetValue(encounter) is not { } id)
            {
                await ListAsync(desk, services.GetRequiredService<IClinicDirectory>(), cancel);
                return 0;
            }

            var bill = await Biller.FindAsync(services, id, cancel);
            var story = await desk.ReadAsync(bill, cancel)
                ?? throw new KeyNotFoundException("Nothing was billed for this encounter yet.");
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(story, new JsonSerializerOptions(CoreJson.Options) { WriteIndented = true })
                : string.Join(Environment.NewLine, Lines(story)));
            return 0;
        }));
        return command;
    }

    /// <summary>The story in lines; no patient data.</summary>
    internal static IEnumerable<string> Lines(BalanceStory story)
    {
        yield return $"{story.Encounter.Encounter}: owed {story.Books[Account.Patient]}, with an agency "
            + $"{story.Books[Account.Collections]}, paid {story.Books[Account.PaidByPatient]}";
        yield return $"now: {story.Now.Reason} ({story.Now.Note})";
        yield return $"ways open: {story.Reach}";
        if (story.Clock.FirstBill is { } first)
        {
            yield return $"first bill {first:yyyy-MM-dd}; no agency before {story.Clock.NoCollectionBefore:yyyy-MM-dd}; "
                + $"help may be applied for until {story.Clock.AssistanceUntil:yyyy-MM-dd}";
        }

        foreach (var stop in story.Stops.Where(stop => stop.Stands))
        {
            yield return $"stop {stop.Number}: {stop.Reason}, by {stop.SetBy} {BoardLines.Time(stop.SetAt)}";
        }

        foreach (var contact in story.Contacts)
        {
            yield return $"contact {contact.Day:yyyy-MM-dd}: {contact.What} {contact.Statement} by {contact.Channel} "
                + $"[{contact.Encounter}]";
        }

        foreach (var step in story.Ahead)
        {
            yield return $"ahead {BoardLines.Time(step.At)}: {step.What}";
        }
    }

    private static async Task ListAsync(BalanceDesk desk, IClinicDirectory directory, CancellationToken cancel)
    {
        foreach (var clinic in directory.Clinics)
        {
            await foreach (var (encounter, books, plan) in desk.ListAsync(clinic, cancel))
            {
                Console.WriteLine(
                    $"{encounter.Encounter} owed {books[Account.Patient]} agency {books[Account.Collections]}: "
                    + $"{plan.Note}; next look {BoardLines.Time(plan.Due)}");
            }
        }
    }
}
