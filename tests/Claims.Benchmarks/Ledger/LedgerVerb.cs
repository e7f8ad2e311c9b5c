using System.Diagnostics;
using System.Globalization;
using Claims.Benchmarks.Engine;

namespace Claims.Benchmarks.Ledger;

/// <summary>
/// What posting a remittance costs in a small and in a large clinic, on real SQLite: the ledger is read by encounter, so
/// the cost must not grow with the clinic. Writes results/Ledger.md; --quick leaves the largest clinic out and writes
/// nothing.
/// </summary>
internal static class LedgerVerb
{
    /// <summary>The largest clinic's posting may cost so much of the smallest one's.</summary>
    private const double Flat = 1.5;

    public static async Task RunAsync(bool quick)
    {
        using var run = new BenchRun(quick);
        run.Report.Section("Posting a remittance of one claim");
        run.Report.Questions();
        var first = 0.0;
        foreach (var encounters in quick ? new[] { 1_000, 10_000 } : [1_000, 10_000, 100_000])
        {
            var (median, memory) = await MeasureAsync(run, encounters);
            first = first == 0 ? median : first;
            run.Report.Goal(
                string.Create(CultureInfo.InvariantCulture, $"{encounters:N0} encounters"),
                string.Create(CultureInfo.InvariantCulture, $"{median:F2} ms, {median / first:F2} of the smallest"),
                string.Create(CultureInfo.InvariantCulture, $"{Flat} of the smallest"), median / first <= Flat,
                string.Create(CultureInfo.InvariantCulture, $"median of postings, each durable; {memory:N0} MB live"));
        }

        if (!quick)
        {
            await File.WriteAllTextAsync(Report.ResultsFile("Ledger.md"), run.Report.ToMarkdown(
                "Ledger: the cost of a posting", "ledger",
                "Each posting is an 835 of one claim: matched, posted to both books, audited, on SQLite with a commit "
                + "that is durable. The clinics are generated; so are patients and payers."));
        }
    }

    private static async Task<(double Milliseconds, long Megabytes)> MeasureAsync(BenchRun run, int encounters)
    {
        await using var clinic = new GeneratedClinic(run.NewFile("ledger.db"));
        Report.Progress(string.Create(CultureInfo.InvariantCulture, $"a clinic of {encounters:N0} encounters"));
        await clinic.FillAsync(encounters);
        var (count, times) = (run.Count(300, 60), new List<double>());
        for (var posting = 0; posting < count; posting++)
        {
            // Spread over the whole clinic, so that no page of the file is warm by chance.
            var encounter = (int)((long)posting * encounters / count);
            var remittance = GeneratedClinic.RemittanceFor(encounter);
            var start = Stopwatch.GetTimestamp();
            await clinic.PostAsync(remittance);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[times.Count / 2], GC.GetTotalMemory(forceFullCollection: true) / 1_000_000);
    }
}
