using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>The list of what waits for a person.</summary>
public sealed class WorkItems(IRecords records, TimeProvider time)
{
    /// <summary>Files an item; one with the same key that is there already stays as it is.</summary>
    public Task OpenAsync(ClinicId clinic, WorkItem item, CancellationToken cancellationToken) =>
        records.TryAddAsync(clinic, item, cancellationToken);

    /// <summary>Closes an item; does nothing when there is none or it is closed.</summary>
    public async Task CloseAsync(
        ClinicId clinic, string key, string resolution, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<WorkItem>(clinic, key, cancellationToken) is null)
        {
            return;
        }

        await records.UpdateAsync<WorkItem>(
            clinic,
            key,
            item => item.ClosedAt is null
                ? item with { ClosedAt = time.GetUtcNow(), Resolution = resolution }
                : item,
            cancellationToken);
    }

    /// <summary>Items that are open, by key.</summary>
    public async Task<IReadOnlyList<WorkItem>> ListOpenAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var open = new List<WorkItem>();
        await foreach (var (item, _) in records.ListAsync<WorkItem>(clinic, "", cancellationToken))
        {
            if (item.ClosedAt is null)
            {
                open.Add(item);
            }
        }

        return open;
    }
}
