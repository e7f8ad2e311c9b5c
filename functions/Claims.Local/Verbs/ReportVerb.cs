using System.CommandLine;
using Claims.Core.Charts;
using Claims.Core.Reports;
using Spectre.Console;

namespace Claims.Local.Verbs;

/// <summary>claims report: how billing does. Reads only; works beside a running process.</summary>
internal static class ReportVerb
{
    public static Command Make()
    {
        var only = new Argument<string?>("REPORT")
        {
            Description = "One report's id, such as aging-payer; all of them without it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var csv = new Option<bool>("--csv") { Description = "As CSV, for spreadsheets." };
        var command = new Command(
            "report",
            "Shows aging, denials, first-pass and net collection rates, appeals and reminders; the pages at "
            + "/staff/reports show the claims behind every figure.")
        {
            only, csv,
        };
        command.SetAction((parsed, cancel) => FolderServices.RunAsync(parsed, async services =>
        {
            var reader = services.GetRequiredService<ReportReader>();
            foreach (var clinic in services.GetRequiredService<IClinicDirectory>().Clinics)
            {
                Show(await reader.ReadAsync(clinic, cancel), parsed.GetValue(only), parsed.GetValue(csv));
            }

            return 0;
        }));
        return command;
    }

    private static void Show(ReportFacts facts, string? only, bool csv)
    {
        var tables = only is null ? ReportCatalog.All(facts)
            : ReportCatalog.Find(facts, only) is { } found ? [found]
            : [];
        if (tables.Count == 0)
        {
            throw new ArgumentException(
                $"There is no report '{only}'. There are: "
                + string.Join(", ", ReportCatalog.Names.Select(name => name.Id)));
        }

        if (!csv)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{facts.Clinic.Value}[/], {facts.AsOf:yyyy-MM-dd}");
        }

        foreach (var table in tables)
        {
            if (csv)
            {
                Console.Out.Write(ReportCatalog.Csv(table));
                Console.Out.Write("\r\n");
            }
            else
            {
                Draw(table);
            }
        }
    }

    private static void Draw(ReportTable table)
    {
        var grid = new Table { Title = new TableTitle(Markup.Escape(table.Title)) }.AddColumn("");
        foreach (var column in table.Columns)
        {
            grid.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
        }

        foreach (var row in table.Rows)
        {
            grid.AddRow([new Text(row.Label), .. row.Cells.Select(cell => new Text(cell.ToString()))]);
        }

        AnsiConsole.Write(grid);
        AnsiConsole.MarkupLineInterpolated($"[grey]{table.Formula}[/]");
    }
}
