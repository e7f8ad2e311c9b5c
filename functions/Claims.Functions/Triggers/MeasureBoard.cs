using Claims.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Triggers;

/// <summary>Measures where charts are; alerts look at it within the hour.</summary>
public sealed class MeasureBoard(BoardMeasures measures)
{
    /// <summary>Every quarter of an hour.</summary>
    [Function(nameof(MeasureBoard))]
    public Task RunAsync([TimerTrigger("15 */15 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        measures.MeasureAsync(cancellationToken);
}
