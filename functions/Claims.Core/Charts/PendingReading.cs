using Claims.Core.Primitives;
using Claims.Workflows;

namespace Claims.Core.Charts;

/// <summary>
/// A chart that a service is reading, or has read: kept, so that a restart asks for it instead of paying again.
/// </summary>
/// <param name="Chart">The chart.</param>
/// <param name="Operation">The service's name for it.</param>
/// <param name="AskAt">Not to be asked before.</param>
/// <param name="Begun">How often it was begun.</param>
public sealed record PendingReading(ChartId Chart, string Operation, DateTimeOffset AskAt, int Begun)
    : IRecord<PendingReading>, IEndingRecord
{
    /// <summary>A file that the service failed on so often is put aside.</summary>
    public const int MostBegun = 3;

    /// <inheritdoc/>
    public static string Kind => "pending-reading";

    /// <inheritdoc/>
    public string Key => Chart.Value;

    /// <inheritdoc/>
    public DateTimeOffset EndsAt => AskAt.AddDays(2);
}

/// <summary>When to call <see cref="ReadChart"/> again for a chart that a service is reading.</summary>
public sealed class WhenToReadOn(IRecords records, TimeProvider time) : Activity<ChartRef, DateTimeOffset>
{
    public static readonly ActivityRef<ChartRef, DateTimeOffset> Ref = new(nameof(WhenToReadOn));

    public override async Task<DateTimeOffset> RunAsync(ActivityContext context, ChartRef chart) =>
        (await records.FindAsync<PendingReading>(chart.Clinic, chart.Chart.Value, context.CancellationToken))
        ?.Record.AskAt ?? time.GetUtcNow();
}
