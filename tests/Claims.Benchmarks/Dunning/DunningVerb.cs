using System.Diagnostics;
using System.Globalization;
using Claims.Benchmarks.Engine;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Local;
using Claims.Local.Hosting;
using Claims.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Benchmarks.Dunning;

/// <summary>
/// The daily dunning pass of the one-machine edition as it is wired, on SQLite and real files: every open balance is a
/// parked workflow, one in thirty is due each day and is sent a statement.
/// </summary>
internal static class DunningVerb
{
    private const double Megabyte = 1024 * 1024;
    private const int Days = 3;

    public static async Task RunAsync(bool quick)
    {
        var count = quick ? 3_000 : 100_000;
        var folder = Directory.CreateTempSubdirectory("claims-dunning-");
        var report = new Report();
        try
        {
            await MeasureAsync(folder.FullName, count, report);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        if (!quick)
        {
            await File.WriteAllTextAsync(Report.ResultsFile("dunning.md"), report.ToMarkdown(
                "Dunning: the daily pass", "dunning",
                "The one-machine edition as wired: SQLite records and workflows, PDFs, messages and letters as files."));
        }
    }

    private static async Task MeasureAsync(string folder, int count, Report report)
    {
        var (data, time) = (new DataFolder(folder), new FakeTimeProvider(OpenBalances.Today.AddHours(-12)));
        OpenBalances.WriteClinic(data);
        var settings = LocalSettings.Read(folder, new Dictionary<string, string?> { ["CLAIMS_PORT"] = "0" });
        await using var app = LocalHost.Build(settings, data, time, LogLevel.Error);
        var (records, engine) = (
            app.Services.GetRequiredService<IRecords>(), app.Services.GetRequiredService<WorkflowEngine>());
        report.Section(string.Create(CultureInfo.InvariantCulture, $"{count:N0} open balances, one in thirty due a day"));
        report.Questions();

        Report.Progress("records are written");
        await OpenBalances.WriteAsync(records, count);
        Report.Progress("workflows are started and park");
        var clock = Stopwatch.StartNew();
        await engine.StartAsync();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (at, cancel) => await engine.StartAsync(
                StatementWorkflow.Ref, StatementWorkflow.InstanceFor(OpenBalances.EncounterOf(at)),
                OpenBalances.EncounterOf(at), cancel));
        await engine.WhenIdleAsync();
        report.Measured(
            "first look at every balance", Times.Text(clock.Elapsed),
            string.Create(CultureInfo.InvariantCulture, $"{count / clock.Elapsed.TotalSeconds:N0} balances a second"));
        for (var day = 0; day < Days; day++)
        {
            await PassAsync(engine, records, time, day, count, report);
        }

        await engine.DisposeAsync();
    }

    private static async Task PassAsync(
        WorkflowEngine engine, IRecords records, FakeTimeProvider time, int day, int count, Report report)
    {
        var before = await CountAsync(records);
        var clock = Stopwatch.StartNew();
        time.SetUtcNow(OpenBalances.Today.AddDays(day));
        await engine.WhenIdleAsync();
        var sent = await CountAsync(records) - before;
        report.Goal(
            $"daily pass, day {day + 1}", Times.Text(clock.Elapsed), "30 s", clock.Elapsed < TimeSpan.FromSeconds(30),
            $"{sent} statements decided, written, drawn and handed over");
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        report.Measured(
            $"memory after day {day + 1}",
            string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet / Megabyte:F0} MB"),
            string.Create(CultureInfo.InvariantCulture, $"working set; {heap / Megabyte:F0} MB managed after a collection"));
        if (sent < count / 60)
        {
            throw new InvalidOperationException($"Only {sent} statements were sent on day {day + 1}.");
        }
    }

    private static async Task<int> CountAsync(IRecords records)
    {
        var count = 0;
        await foreach (var _ in records.ListAsync<Statement>(OpenBalances.Clinic, "", CancellationToken.None))
        {
            count++;
        }

        return count;
    }
}
