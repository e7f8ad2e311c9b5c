using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Claims.Core.Primitives;
using Microsoft.Data.Sqlite;

namespace Claims.Machine.Records;

/// <summary>
/// Records in SQLite. Saves that arrive together share one commit, because a commit waits for the disk and a row
/// does not.
/// </summary>
public sealed class SqliteRecords : IRecords, IAsyncDisposable
{
    /// <summary>Sorts after every key, in SQLite's byte order as in ordinal order.</summary>
    private const string AfterAll = "\U0010FFFF";

    private const int LargestGroup = 256;

    private readonly SqliteDatabase _database;
    private readonly Channel<PendingSave> _pending = Channel.CreateUnbounded<PendingSave>();
    private readonly Task _writing;

    public SqliteRecords(string path)
    {
        _database = SqliteDatabase.Open(path, typeof(SqliteRecords));
        _writing = Task.Factory.StartNew(
            WriteAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public Task<Versioned<T>?> FindAsync<T>(ClinicId clinic, string key, CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = _database.Connect();
        using var command = SqliteDatabase.Command(
            connection,
            "SELECT version, json FROM records WHERE clinic = $clinic AND kind = $kind AND key = $key",
            ("$clinic", clinic.Value),
            ("$kind", T.Kind),
            ("$key", key));
        using var reader = command.ExecuteReader();
        return Task.FromResult(reader.Read() ? Read<T>(reader.GetInt64(0), reader.GetString(1)) : null);
    }

    public async IAsyncEnumerable<Versioned<T>> ListAsync<T>(
        ClinicId clinic, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        await Task.CompletedTask;
        foreach (var (version, json) in ReadAll(clinic, T.Kind, keyPrefix))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Read<T>(version, json);
        }
    }

    public async Task SaveAsync(
        ClinicId clinic, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = changes.Select(change => new Row(change, Json(change))).ToList();
        var save = new PendingSave(clinic, rows, new(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!_pending.Writer.TryWrite(save), this);
        if (await save.Done.Task is { } conflict)
        {
            throw new RecordConflictException(conflict.Kind, conflict.Key);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _writing;
    }

    private static string? Json(RecordChange change) =>
        change.Record is null ? null : JsonSerializer.Serialize(change.Record, change.Type, CoreJson.Options);

    private static Versioned<T> Read<T>(long version, string json)
        where T : class, IRecord<T> =>
        new(
            JsonSerializer.Deserialize<T>(json, CoreJson.Options)!,
            version.ToString(CultureInfo.InvariantCulture));

    private List<(long Version, string Json)> ReadAll(ClinicId clinic, string kind, string keyPrefix)
    {
        using var connection = _database.Connect();
        using var command = SqliteDatabase.Command(
            connection,
            "SELECT version, json FROM records "
            + "WHERE clinic = $clinic AND kind = $kind AND key >= $from AND key < $to ORDER BY key",
            ("$clinic", clinic.Value),
            ("$kind", kind),
            ("$from", keyPrefix),
            ("$to", keyPrefix + AfterAll));
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string)>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return rows;
    }

    private async Task WriteAsync()
    {
        using var connection = _database.Connect();
        while (await _pending.Reader.WaitToReadAsync())
        {
            var group = new List<PendingSave>();
            while (group.Count < LargestGroup && _pending.Reader.TryRead(out var save))
            {
                group.Add(save);
            }

            WriteGroup(connection, group);
        }
    }

    private static void WriteGroup(SqliteConnection connection, List<PendingSave> group)
    {
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var conflicts = group.Select(save => Write(connection, transaction, save)).ToList();
            transaction.Commit();
            foreach (var (save, conflict) in group.Zip(conflicts))
            {
                save.Done.SetResult(conflict);
            }
        }
        catch (SqliteException exception)
        {
            group.ForEach(save => save.Done.SetException(new IOException(
                $"The records could not be written: {exception.Message}", exception)));
        }
    }

    /// <returns>The change whose condition did not hold, when nothing of the save was written.</returns>
    private static RecordChange? Write(SqliteConnection connection, SqliteTransaction transaction, PendingSave save)
    {
        transaction.Save("one");
        foreach (var row in save.Rows)
        {
            if (!Write(connection, save.Clinic, row))
            {
                transaction.Rollback("one");
                return row.Change;
            }
        }

        transaction.Release("one");
        return null;
    }

    private static bool Write(SqliteConnection connection, ClinicId clinic, Row row)
    {
        var (change, json) = row;
        if (!Holds(connection, clinic, change))
        {
            return false;
        }

        (string, object?)[] key = [("$clinic", clinic.Value), ("$kind", change.Kind), ("$key", change.Key)];
        if (json is null)
        {
            SqliteDatabase.Execute(
                connection, "DELETE FROM records WHERE clinic = $clinic AND kind = $kind AND key = $key", key);
            return true;
        }

        SqliteDatabase.Execute(connection, "UPDATE record_version SET last = last + 1");
        SqliteDatabase.Execute(
            connection,
            "INSERT OR REPLACE INTO records (clinic, kind, key, version, json) "
            + "VALUES ($clinic, $kind, $key, (SELECT last FROM record_version), $json)",
            [.. key, ("$json", json)]);
        return true;
    }

    private static bool Holds(SqliteConnection connection, ClinicId clinic, RecordChange change)
    {
        if (change.Condition == WriteCondition.None)
        {
            return true;
        }

        using var query = SqliteDatabase.Command(
            connection,
            "SELECT version FROM records WHERE clinic = $clinic AND kind = $kind AND key = $key",
            ("$clinic", clinic.Value),
            ("$kind", change.Kind),
            ("$key", change.Key));
        var present = Convert.ToString(query.ExecuteScalar(), CultureInfo.InvariantCulture);
        return change.Condition == WriteCondition.Absent
            ? string.IsNullOrEmpty(present)
            : present == change.Version;
    }

    private sealed record Row(RecordChange Change, string? Json);

    private sealed record PendingSave(
        ClinicId Clinic, IReadOnlyList<Row> Rows, TaskCompletionSource<RecordChange?> Done);
}
