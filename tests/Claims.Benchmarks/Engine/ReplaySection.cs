using System.Diagnostics;

namespace Claims.Benchmarks.Engine;

/// <summary>
/// What it costs to wake an instance whose code is not in memory, by the length of its history: it is read from the
/// database and replayed.
/// </summary>
internal static class ReplaySection
{
    private const string Load = "claims.workflows.load.duration";
    private static readonly int[] Lengths = [100, 1_000, 10_000];

    public static async Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("Replay");
        run.Report.Questions();
        var database = run.NewFile("replay.db");
        await using (var bench = await BenchEngine.StartAsync(database))
        {
            // An even input parks without a timer; a step leaves three facts.
            foreach (var length in Lengths)
                await bench.Engine.StartAsync(BenchWorkflows.Park, $"replay/{length}", length / 3 * 2);
            await bench.Engine.WhenIdleAsync();
        }

        var times = Lengths.ToDictionary(length => length, _ => new List<TimeSpan>());
        var reactions = Lengths.ToDictionary(length => length, _ => new List<TimeSpan>());
        for (var round = 0; round < run.Count(12, 6); round++)
        {
            await using var bench = await BenchEngine.StartAsync(database);
            foreach (var length in Lengths)
            {
                using var measured = new Measurements(Load);
                var began = Stopwatch.GetTimestamp();
                await bench.RaiseAndReactAsync($"replay/{length}");
                reactions[length].Add(Stopwatch.GetElapsedTime(began));
                times[length].Add(TimeSpan.FromSeconds(measured[Load].Sum));
            }
        }

        foreach (var length in Lengths)
        {
            // The first round warms the code up.
            var time = new Times(times[length].Skip(1));
            var what = $"replay of {length:N0} facts";
            var how = $"read from SQLite and replayed; the first in this process {Times.Text(times[length][0])}; "
                + $"event to reaction {Times.Text(new Times(reactions[length].Skip(1)).P50)}";
            if (length == Lengths[^1])
                run.Report.Goal(what, time.ToString(), "100 ms", time.P50.TotalMilliseconds < 100, how);
            else
                run.Report.Measured(what, time.ToString(), how);
        }
    }
}
