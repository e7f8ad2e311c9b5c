using System.Diagnostics;
using System.Globalization;
using Claims.Benchmarks.Engine;

namespace Claims.Benchmarks.X12;

/// <summary>How fast one core goes through bytes: the median of several rounds, each long enough to be timed. What counts
/// is processor time, that of all threads of the process, so that neighbours on the machine take part of the wall time
/// but little of the figure.</summary>
/// <param name="MegabytesPerSecond">Millions of bytes a second of processor time.</param>
/// <param name="Allocated">Bytes allocated by one pass.</param>
/// <param name="Busy">Seconds of processor time for a second of wall time: below 1 the machine was busy with others, above
/// it threads of the runtime helped.</param>
internal sealed record Speed(double MegabytesPerSecond, double Allocated, double Busy)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.3);

    /// <param name="bytes">The bytes of one pass.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="pass">One pass.</param>
    public static Speed Of(long bytes, int rounds, Action pass)
    {
        Repeat(pass, WarmUp);
        var rates = new List<double>();
        var (passes, processor) = (0, TimeSpan.Zero);
        var allocated = GC.GetTotalAllocatedBytes();
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            var (count, used) = Repeat(pass, Round);
            rates.Add(count * bytes / used.TotalSeconds / 1e6);
            passes += count;
            processor += used;
        }

        return new(
            rates.Order().ElementAt(rounds / 2), (GC.GetTotalAllocatedBytes() - allocated) / (double)passes,
            processor / Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Reports what is done to a file of claims; that of 10,000 and more has a goal.</summary>
    /// <param name="run">Where to.</param>
    /// <param name="what">What is done to which kind of file.</param>
    /// <param name="claims">The claims of the file.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="goal">MB/s.</param>
    /// <param name="how">What the work includes.</param>
    public void Tell(BenchRun run, string what, int claims, long bytes, double goal, string how)
    {
        what = string.Create(CultureInfo.InvariantCulture, $"{what} of {claims:N0} claim(s)");
        var figures = string.Create(CultureInfo.InvariantCulture,
            $"{MegabytesPerSecond * 1e6 / bytes * claims:N0} claims/s, {Allocated / claims:N0} bytes allocated a claim, "
            + $"{Busy:F2} processors busy");
        if (claims >= 10_000)
            run.Report.Goal(what, $"{this}", $"{goal:N0} MB/s", MegabytesPerSecond >= goal, $"{figures}; {how}");
        else
            run.Report.Measured(what, $"{this}", figures);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MegabytesPerSecond:N0} MB/s");

    private static (int Passes, TimeSpan Used) Repeat(Action pass, TimeSpan least)
    {
        var began = Environment.CpuUsage.TotalTime;
        for (var passes = 1; ; passes++)
        {
            pass();
            if (Environment.CpuUsage.TotalTime - began is var used && used >= least)
                return (passes, used);
        }
    }
}
