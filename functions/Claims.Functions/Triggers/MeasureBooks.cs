using Claims.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Triggers;

/// <summary>Measures claims, money, statements and how suggestions fared; it reads much, so it runs at night.</summary>
public sealed class MeasureBooks(BoardMeasures measures)
{
    /// <summary>Every night at 03:20 UTC.</summary>
    [Function(nameof(MeasureBooks))]
    public Task RunAsync([TimerTrigger("0 20 3 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        measures.MeasureBooksAsync(cancellationToken);
}
