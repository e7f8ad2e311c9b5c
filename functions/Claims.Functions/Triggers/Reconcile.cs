using Claims.Azure.Arrivals;
using Claims.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Claims.Functions.Triggers;

/// <summary>Finds what no event told of: a blob that is still there has not been taken.</summary>
public sealed class Reconcile(BlobArrivals arrivals, CurrentDurableClient current)
{
    /// <summary>Every hour.</summary>
    [Function(nameof(Reconcile))]
    public Task RunAsync(
        [TimerTrigger("0 7 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellationToken)
    {
        current.Use(durable);
        return arrivals.ReconcileAsync(cancellationToken);
    }
}
