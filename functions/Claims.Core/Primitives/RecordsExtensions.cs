namespace Claims.Core.Primitives;

/// <summary>What every user of records does.</summary>
public static class RecordsExtensions
{
    /// <summary>One record that must exist.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static async Task<T> GetAsync<T>(
        this IRecords records, ClinicId clinic, string key, CancellationToken cancellationToken)
        where T : class, IRecord<T> =>
        (await records.FindAsync<T>(clinic, key, cancellationToken))?.Record
        ?? throw new KeyNotFoundException($"There is no {T.Kind} record '{key}'.");

    /// <summary>The records of a kind whose keys begin with a prefix, in the order of their keys.</summary>
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        this IRecords records, ClinicId clinic, string keyPrefix, CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        var all = new List<T>();
        await foreach (var (record, _) in records.ListAsync<T>(clinic, keyPrefix, cancellationToken))
        {
            all.Add(record);
        }

        return all;
    }

    /// <summary>Writes records, all or none.</summary>
    public static Task SaveAsync(
        this IRecords records, ClinicId clinic, CancellationToken cancellationToken, params RecordChange[] changes) =>
        records.SaveAsync(clinic, changes, cancellationToken);

    /// <summary>Adds a record; keeps the one that is there already.</summary>
    /// <returns>True when this call added it.</returns>
    public static async Task<bool> TryAddAsync<T>(
        this IRecords records, ClinicId clinic, T record, CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        try
        {
            await records.SaveAsync(clinic, [RecordChange.Add(record)], cancellationToken);
            return true;
        }
        catch (RecordConflictException)
        {
            return false;
        }
    }

    /// <summary>Reads, changes and writes a record, again when somebody else was faster.</summary>
    /// <param name="records">The store.</param>
    /// <param name="clinic">The partition.</param>
    /// <param name="key">The record's key.</param>
    /// <param name="change">Gives the new record; the same instance back means nothing to write.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<T> UpdateAsync<T>(
        this IRecords records, ClinicId clinic, string key, Func<T, T> change, CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        while (true)
        {
            var old = await records.FindAsync<T>(clinic, key, cancellationToken)
                ?? throw new KeyNotFoundException($"There is no {T.Kind} record '{key}'.");
            var changed = change(old.Record);
            if (ReferenceEquals(changed, old.Record))
            {
                return changed;
            }

            try
            {
                await records.SaveAsync(clinic, [RecordChange.Replace(old, changed)], cancellationToken);
                return changed;
            }
            catch (RecordConflictException)
            {
                // Somebody else was faster: look again.
            }
        }
    }
}
