using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Claims.Benchmarks.CodeSets;

/// <summary>
/// Measures a full diagnosis release: opening, memory, look-up, type-ahead search, against SQLite's FTS5 over the code
/// titles in the same run, in speed and in what is found. Writes results/CodeSets.md.
/// </summary>
internal static class CodeSetsVerb
{
    public const string OpenVerb = "codesets-open";

    public static void Run(string shared)
    {
        using var official = new OfficialReleases(shared);
        var text = new StringBuilder();
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        text.Append(CultureInfo.InvariantCulture, $"""
            # Code sets: opening, look-up and search

            Made by `dotnet run -c Release --project tests/Claims.Benchmarks -- codesets ../shared/data` on
            {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription},
            load average before the run {load}: much above 0, others slowed it.

            The release is the FY2024 code list (97,296 rows) with the tabular list of FY2021 and the external-cause,
            neoplasm and drug indexes of April 2026, as no whole release lies there; the alphabetic index is missing, so
            a whole release is larger by some 70,000 terms and finds more. Everything goes through the public API.


            """);
        new OpenSection(official).Measure(text);
        using var plain = new PlainSearch(official.Release);
        new SearchSection(official.Release, plain).Measure(text);
        new FindingSection(official.Release, plain, shared).Measure(text);
        File.WriteAllText(ResultsFile("CodeSets.md"), text.ToString());
        Console.WriteLine(text);
    }

    /// <summary>The file of a name among the committed results.</summary>
    public static string ResultsFile(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? Environment.CurrentDirectory, "tests", "Claims.Benchmarks", "results", name);
    }
}
