namespace Claims.Core.Primitives;

/// <summary>A thing the business keeps. Records of one clinic lie in one partition.</summary>
public interface IRecord<TSelf>
    where TSelf : class, IRecord<TSelf>
{
    /// <summary>The kind's name in the store; never changes once released.</summary>
    static abstract string Kind { get; }

    /// <summary>The record's key within its kind and clinic. Parts are joined by '/', so that prefixes list.</summary>
    string Key { get; }
}

/// <summary>A record that is of no use to anybody after some time; a store that can forgets it then.</summary>
public interface IEndingRecord
{
    /// <summary>When it may be forgotten.</summary>
    DateTimeOffset EndsAt { get; }
}

/// <summary>A record with the version it was read at.</summary>
/// <param name="Record">The record.</param>
/// <param name="Version">Opaque; goes back into a conditional write.</param>
public sealed record Versioned<T>(T Record, string Version);

/// <summary>
/// Port: the clinic's records. Adapters: SQLite on one machine, Cosmos DB in Azure. Writes are durable on return.
/// </summary>
public interface IRecords
{
    /// <summary>One record, or null.</summary>
    Task<Versioned<T>?> FindAsync<T>(ClinicId clinic, string key, CancellationToken cancellationToken)
        where T : class, IRecord<T>;

    /// <summary>The records of a kind whose keys begin with a prefix, in the order of their keys (ordinal).</summary>
    IAsyncEnumerable<Versioned<T>> ListAsync<T>(
        ClinicId clinic, string keyPrefix, CancellationToken cancellationToken)
        where T : class, IRecord<T>;

    /// <summary>Writes several records of one clinic, all or none.</summary>
    /// <exception cref="RecordConflictException">A condition did not hold; nothing was written.</exception>
    Task SaveAsync(ClinicId clinic, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken);
}

/// <summary>
/// One write, made by <see cref="Put"/>, <see cref="Add"/>, <see cref="Replace"/> and <see cref="Remove"/>.
/// </summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="Key">The record's key.</param>
/// <param name="Record">What to write; null removes.</param>
/// <param name="Type">The record's type.</param>
/// <param name="Condition">When to write.</param>
/// <param name="Version">The version that must still stand, for <see cref="WriteCondition.Unchanged"/>.</param>
public sealed record RecordChange(
    string Kind, string Key, object? Record, Type Type, WriteCondition Condition, string? Version)
{
    /// <summary>Writes whatever was there before.</summary>
    public static RecordChange Put<T>(T record)
        where T : class, IRecord<T> =>
        new(T.Kind, record.Key, record, typeof(T), WriteCondition.None, null);

    /// <summary>Writes only when there is none yet.</summary>
    public static RecordChange Add<T>(T record)
        where T : class, IRecord<T> =>
        new(T.Kind, record.Key, record, typeof(T), WriteCondition.Absent, null);

    /// <summary>Writes only when nobody wrote since it was read.</summary>
    public static RecordChange Replace<T>(Versioned<T> old, T record)
        where T : class, IRecord<T> =>
        new(T.Kind, record.Key, record, typeof(T), WriteCondition.Unchanged, old.Version);

    /// <summary>Removes; does nothing when there is none.</summary>
    public static RecordChange Remove<T>(T record)
        where T : class, IRecord<T> =>
        new(T.Kind, record.Key, null, typeof(T), WriteCondition.None, null);
}

/// <summary>When a write may happen.</summary>
public enum WriteCondition
{
    /// <summary>Always.</summary>
    None,

    /// <summary>When there is no such record.</summary>
    Absent,

    /// <summary>When the record still has the version it was read at.</summary>
    Unchanged,
}

/// <summary>A conditional write found that somebody else wrote first.</summary>
/// <param name="kind">The record's kind.</param>
/// <param name="key">The record's key.</param>
public sealed class RecordConflictException(string kind, string key)
    : Exception($"The {kind} record '{key}' was changed by somebody else; read it again.")
{
    /// <summary>The record's kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The record's key.</summary>
    public string Key { get; } = key;
}
