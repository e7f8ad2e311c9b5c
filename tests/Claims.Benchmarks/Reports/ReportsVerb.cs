using System.Diagnostics;
using System.Globalization;
using Claims.Benchmarks.Dunning;
using Claims.Benchmarks.Engine;
using Claims.Core.Reports;

namespace Claims.Benchmarks.Reports;

/// <summary>
/// What the owner's page and the reports cost over a clinic's claims, on SQLite through the store as it is wired: each
/// page reads the records anew and is drawn from what they come to.
/// </summary>
internal static class ReportsVerb
{
    private const int Rounds = 3;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Measures.</summary>
    /// <param name="only">One size, for a look during development: nothing is written then.</param>
    public static async Task RunAsync(int? only)
    {
        var report = new Report();
        foreach (var count in only is { } size ? [size] : (int[])[10_000, 100_000])
        {
            await using var clinic = new ClinicAtWork();
            report.Section(string.Create(Invariant, $"{count:N0} claims"));
            report.Questions();
            Report.Progress("records are written");
            await PostedClinic.WriteAsync(clinic.Records, count);
            await MeasureAsync(clinic, count, report);
        }

        if (only is null)
        {
            await File.WriteAllTextAsync(Report.ResultsFile("Reports.md"), report.ToMarkdown(
                "Reports: the cost of a page", "reports",
                "A generated clinic's claims, each with its review, payment, ledger and statement, on SQLite. A page is "
                + "the facts of the moment, read from the records, and one report made of them; not the drawing as HTML."));
        }
    }

    private static async Task MeasureAsync(ClinicAtWork clinic, int count, Report report)
    {
        var reader = clinic.Reports;
        await PageAsync("denials-payer"); // The code is compiled.
        foreach (var id in (string[])["aging-payer", "denials-reason", "net-collection", "underpayments", "reminders"])
        {
            var times = new List<TimeSpan>();
            for (var round = 0; round < Rounds; round++)
            {
                times.Add(await PageAsync(id));
            }

            report.Goal(
                id, Times.Text(times.Min()), "2 s", times.Min() < TimeSpan.FromSeconds(2),
                string.Create(Invariant, $"the fastest of {Rounds}; the slowest {Times.Text(times.Max())}; "
                + $"{(times.Min() / count).TotalMicroseconds:F1} µs a claim"));
        }

        var facts = await reader.ReadAsync(PostedClinic.Clinic, default);
        var began = Stopwatch.GetTimestamp();
        var tables = ReportCatalog.All(facts);
        report.Measured("all reports of facts that are read", Times.Text(Stopwatch.GetElapsedTime(began)), $"{tables.Count}");
        var live = GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024);
        report.Measured(
            "memory", string.Create(Invariant, $"{live:F0} MB"),
            string.Create(Invariant, $"managed, with the facts; {facts.Claims.Count:N0} claims, all tables held"));

        async Task<TimeSpan> PageAsync(string id)
        {
            var start = Stopwatch.GetTimestamp();
            if (ReportCatalog.Find(await reader.ReadAsync(PostedClinic.Clinic, default), id)?.Rows is not { Count: > 1 })
            {
                throw new InvalidOperationException($"The report {id} is empty.");
            }

            return Stopwatch.GetElapsedTime(start);
        }
    }
}
