namespace Claims.Benchmarks.Engine;

/// <summary>
/// Measures the engine on SQLite with synchronous=FULL against the disk it runs on, in one run, and writes
/// results/Engine.md. Any other word runs only the section of that name and writes no file.
/// </summary>
internal static class EngineVerb
{
    private static readonly (string Name, Func<BenchRun, Task> MeasureAsync)[] Sections =
    [
        ("disk", DiskSection.MeasureAsync),
        ("throughput", ThroughputSection.MeasureAsync),
        ("latency", LatencySection.MeasureAsync),
        ("replay", ReplaySection.MeasureAsync),
        ("parked", ParkedSection.MeasureAsync),
        ("queue", QueueSection.MeasureAsync),
        ("profile", ProfileSection.MeasureAsync),
    ];

    public static async Task RunAsync(bool quick, string? only)
    {
        using var run = new BenchRun(quick);
        foreach (var (name, measureAsync) in Sections)
        {
            // Every section is judged by the disk of this run.
            if (only is null || only == name || name == "disk")
                await measureAsync(run);
        }

        if (only is null)
        {
            await File.WriteAllTextAsync(Report.ResultsFile("Engine.md"), run.Report.ToMarkdown(
                "The embedded engine: speed on one disk", quick ? "engine --quick" : "engine",
                "Every figure of the engine is with SQLite's WAL and synchronous=FULL: what is counted as done is on the disk."));
        }
    }
}
