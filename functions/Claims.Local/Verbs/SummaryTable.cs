using Claims.Core.Reports;
using Claims.Local.Demo;
using Claims.Web.Reports;
using Spectre.Console;

namespace Claims.Local.Verbs;

/// <summary>Prints what the demo came to.</summary>
internal static class SummaryTable
{
    /// <returns>The exit code: 0 only when nothing is at fault.</returns>
    public static int Show(DemoResult result)
    {
        var table = new Table().Title("Summary (SIMULATED payers and people)").HideHeaders();
        table.AddColumn("what").AddColumn(new TableColumn("figure").RightAligned());
        foreach (var (what, figure) in result.Lines)
        {
            table.AddRow(new Text(what), new Text(figure));
        }

        AnsiConsole.Write(table);
        Console.WriteLine("What was done about money that did not come by itself, and where its record is:");
        foreach (var episode in result.Episodes)
        {
            Console.WriteLine($"{Mark(episode.End)} {episode.Words}\n      {EpisodeLink.To(episode)}");
        }

        foreach (var fault in result.Faults)
        {
            Console.WriteLine($"WRONG: {fault}");
        }

        Console.WriteLine(result.Faults.Count == 0
            ? "Every cent of billed charges is accounted for, and every chart ended as its story says."
            : $"{result.Faults.Count} things did not come out as they should (above).");
        return result.Faults.Count == 0 ? 0 : 1;
    }

    private static string Mark(EpisodeEnd end) => end switch
    {
        EpisodeEnd.Good => "done",
        EpisodeEnd.Bad => "look",
        _ => "open",
    };
}
