using System.Diagnostics;
using System.Globalization;
using System.Text;
using Claims.Coding.CodeSets;

namespace Claims.Benchmarks.CodeSets;

/// <summary>Opening in a process that has done nothing else, as the command line does; and look-up.</summary>
internal sealed class OpenSection(OfficialReleases official)
{
    private const int Processes = 15;
    private const int LookUps = 2_000_000;

    /// <summary>What the child process does: opens, finds one code, searches once, tells times and memory.</summary>
    public static void OpenOnce(string path)
    {
        var before = Resident();
        var worked = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        using var release = DiagnosisRelease.Open(path);
        var opened = watch.Elapsed.TotalMilliseconds;
        worked = Environment.CpuUsage.TotalTime - worked;
        _ = release.Find(Icd10Code.Parse("E11.22"));
        var found = watch.Elapsed.TotalMilliseconds;
        _ = release.Search("chronic kidney dis", 12, billableOnly: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{opened} {found} {watch.Elapsed.TotalMilliseconds} {before} {Resident()} {worked.TotalMilliseconds}"));
    }

    public void Measure(StringBuilder text)
    {
        var runs = Enumerable.Range(0, Processes).Select(_ => Child()).ToList();
        double Median(int column) => runs.Select(run => run[column]).Order().ElementAt(Processes / 2);
        var size = new FileInfo(official.Compiled).Length / 1e6;
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Opening and look-up

            | what | measured | goal |
            |---|---|---|
            | compiled file | {size:0.0} MB | |
            | open and check the whole file, new process, median of {Processes} | **{Median(0):0.0} ms** | < 50 ms |
            | processor time of that, which other work on the machine hardly changes | {Median(5):0.0} ms | |
            | the same with the first look-up | {Median(1):0.0} ms | |
            | the same with the first search (most of it the runtime compiling code) | {Median(2):0.0} ms | |
            | open again in a warm process | {WarmOpen():0.00} ms | |
            | resident memory of that process, before and after | {Median(3):0} MB, **{Median(4):0} MB** | <= 100 MB |
            | look up a code by its text, with its title | {LookUp():0} ns | |


            """);
    }

    private double[] Child()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { CodeSetsVerb.OpenVerb, official.Compiled },
            RedirectStandardOutput = true,
        };
        using var child = Process.Start(start)!;
        var line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return Array.ConvertAll(line.Split(' '), number => double.Parse(number, CultureInfo.InvariantCulture));
    }

    private double WarmOpen()
    {
        DiagnosisRelease.Open(official.Compiled).Dispose();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
            DiagnosisRelease.Open(official.Compiled).Dispose();
        return watch.Elapsed.TotalMilliseconds / 20;
    }

    private double LookUp()
    {
        var codes = official.Release.All().Select(entry => entry.Code).ToArray();
        var random = new Random(7);
        random.Shuffle(codes);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < LookUps; i++)
            _ = official.Release.Find(codes[i % codes.Length]);
        return watch.Elapsed.TotalNanoseconds / LookUps;
    }

    private static double Resident()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1e6;
    }
}
