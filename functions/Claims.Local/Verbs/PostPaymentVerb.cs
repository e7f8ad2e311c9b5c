using System.CommandLine;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Workflows;
using Command = System.CommandLine.Command;

namespace Claims.Local.Verbs;

/// <summary>claims post-payment: what a patient paid. Works beside a running process.</summary>
internal static class PostPaymentVerb
{
    public static Command Make()
    {
        var encounter = new Argument<string>("ENCOUNTER") { Description = "The encounter as the statement names it." };
        var amount = new Argument<decimal>("AMOUNT") { Description = "Dollars and cents, such as 28.64." };
        var method = new Option<string>("--method")
        {
            Description = "cash, check, card, ...",
            DefaultValueFactory = _ => "check",
        };
        var reference = new Option<string>("--reference")
        {
            Description = "Receipt or check number; the same again posts nothing.",
            Required = true,
        };
        var by = new Option<string>("--by")
        {
            Description = "Who posts it.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var command = new Command("post-payment", "Posts a patient's payment.")
        {
            encounter, amount, method, reference, by,
        };
        command.SetAction(async (parsed, cancel) => await Biller.ActAsync(parsed, async services =>
        {
            var found = await Biller.FindAsync(services, parsed.GetValue(encounter)!, cancel);
            return await services.GetRequiredService<PatientPayments>().RecordAsync(
                found,
                new Money(parsed.GetValue(amount)),
                parsed.GetValue(method)!,
                parsed.GetValue(reference)!,
                parsed.GetValue(by)!,
                cancel);
        }));
        return command;
    }
}

/// <summary>What the verbs of billers share: the stores without pages, engine or chores.</summary>
internal static class Biller
{
    /// <summary>Acts on the data folder and prints why it was refused, if it was.</summary>
    public static Task<int> ActAsync(ParseResult parsed, Func<IServiceProvider, Task<IReadOnlyList<Issue>>> act) =>
        FolderServices.RunAsync(parsed, async services =>
        {
            await services.GetRequiredService<IWorkflowStore>().OpenAsync(CancellationToken.None);
            var issues = await act(services);
            foreach (var issue in issues)
            {
                await Console.Error.WriteLineAsync($"{issue.Code} {issue.Location}: {issue.Text}");
            }

            Console.WriteLine(issues.Count == 0 ? "Taken." : "Not taken.");
            return issues.Count == 0 ? 0 : 1;
        });

    /// <summary>The encounter of an id, in whatever clinic.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static async Task<EncounterRef> FindAsync(
        IServiceProvider services, string id, CancellationToken cancellationToken)
    {
        var records = services.GetRequiredService<IRecords>();
        foreach (var clinic in services.GetRequiredService<IClinicDirectory>().Clinics)
        {
            if (await records.FindAsync<Encounter>(clinic, id, cancellationToken) is { } found)
            {
                return found.Record.Ref;
            }
        }

        throw new KeyNotFoundException($"There is no encounter '{id}'; see: claims status.");
    }
}
