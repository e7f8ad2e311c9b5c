using System.CommandLine;
using System.Text.Json;
using Claims.Core;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Spectre.Console;

namespace Claims.Local.Verbs;

/// <summary>claims status: where every chart is. Reads only; works beside a running process.</summary>
internal static class StatusVerb
{
    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = "As JSON, for other programs." };
        var command = new Command(
            "status",
            "Shows every chart's stage, age and next deadline, what waits for a person, and where the money is.")
        {
            json,
        };
        command.SetAction((parsed, cancel) => FolderServices.RunAsync(parsed, async services =>
        {
            var board = await services.GetRequiredService<StatusBoard>().ReadAsync(cancel);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(
                    board, new JsonSerializerOptions(CoreJson.Options) { WriteIndented = true }));
            }
            else
            {
                board.ToList().ForEach(clinic => Show(clinic, services.GetRequiredService<TimeProvider>().GetUtcNow()));
            }

            return 0;
        }));
        return command;
    }

    private static void Show(ClinicStatus clinic, DateTimeOffset now)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{clinic.Clinic.Value}[/]");
        var charts = new Table().AddColumns("chart", "stage", "since", "next deadline", "note");
        foreach (var row in clinic.Charts)
        {
            charts.AddRow(
                Cell(row.Subject),
                Cell($"{row.Stage}"),
                Cell(BoardLines.Age(row.Since, now)),
                Cell(BoardLines.Time(row.Deadline)),
                Cell(row.Note));
        }

        AnsiConsole.Write(charts);
        ShowWork(clinic);
        var money = string.Join(", ", Enum.GetValues<Account>()
            .Where(account => account != Account.Billed && clinic.Money[account] != Money.Zero)
            .Select(account => $"{account} {clinic.Money[account]}"));
        AnsiConsole.MarkupLineInterpolated($"Billed {clinic.Money.Charged.ToString()}: {money}");
    }

    private static void ShowWork(ClinicStatus clinic)
    {
        foreach (var item in clinic.Work)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"To do ({item.Type}, due {BoardLines.Time(item.DueAt)}): {item.Text} [[{item.Subject}]]");
        }

        foreach (var file in clinic.Quarantined)
        {
            AnsiConsole.MarkupLineInterpolated($"Quarantined {BoardLines.Time(file.At)}: {file.Reason}. {file.Detail}");
        }
    }

    private static Text Cell(string text) => new(text);
}
