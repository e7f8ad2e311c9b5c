using System.Diagnostics;
using System.Globalization;

namespace Claims.Benchmarks.Engine;

/// <summary>How long one step takes when nothing else runs, and whether that grows with the history.</summary>
internal static class LatencySection
{
    // A step leaves three facts: the turn's beginning, the activity's result, the next activity's call.
    private const int FactsPerStep = 3;
    private const int Window = 200;

    public static async Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("Latency of one step, nothing else running");
        run.Report.Questions();
        await using var bench = await BenchEngine.StartAsync(run.NewFile("latency.db"));
        await ThroughputSection.SequencesAsync(bench, "warm", lanes: 4, rounds: 200);

        DiskSection.MeasureFsync(run);
        run.Report.Measured("a fsync at this moment", run.Fsync.ToString(), "4 KiB in place");
        bench.Steps.Logged = "steps";
        var began = Process.GetCurrentProcess().TotalProcessorTime;
        await bench.RunAsync(BenchWorkflows.Sequence, "steps", (10_000 / FactsPerStep) + Window);
        var cpu = (Process.GetCurrentProcess().TotalProcessorTime - began) / bench.Steps.Timestamps.Count;
        var all = Times.Between(bench.Steps.Timestamps);
        var fsyncs = all.P50 / run.Fsync.P50;
        run.Report.Goal(
            "one step", string.Create(CultureInfo.InvariantCulture, $"{all}; {fsyncs:F2} fsyncs"),
            $"2 fsyncs ({Times.Text(run.Fsync.P50 * 2)})", fsyncs <= 2,
            $"from an activity to the next one, the turn between them durable; {Times.Text(cpu)} of processor");

        var first = At(bench, 10);
        foreach (var facts in new[] { 10, 1_000, 10_000 })
        {
            var times = At(bench, facts);
            var growth = times.P50 / first.P50;
            run.Report.Goal(
                $"one step at a history of {facts:N0} facts", times.ToString(), "does not grow", growth < 1.25,
                string.Create(CultureInfo.InvariantCulture, $"{growth:F2} times the first; {Window} steps"));
        }

        await EventsAsync(run, bench);
    }

    private static Times At(BenchEngine bench, int facts) =>
        Times.Between(bench.Steps.Timestamps.Skip(facts / FactsPerStep).Take(Window));

    private static async Task EventsAsync(BenchRun run, BenchEngine bench)
    {
        await bench.Engine.StartAsync(BenchWorkflows.Park, "parked", 0);
        await bench.Engine.WhenIdleAsync();
        var times = new List<TimeSpan>();
        for (var i = 0; i < run.Count(1_000, 100); i++)
        {
            var began = Stopwatch.GetTimestamp();
            await bench.RaiseAndReactAsync("parked");
            times.Add(Stopwatch.GetElapsedTime(began));
            await bench.Engine.WhenIdleAsync();
        }

        run.Report.Measured(
            "an event and the reaction to it", new Times(times).ToString(),
            "from raising it to the activity that follows: the event is made durable, then the turn");
    }
}
