using Microsoft.Data.Sqlite;

namespace Claims.Machine.Records;

/// <summary>A connection that reads records, its statements prepared once; used by one thread at a time.</summary>
internal sealed class RecordReader : IDisposable
{
    /// <summary>Sorts after every key, in SQLite's byte order as in ordinal order.</summary>
    private const string AfterAll = "\U0010FFFF";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _page;

    public RecordReader(SqliteDatabase database)
    {
        _connection = database.Connect();
        _find = SqliteDatabase.Command(
            _connection, "SELECT version, json FROM records WHERE clinic = $clinic AND kind = $kind AND key = $key",
            ("$clinic", null), ("$kind", null), ("$key", null));
        _page = SqliteDatabase.Command(
            _connection,
            "SELECT version, json, key FROM records "
            + "WHERE clinic = $clinic AND kind = $kind AND key >= $from AND key < $to ORDER BY key LIMIT $count",
            ("$clinic", null), ("$kind", null), ("$from", null), ("$to", null), ("$count", null));
    }

    /// <summary>One record; null when there is none.</summary>
    public StoredRecord? Find(string clinic, string kind, string key)
    {
        SqliteDatabase.Bind(_find, clinic, kind, key);
        using var reader = _find.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>Some records of a kind in the order of their keys.</summary>
    /// <param name="clinic">Whose.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="prefix">What their keys begin with.</param>
    /// <param name="after">The last key of the page before; null for the first page.</param>
    /// <param name="count">The most to read.</param>
    /// <returns>The page, and its last key when more may follow.</returns>
    public (IReadOnlyList<StoredRecord> Rows, string? Last) Page(
        string clinic, string kind, string prefix, string? after, int count)
    {
        // The next key there can be is the last one with a zero behind it.
        SqliteDatabase.Bind(_page, clinic, kind, after is null ? prefix : $"{after}\0", prefix + AfterAll, count);
        using var reader = _page.ExecuteReader();
        var rows = new List<StoredRecord>();
        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
            if (rows.Count == count)
            {
                return (rows, reader.GetString(2));
            }
        }

        return (rows, null);
    }

    public void Dispose()
    {
        _find.Dispose();
        _page.Dispose();
        _connection.Dispose();
    }
}

/// <summary>A record as it lies in the file.</summary>
/// <param name="Version">The version of its last write.</param>
/// <param name="Json">UTF-8.</param>
internal readonly record struct StoredRecord(long Version, byte[] Json);
