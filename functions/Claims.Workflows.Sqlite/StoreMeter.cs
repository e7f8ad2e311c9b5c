using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Claims.Workflows.Sqlite;

/// <summary>What the store measures of itself, under the engine's meter name. Times in seconds.</summary>
internal static class StoreMeter
{
    private static readonly Meter Meter = new("Claims.Workflows");

    public static Histogram<double> Wait { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.store.wait", "s", "From asking for a write until its transaction begins.");

    public static Histogram<double> Statements { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.store.statements.duration", "s", "The statements of one transaction.");

    public static Histogram<double> Commit { get; } = Meter.CreateHistogram<double>(
        "claims.workflows.store.commit.duration", "s", "Making one transaction durable: the fsync.");

    public static Histogram<int> Batch { get; } = Meter.CreateHistogram<int>(
        "claims.workflows.store.batch.size", "{write}", "Writes that shared one transaction.");

    public static void RecordSince(this Histogram<double> histogram, long timestamp)
    {
        if (histogram.Enabled)
            histogram.Record(Stopwatch.GetElapsedTime(timestamp).TotalSeconds);
    }
}
