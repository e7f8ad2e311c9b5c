using System.Diagnostics;
using System.Globalization;
using Claims.Benchmarks.Engine;
using Claims.Edi.Envelope;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks.X12;

/// <summary>A file of two gigabytes, made while it is read, in memory that does not grow.</summary>
internal static class MemorySection
{
    private const int Points = 10;
    private const double Megabyte = 1024 * 1024;

    /// <summary>What the heap may differ by between points: buffers and what the collector has not looked at.</summary>
    private const double Tolerance = 2;

    public static Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("Memory of reading two gigabytes");
        run.Report.Note("The file is made while it is read; the time to make it counts. The heap is taken after a full "
            + "collection; the working set is the whole process as it is.");
        run.Report.Questions();
        Measure(run, "835, one payment of all claims", run.Count(6_200_000, 620_000), 1);
        Measure(run, "835, a payment (ST to SE) for each claim", 1, run.Count(3_450_000, 345_000));
        return Task.CompletedTask;
    }

    private static void Measure(BenchRun run, string what, int claims, int payments)
    {
        Report.Progress(what);
        var all = claims * payments;
        using var file = GeneratedFile.Remittance(claims, payments);
        using var counted = new CountedStream(file);
        var heaps = new List<double>();
        var sets = new List<double>();
        var read = 0;
        var began = Stopwatch.GetTimestamp();
        foreach (var part in InterchangeReader.ReadParts(counted))
        {
            if (part is not ClaimPart || ++read % (all / Points) != 0)
                continue;
            heaps.Add(GC.GetTotalMemory(forceFullCollection: true) / Megabyte);
            sets.Add(Environment.WorkingSet / Megabyte);
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (read != all)
            throw new InvalidDataException("Not every claim was read.");
        run.Report.Goal(
            $"{what}: heap", string.Create(CultureInfo.InvariantCulture, $"{heaps.Min():F1} to {heaps.Max():F1} MiB"),
            "flat", heaps.Max() - heaps[0] <= Tolerance,
            string.Create(CultureInfo.InvariantCulture, $"{counted.Total / 1e9:F2} GB, {all:N0} claims in {seconds:F0} s; at each tenth: {List(heaps, "F1")}"));
        run.Report.Measured(
            $"{what}: working set", string.Create(CultureInfo.InvariantCulture, $"{sets.Max():N0} MiB at most"),
            $"at each tenth: {List(sets, "F0")}; the process's peak so far {Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte:F0}");
    }

    private static string List(List<double> values, string format) =>
        string.Join(' ', values.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));
}
