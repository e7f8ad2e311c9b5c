using System.Diagnostics;
using System.Globalization;

namespace Claims.Benchmarks.Engine;

/// <summary>How much of each kind of work one engine does in a second, and how many commits that takes.</summary>
internal static class ThroughputSection
{
    public const int Lanes = 200;
    public const int Steps = 5;

    public static async Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("Throughput");
        run.Report.Questions();
        await using var bench = await BenchEngine.StartAsync(run.NewFile("throughput.db"));
        await SequencesAsync(bench, "warm", Lanes, rounds: 5);

        await ActivitiesAsync(run, bench);
        var fan = run.Count(20, 3);
        foreach (var width in new[] { 1_000, 5_000 })
        {
            await RateAsync(run, $"fan-out of {width:N0}, activities", fan * width, async () =>
            {
                for (var i = 0; i < fan; i++)
                    await bench.RunAsync(BenchWorkflows.FanOut, $"fan{width}/{i}", width);
            });
        }

        await RateAsync(run, "sub-workflows, 1,000 of one parent", fan * 1_000, async () =>
        {
            for (var i = 0; i < fan; i++)
                await bench.RunAsync(BenchWorkflows.Children, $"children/{i}", 1_000);
        });
        await EventsAsync(run, bench, instances: 1, each: run.Count(20_000, 5_000));
        await EventsAsync(run, bench, instances: 1_000, each: run.Count(50, 10));
    }

    /// <summary>Lanes of workflows one after the other, each of five activities one after the other.</summary>
    public static Task SequencesAsync(BenchEngine bench, string name, int lanes, int rounds) =>
        Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Run(async () =>
        {
            for (var round = 0; round < rounds; round++)
                await bench.RunAsync(BenchWorkflows.Sequence, $"{name}/{lane}/{round}", Steps);
        })));

    private static async Task ActivitiesAsync(BenchRun run, BenchEngine bench)
    {
        var rounds = run.Count(100, 20);
        var (rate, commits, writes) = await MeterAsync(
            Lanes * rounds * Steps, () => SequencesAsync(bench, "load", Lanes, rounds));
        run.Report.Goal(
            "activity completions", $"{rate:N0}/s", "5,000/s", rate >= 5_000,
            $"{Lanes} concurrent workflows of {Steps} sequential activities, {rounds} times each");
        Commits(run, "under that load", rate, commits, writes);

        var alone = run.Count(400, 50);
        var (aloneRate, aloneCommits, aloneWrites) = await MeterAsync(
            alone * Steps, () => SequencesAsync(bench, "alone", lanes: 1, alone));
        run.Report.Measured(
            "the same, one workflow at a time", $"{aloneRate:N0}/s", "nothing to share a commit with");
        Commits(run, "alone", aloneRate, aloneCommits, aloneWrites);
    }

    private static void Commits(BenchRun run, string when, double rate, double commits, double writes) =>
        run.Report.Measured(
            $"commits per activity, {when}",
            string.Create(CultureInfo.InvariantCulture, $"{commits:F3} ({commits * rate:N0} commits/s)"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{writes:F1} writes share a commit; the disk gives {run.PlainCommits:N0} plain commits/s"));

    private static async Task EventsAsync(BenchRun run, BenchEngine bench, int instances, int each)
    {
        var ids = Enumerable.Range(0, instances).Select(i => $"listen{instances}/{i}").ToList();
        await Task.WhenAll(ids.Select(id => bench.Engine.StartAsync(BenchWorkflows.Listen, id, each)));
        var producers = Math.Max(64, instances);
        await RateAsync(run, $"events, instances they go to: {instances:N0}", instances * each, async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, producers).Select(async producer =>
            {
                for (var i = producer; i < instances * each; i += producers)
                    await bench.Engine.RaiseAsync(ids[i % instances], BenchWorkflows.Go, i);
            }));
            await Task.WhenAll(ids.Select(bench.EndAsync));
        });
    }

    private static async Task RateAsync(BenchRun run, string what, int count, Func<Task> work)
    {
        var (rate, commits, writes) = await MeterAsync(count, work);
        run.Report.Measured(
            what,
            $"{rate:N0}/s",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count:N0} in all; {commits:F3} commits each, {writes:F1} writes a commit"));
    }

    /// <returns>Done a second; commits for each; writes that shared a commit.</returns>
    private static async Task<(double Rate, double Commits, double Writes)> MeterAsync(int count, Func<Task> work)
    {
        using var measured = new Measurements(Measurements.Batch);
        var began = Stopwatch.GetTimestamp();
        await work();
        var rate = count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (commits, writes) = measured[Measurements.Batch];
        return (rate, (double)commits / count, writes / commits);
    }
}
