using System.Diagnostics;
using System.Globalization;

namespace Claims.Benchmarks.Engine;

/// <summary>Durations of one kind, to be summed up by quantiles.</summary>
internal sealed class Times(IEnumerable<TimeSpan> times)
{
    private readonly TimeSpan[] _sorted = [.. times.Order()];

    public TimeSpan P50 => At(0.50);

    public TimeSpan P99 => At(0.99);

    /// <summary>The times from each timestamp to the next.</summary>
    public static Times Between(IEnumerable<long> timestamps) =>
        new(timestamps.Zip(timestamps.Skip(1), (a, b) => Stopwatch.GetElapsedTime(a, b)));

    public static string Text(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:F0} µs"),
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F1} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F2} s"),
    };

    public override string ToString() => $"p50 {Text(P50)}, p99 {Text(P99)}";

    private TimeSpan At(double share) => _sorted[(int)(share * (_sorted.Length - 1))];
}
