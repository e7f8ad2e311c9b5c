using System.Diagnostics;
using System.Globalization;

namespace Claims.Benchmarks.Engine;

/// <summary>More starts than the disk can follow: producers wait, and memory stays flat.</summary>
internal static class QueueSection
{
    private const int Producers = 10_000;
    private const double Megabyte = 1024 * 1024;

    public static async Task MeasureAsync(BenchRun run)
    {
        var count = run.Count(1_000_000, 100_000);
        run.Report.Section("Back-pressure");
        run.Report.Table("starts that are durable", "a second", "managed heap", "working set");
        await using var client = await BenchEngine.OpenAsync(run.NewFile("queue.db"));
        var began = Stopwatch.GetTimestamp();
        var done = 0;
        var next = 0;
        var producers = Enumerable.Range(0, Producers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= count)
            {
                await client.Engine.StartAsync(BenchWorkflows.Park, $"chart-{number:D8}", 0);
                var soFar = Interlocked.Increment(ref done);
                if (soFar % (count / 10) == 0)
                    Row(run, soFar, soFar / Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        }));
        await Task.WhenAll(producers);
        run.Report.Note($"{Producers:N0} producers, each with one start under way at a time; no engine runs them.");
    }

    private static void Row(BenchRun run, int count, double rate)
    {
        lock (run)
        {
            run.Report.Row(
                $"{count:N0}",
                $"{rate:N0}",
                string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(true) / Megabyte:F0} MB"),
                string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet / Megabyte:F0} MB"));
        }
    }
}
