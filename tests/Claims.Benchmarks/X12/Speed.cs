using System.Diagnostics;
using System.Globalization;

namespace Claims.Benchmarks.X12;

/// <summary>How fast something goes through bytes: the median of several rounds, each long enough to be timed.</summary>
/// <param name="MegabytesPerSecond">Millions of bytes a second of wall time.</param>
/// <param name="Allocated">Bytes allocated by one pass.</param>
/// <param name="Processor">Seconds of processor time, all threads, for a second of wall time.</param>
internal sealed record Speed(double MegabytesPerSecond, double Allocated, double Processor)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    /// <param name="bytes">The bytes of one pass.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="pass">One pass.</param>
    public static Speed Of(long bytes, int rounds, Action pass)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < WarmUp;)
            pass();
        var rates = new List<double>();
        var passes = 0;
        var allocated = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var all = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            var before = passes;
            var began = Stopwatch.GetTimestamp();
            do
            {
                pass();
                passes++;
            }
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < 0.3);
            rates.Add((passes - before) * bytes / Stopwatch.GetElapsedTime(began).TotalSeconds / 1e6);
        }

        var used = (Environment.CpuUsage.TotalTime - processor) / Stopwatch.GetElapsedTime(all);
        return new(
            rates.Order().ElementAt(rounds / 2), (GC.GetTotalAllocatedBytes() - allocated) / (double)passes, used);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{MegabytesPerSecond:N0} MB/s");
}
