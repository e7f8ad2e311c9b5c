using Claims.Core.Charts;
using Claims.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Claims.Functions.Triggers;

/// <summary>Tells workflows of decisions that were stored and, because of a crash, never told.</summary>
public sealed class FlushEvents(EventOutbox outbox, IClinicDirectory directory, CurrentDurableClient current)
{
    /// <summary>Every ten minutes.</summary>
    [Function(nameof(FlushEvents))]
    public async Task RunAsync(
        [TimerTrigger("30 */10 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellationToken)
    {
        current.Use(durable);
        foreach (var clinic in directory.Clinics)
        {
            await outbox.FlushAsync(clinic, cancellationToken);
        }
    }
}
