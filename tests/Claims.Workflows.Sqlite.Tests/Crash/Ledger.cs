using Microsoft.Data.Sqlite;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>
/// The world the crash suite's activities change. Each effect is keyed, so doing it again does nothing; and a step that
/// begins while a living process (this one too) is still at it is noted as an overlap.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly string _owner = $"{Environment.ProcessId}-{Guid.NewGuid():N}";
    private readonly FileStream _alive;
    private readonly SqliteConnection _connection;

    public Ledger(string folder)
    {
        _folder = folder;
        _alive = new FileStream(AliveFile(_owner), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        _connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, "ledger.db")};Default Timeout=60;Pooling=False");
        _connection.Open();

        // A kill of the process loses nothing that was written, whatever the ledger's own fsync.
        Run("pragma journal_mode = wal");
        Run("pragma synchronous = off");
        Run("create table if not exists effects (key text primary key, owner text not null, runs integer not null)");
        Run("create table if not exists running (key text primary key, owner text not null)");
        Run("create table if not exists overlaps (key text not null, first text not null, second text not null)");
    }

    /// <summary>Notes that this process is at a step.</summary>
    public void Begin(string key) => Transact(() =>
    {
        var first = Read("select owner from running where key = @0", r => r.GetString(0), key).SingleOrDefault();
        if (first == _owner || (first is not null && IsAlive(first)))
            Run("insert into overlaps values (@0, @1, @2)", key, first, _owner);
        Run("insert or replace into running values (@0, @1)", key, _owner);
    });

    /// <summary>Records a step's effect once, and how often it was done.</summary>
    public void End(string key) => Transact(() =>
    {
        Run("delete from running where key = @0 and owner = @1", key, _owner);
        Run(
            """
            insert into effects values (@0, @1, 1)
            on conflict (key) do update set runs = runs + 1, owner = excluded.owner
            """,
            key,
            _owner);
    });

    /// <summary>Mends what an instance and its sub-workflows had failed for the lack of.</summary>
    public void Mend(string instanceId) => File.WriteAllText(Path.Combine(_folder, $"mended-{instanceId}"), "");

    public bool IsMended(string instanceId) =>
        File.Exists(Path.Combine(_folder, $"mended-{instanceId.Split(':')[0]}"));

    /// <summary>Each effect's key, who did it last, and how often it was done.</summary>
    public List<(string Key, string Owner, int Runs)> Effects() =>
        Read("select key, owner, runs from effects", r => (r.GetString(0), r.GetString(1), r.GetInt32(2)));

    /// <summary>Steps that ran twice at a time, and the owner who was at it first.</summary>
    public List<(string Key, string First)> Overlaps() =>
        Read("select key, first from overlaps", r => (r.GetString(0), r.GetString(1)));

    /// <summary>Steps begun and never ended, by no one.</summary>
    public List<string> Unended() => Read("select key from running", r => r.GetString(0));

    /// <summary>True when no process, a paused one for one, is in the middle of a write.</summary>
    public static bool IsUnlocked(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Default Timeout=1;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "begin immediate; rollback";
        try
        {
            command.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _alive.Dispose();
    }

    private string AliveFile(string owner) => Path.Combine(_folder, $"alive-{owner}");

    private bool IsAlive(string owner)
    {
        try
        {
            new FileStream(AliveFile(owner), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private void Transact(Action action)
    {
        lock (_lock)
        {
            Run("begin immediate");
            action();
            Run("commit");
        }
    }

    private void Run(string sql, params string[] values)
    {
        using var command = Prepare(sql, values);
        command.ExecuteNonQuery();
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params string[] values)
    {
        using var command = Prepare(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Prepare(string sql, string[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"@{i}", values[i]);
        return command;
    }
}
