namespace Claims.Delivery;

/// <summary>Takes what waits to where it goes. Doing it twice is doing it once, but for a crash in the
/// middle.</summary>
public interface IDelivery
{
    /// <summary>When something that waits is due; null when only others can give it work.</summary>
    DateTimeOffset? NextDue { get; }

    /// <summary>Delivers all that can be delivered now.</summary>
    /// <returns>True when something was.</returns>
    Task<bool> RunAsync(CancellationToken cancellationToken);
}

/// <summary>All deliveries, one after the other: one that fails holds up no other.</summary>
public sealed class Deliveries(IEnumerable<IDelivery> all)
{
    /// <summary>When the first of what waits is due; null when only others can give work.</summary>
    public DateTimeOffset? NextDue => all.Min(delivery => delivery.NextDue);

    /// <summary>Delivers all that can be delivered now.</summary>
    /// <returns>True when something was.</returns>
    /// <exception cref="AggregateException">What failed, after all were tried.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var (did, faults) = (false, new List<Exception>());
        foreach (var delivery in all)
        {
            try
            {
                did |= await delivery.RunAsync(cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0
            ? did
            : throw new AggregateException("Something could not be delivered; it still waits.", faults);
    }
}
