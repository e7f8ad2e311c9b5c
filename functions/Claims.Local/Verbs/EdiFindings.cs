using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Claims.Edi.Syntax;
using Spectre.Console;

namespace Claims.Local.Verbs;

/// <summary>Shows findings about X12 files. They never quote the data.</summary>
internal static class EdiFindings
{
    /// <summary>More than this many are counted, not listed.</summary>
    private const int Most = 1000;

    public static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <returns>The exit code: 1 when there is an error.</returns>
    public static int Show(IEnumerable<EdiIssue> issues, bool json)
    {
        var all = new Counted(issues);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { all.Errors, all.Warnings, Issues = all.Listed }, JsonOptions));
        }
        else
        {
            all.Listed.ForEach(Print);
            Console.WriteLine(all.Errors + all.Warnings == 0
                ? "Nothing is wrong."
                : $"{all.Errors} error(s), {all.Warnings} warning(s)."
                    + (all.Errors + all.Warnings > Most ? $" The first {Most} are listed." : ""));
        }

        return all.Errors > 0 ? 1 : 0;
    }

    /// <summary>Says on the error stream how many there are.</summary>
    public static int Sum(IEnumerable<EdiIssue> issues, string text)
    {
        var all = new Counted(issues);
        Console.Error.WriteLine($"{text} {all.Errors} error(s), {all.Warnings} warning(s) in the file.");
        return all.Errors > 0 ? 1 : 0;
    }

    private static void Print(EdiIssue issue)
    {
        var element = issue.ElementPosition == 0 ? "" : $"{issue.ElementPosition:00}";
        var component = issue.ComponentPosition == 0 ? "" : $"-{issue.ComponentPosition}";
        var place = issue.SegmentOrdinal == 0
            ? "the start of the file"
            : $"segment {issue.SegmentOrdinal} {issue.SegmentId}{element}{component}";
        var loop = issue.LoopPath.Length == 0 ? "" : $" in {issue.LoopPath}";
        var color = issue.Severity == EdiSeverity.Error ? "red" : "yellow";
        AnsiConsole.Markup($"[{color}]{issue.Severity}[/] ");
        Console.WriteLine($"{issue.Code} at {place}{loop}");
        Console.WriteLine($"  {issue.Text}");
        Console.WriteLine($"  To do: {issue.Remedy}.");
    }

    private sealed class Counted
    {
        public Counted(IEnumerable<EdiIssue> issues)
        {
            foreach (var issue in issues)
            {
                Errors += issue.Severity == EdiSeverity.Error ? 1 : 0;
                Warnings += issue.Severity == EdiSeverity.Warning ? 1 : 0;
                if (Listed.Count < Most)
                {
                    Listed.Add(issue);
                }
            }
        }

        public int Errors { get; }

        public int Warnings { get; }

        public List<EdiIssue> Listed { get; } = [];
    }
}
