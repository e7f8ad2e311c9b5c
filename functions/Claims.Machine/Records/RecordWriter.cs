using System.Globalization;
using Claims.Core.Primitives;
using Microsoft.Data.Sqlite;

namespace Claims.Machine.Records;

/// <summary>
/// The connection that writes records, its statements prepared once. Each condition is a part of the statement that
/// writes, so that a row costs one look into the file.
/// </summary>
internal sealed class RecordWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _save;
    private readonly SqliteCommand _undo;
    private readonly SqliteCommand _release;
    private readonly SqliteCommand _readVersion;
    private readonly SqliteCommand _keepVersion;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _add;
    private readonly SqliteCommand _replace;
    private readonly SqliteCommand _remove;

    public RecordWriter(SqliteDatabase database)
    {
        _connection = database.Connect();
        (_begin, _commit, _rollback) = (Command("BEGIN IMMEDIATE"), Command("COMMIT"), Command("ROLLBACK"));
        (_save, _undo, _release) = (Command("SAVEPOINT one"), Command("ROLLBACK TO one"), Command("RELEASE one"));
        _readVersion = Command("SELECT last FROM record_version");
        _keepVersion = Command("UPDATE record_version SET last = $last", "$last");
        _put = Command(
            "INSERT OR REPLACE INTO records (clinic, kind, key, version, json) "
            + "VALUES ($clinic, $kind, $key, $version, $json)",
            "$clinic", "$kind", "$key", "$version", "$json");
        _add = Command(
            "INSERT OR IGNORE INTO records (clinic, kind, key, version, json) "
            + "VALUES ($clinic, $kind, $key, $version, $json)",
            "$clinic", "$kind", "$key", "$version", "$json");
        _replace = Command(
            "UPDATE records SET version = $version, json = $json "
            + "WHERE clinic = $clinic AND kind = $kind AND key = $key AND version = $old",
            "$clinic", "$kind", "$key", "$version", "$json", "$old");
        _remove = Command(
            "DELETE FROM records WHERE clinic = $clinic AND kind = $kind AND key = $key", "$clinic", "$kind", "$key");
    }

    /// <summary>Writes saves in one transaction, each whole or not at all, and waits for the disk once.</summary>
    /// <returns>For each save the change whose condition did not hold; null when it was written.</returns>
    public IReadOnlyList<RecordChange?> Write(IReadOnlyList<PendingSave> saves)
    {
        _begin.ExecuteNonQuery();
        try
        {
            var conflicts = WriteAll(saves);
            _commit.ExecuteNonQuery();
            return conflicts;
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])
        [
            _begin, _commit, _rollback, _save, _undo, _release, _readVersion, _keepVersion, _put, _add, _replace, _remove,
        ])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private void Abandon()
    {
        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite rolled back by itself, as on a full disk.
        }
    }

    private List<RecordChange?> WriteAll(IReadOnlyList<PendingSave> saves)
    {
        var version = Convert.ToInt64(_readVersion.ExecuteScalar(), CultureInfo.InvariantCulture);
        var conflicts = new List<RecordChange?>(saves.Count);
        foreach (var save in saves)
        {
            conflicts.Add(Write(save, ref version));
        }

        SqliteDatabase.Bind(_keepVersion, version);
        _keepVersion.ExecuteNonQuery();
        return conflicts;
    }

    private RecordChange? Write(PendingSave save, ref long version)
    {
        if (save.Rows.Count == 1)
        {
            // One row alone is whole by itself.
            return Write(save.Clinic.Value, save.Rows[0], ++version) ? null : save.Rows[0].Change;
        }

        _save.ExecuteNonQuery();
        RecordChange? conflict = null;
        foreach (var row in save.Rows)
        {
            if (!Write(save.Clinic.Value, row, ++version))
            {
                _undo.ExecuteNonQuery();
                conflict = row.Change;
                break;
            }
        }

        _release.ExecuteNonQuery();
        return conflict;
    }

    /// <returns>False when the change's condition does not hold.</returns>
    private bool Write(string clinic, PendingRow row, long version)
    {
        var (change, json) = row;
        if (json is null)
        {
            SqliteDatabase.Bind(_remove, clinic, change.Kind, change.Key);
            _remove.ExecuteNonQuery();
            return true;
        }

        var command = change.Condition switch
        {
            WriteCondition.Absent => _add,
            WriteCondition.Unchanged => _replace,
            _ => _put,
        };
        SqliteDatabase.Bind(command, clinic, change.Kind, change.Key, version, json);
        if (change.Condition == WriteCondition.Unchanged)
        {
            command.Parameters["$old"].Value = long.Parse(change.Version!, CultureInfo.InvariantCulture);
        }

        return command.ExecuteNonQuery() == 1;
    }

    private SqliteCommand Command(string sql, params string[] names) =>
        SqliteDatabase.Command(_connection, sql, [.. names.Select(name => (name, (object?)null))]);
}

/// <summary>A save that waits for its commit.</summary>
/// <param name="Clinic">Whose.</param>
/// <param name="Rows">All of them or none is written.</param>
/// <param name="Done">Ends once it is durable, with the change whose condition did not hold.</param>
internal sealed record PendingSave(
    ClinicId Clinic, IReadOnlyList<PendingRow> Rows, TaskCompletionSource<RecordChange?> Done);

/// <summary>One row of a save; no JSON removes.</summary>
internal sealed record PendingRow(RecordChange Change, string? Json);
