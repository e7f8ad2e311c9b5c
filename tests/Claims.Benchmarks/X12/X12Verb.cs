using Claims.Benchmarks.Engine;

namespace Claims.Benchmarks.X12;

/// <summary>
/// Measures the X12 library against a plain search for the segment terminator and against node-x12 in one run, and writes
/// results/X12.md. Any other word runs only the section of that name and writes no file.
/// </summary>
internal static class X12Verb
{
    private static readonly (string Name, Func<BenchRun, Task> MeasureAsync)[] Sections =
    [
        ("tokenizing", TokenizingSection.MeasureAsync),
        ("reading", ReadingSection.MeasureAsync),
        ("writing", WritingSection.MeasureAsync),
        ("peer", PeerSection.MeasureAsync),
        ("gigabyte", GigabyteSection.MeasureAsync),
        ("memory", MemorySection.MeasureAsync),
    ];

    public static async Task RunAsync(bool quick, string? only)
    {
        using var run = new BenchRun(quick);
        foreach (var (name, measureAsync) in Sections)
        {
            if (only is null || only == name)
                await measureAsync(run);
        }

        if (only is null)
        {
            await File.WriteAllTextAsync(Report.ResultsFile("X12.md"), run.Report.ToMarkdown(
                "X12: reading and writing on one core", quick ? "x12 --quick" : "x12",
                "One thread, all checks on. MB/s are millions of bytes a second of processor time (all threads of the "
                + "process), the median of rounds. The files are generated: claims of two services each, 385 bytes a "
                + $"claim in an 837P, 327 in an 835. {Collector}"));
        }
    }

    private static string Collector => Environment.GetEnvironmentVariable("DOTNET_GCgen0size") is { Length: > 0 } size
        ? $"The collector's first generation has {size} bytes (DOTNET_GCgen0size), as `./claims` sets it."
        : "The collector is as the runtime sets it; `./claims` sets DOTNET_GCgen0size=0x1000000.";
}
