using Claims.Delivery;

namespace Claims.Local.Chores;

/// <summary>Takes messages and letters to where they go.</summary>
internal sealed class Deliver(Deliveries deliveries) : IChore
{
    public DateTimeOffset? NextDue => deliveries.NextDue;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken) =>
        await deliveries.RunAsync(cancellationToken) ? ChoreOutcome.Did : ChoreOutcome.Nothing;
}
