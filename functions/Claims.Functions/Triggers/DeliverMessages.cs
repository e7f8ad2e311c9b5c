using Claims.Delivery;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Triggers;

/// <summary>Hands what waits to the mail server and the webhooks, and prints the day's letters; what fails waits
/// on.</summary>
public sealed class DeliverMessages(Deliveries deliveries)
{
    /// <summary>Every minute: a coder is waiting for the link.</summary>
    [Function(nameof(DeliverMessages))]
    public Task RunAsync([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        deliveries.RunAsync(cancellationToken);
}
