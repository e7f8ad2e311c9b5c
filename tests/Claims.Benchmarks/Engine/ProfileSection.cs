using System.Diagnostics;
using System.Globalization;

namespace Claims.Benchmarks.Engine;

/// <summary>Where the time of the throughput's first line goes: by the engine's own meter and by samples.</summary>
internal static class ProfileSection
{
    private static readonly (string Instrument, string What)[] Parts =
    [
        ("claims.workflows.turn.wait", "a turn waits for one of the turn slots"),
        ("claims.workflows.turn.duration", "the turn: inbox, workflow code, new facts"),
        ("claims.workflows.turn.commit.duration", "the turn is made durable, of which:"),
        ("claims.workflows.store.wait", "- a write waits for its transaction (starts and ends included)"),
        ("claims.workflows.store.statements.duration", "- statements of a transaction (shared)"),
        ("claims.workflows.store.commit.duration", "- commit of a transaction: fsync (shared)"),
        ("claims.workflows.activity.wait", "an attempt waits for one of the activity slots"),
        ("claims.workflows.activity.duration", "the attempt"),
    ];

    private static readonly string[] Writer =
        ["claims.workflows.store.statements.duration", "claims.workflows.store.commit.duration"];

    public static async Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("Where time goes");
        await using var bench = await BenchEngine.StartAsync(run.NewFile("profile.db"));
        await ThroughputSection.SequencesAsync(bench, "warm", ThroughputSection.Lanes, rounds: 5);
        await MeterAsync(run, bench);
        await SampleAsync(run, bench);
    }

    private static async Task MeterAsync(BenchRun run, BenchEngine bench)
    {
        using var measured = new Measurements();
        var rounds = run.Count(50, 10);
        var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var pauses = GC.GetTotalPauseDuration();
        var began = Stopwatch.GetTimestamp();
        await ThroughputSection.SequencesAsync(bench, "meter", ThroughputSection.Lanes, rounds);
        var wall = Stopwatch.GetElapsedTime(began);
        var steps = ThroughputSection.Lanes * rounds * ThroughputSection.Steps;
        process.Refresh();

        run.Report.Note("By the engine's meter, under the load of the throughput's first line. The writer is one "
            + "thread: the share of wall time it is busy says whether the disk or the processor is the limit.");
        run.Report.Table("part", "times", "mean", "added up", "share of wall time");
        foreach (var (instrument, what) in Parts)
        {
            var (count, sum) = measured[instrument];
            run.Report.Row(
                what,
                $"{count:N0}",
                Times.Text(TimeSpan.FromSeconds(sum / Math.Max(1, count))),
                Times.Text(TimeSpan.FromSeconds(sum)),
                Writer.Contains(instrument) ? Percent(sum / wall.TotalSeconds) : "");
        }

        var spent = process.TotalProcessorTime - processor;
        var kilobytes = (GC.GetTotalAllocatedBytes() - allocated) / (double)steps / 1024;
        var paused = (GC.GetTotalPauseDuration() - pauses) / wall;
        run.Report.Note(string.Join(
            ' ',
            $"An activity takes {Times.Text(spent / steps)} of processor and {kilobytes:F1} KiB of allocations, its share",
            $"of start and end included. {Percent(spent / wall / Environment.ProcessorCount)} of the machine's processor",
            $"time was used; the collector paused the process for {Percent(paused)} of the time."));
    }

    private static async Task SampleAsync(BenchRun run, BenchEngine bench)
    {
        Report.Progress("taking samples");
        var parts = await CpuProfile.TakeAsync(
            run.NewFile("profile.nettrace"),
            () => ThroughputSection.SequencesAsync(bench, "sample", ThroughputSection.Lanes, run.Count(50, 10)));
        var total = parts.Values.Sum();
        run.Report.Note($"By {total:N0} samples of the stacks of threads that do not wait for work (EventPipe, one a "
            + "millisecond and thread), under the same load.");
        run.Report.Table("part", "share of samples");
        foreach (var (part, count) in parts.OrderByDescending(p => p.Value))
            run.Report.Row(part, Percent((double)count / total));
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share:P1}");
}
