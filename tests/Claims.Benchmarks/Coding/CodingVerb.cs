using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Claims.Accuracy;
using Claims.Benchmarks.CodeSets;

namespace Claims.Benchmarks.Coding;

/// <summary>
/// Everything that is asked of suggesting codes in speed, in one run: opening and searching the full code set, reading
/// notes with it, and a plain full-text search beside it in speed and accuracy. Writes results/Coding.md.
/// </summary>
internal static class CodingVerb
{
    public static void Run()
    {
        var shared = LabelledNotes.SharedFolder()
            ?? throw new InvalidOperationException("The shared data folder was not found: set CLAIMS_SHARED to it.");
        using var official = new OfficialReleases(Path.Combine(shared, "data"));
        var text = new StringBuilder();
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        text.Append(CultureInfo.InvariantCulture, $"""
            # Coding: suggesting codes with the full code set

            Made by `dotnet run -c Release --project tests/Claims.Benchmarks -- coding` on {DateTime.UtcNow:yyyy-MM-dd},
            {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, load average before the run {load}:
            much above 0, others slowed it.

            The code set is the FY2024 release that [CodeSets](CodeSets.md) describes, not the starter set.


            """);
        new OpenSection(official).Measure(text);
        new NotesSection(official, shared).Measure(text);
        using (var plain = new CodeSets.PlainSearch(official.Release))
            new SearchSection(official.Release, plain).Measure(text);
        new ComparisonSection(official, shared).Measure(text);
        File.WriteAllText(CodeSetsVerb.ResultsFile("Coding.md"), text.ToString());
        Console.WriteLine(text);
    }
}
