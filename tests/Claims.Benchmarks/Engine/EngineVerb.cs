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
            await File.WriteAllTextAsync(ResultsFile(), run.Report.ToMarkdown(quick));
    }

    /// <summary>In the sources, wherever the program was built to.</summary>
    private static string ResultsFile()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? Environment.CurrentDirectory, "tests", "Claims.Benchmarks", "results", "Engine.md");
    }
}
