using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Claims.Workflows;

/// <summary>
/// What the engine measures of itself, for whoever listens to the meter "Claims.Workflows". Times in seconds. While
/// nobody listens, a measurement costs a look at the clock.
/// </summary>
internal static class EngineMeter
{
    private static readonly Meter Meter = new("Claims.Workflows");

    public static Histogram<double> TurnWait { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.turn.wait", "s", "From the call for a turn until it may run.");

    public static Histogram<double> Turn { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.turn.duration", "s", "One turn of an instance's code, its loading included.");

    public static Histogram<double> Load { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.load.duration", "s", "Reading and replaying an instance that was not in memory.");

    public static Histogram<double> Commit { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.turn.commit.duration", "s", "From the end of a turn until it is durable.");

    public static Histogram<double> ActivityWait { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.activity.wait", "s", "From an activity's call until its attempt starts.");

    public static Histogram<double> Activity { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.activity.duration", "s", "One attempt of an activity.");

    public static void RecordSince(this Histogram<double> histogram, long timestamp)
    {
        if (histogram.Enabled)
            histogram.Record(Stopwatch.GetElapsedTime(timestamp).TotalSeconds);
    }
}
