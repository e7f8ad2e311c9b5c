using System.Diagnostics;
using System.Globalization;
using Claims.Benchmarks.Engine;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks.X12;

/// <summary>An 835 of a gigabyte on disk, read once from start to end.</summary>
internal static class GigabyteSection
{
    public static async Task MeasureAsync(BenchRun run)
    {
        var claims = run.Count(3_100_000, 310_000);
        run.Report.Section(string.Create(CultureInfo.InvariantCulture, $"An 835 of {claims:N0} claims on disk"));
        run.Report.Questions();
        var path = run.NewFile("large.835");
        Report.Progress("writing the file");
        await using (var file = File.Create(path))
            await GeneratedFile.Remittance(claims / 100, payments: 100).CopyToAsync(file);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var allocated = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        var read = Typed.ReadRemittance(stream);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (read != claims)
            throw new InvalidDataException("Not every claim was read.");
        var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var rate = stream.Length / used / 1e6;
        run.Report.Goal(
            string.Create(CultureInfo.InvariantCulture, $"{stream.Length / 1e9:F2} GB in {seconds:F1} s"),
            string.Create(CultureInfo.InvariantCulture, $"{rate:N0} MB/s"), "100 MB/s", rate >= 100,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{read / used:N0} claims/s, {(GC.GetTotalAllocatedBytes() - allocated) / (double)read:N0} bytes allocated a claim, {used / seconds:F2} processors busy; 100 payments of one file, the first pass over it"));
        File.Delete(path);
    }
}
