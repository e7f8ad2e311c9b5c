using Microsoft.Data.Sqlite;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>The world the crash test's activities change: each effect is keyed, so doing it again does nothing.
/// </summary>
internal sealed class Ledger
{
    private readonly string _settings;

    public Ledger(string path)
    {
        _settings = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        Execute("pragma journal_mode = wal");
        Execute("create table if not exists effects (key text primary key, runs integer not null)");
    }

    /// <summary>Records an effect once, and how often it was tried.</summary>
    public void Record(string key) => Execute(
        "insert into effects values (@0, 1) on conflict (key) do update set runs = runs + 1", key);

    /// <summary>The effects and how often each was tried.</summary>
    public Dictionary<string, int> Read()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select key, runs from effects";
        using var reader = command.ExecuteReader();
        var effects = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read())
            effects.Add(reader.GetString(0), reader.GetInt32(1));
        return effects;
    }

    private void Execute(string sql, string? value = null)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (value is not null)
            command.Parameters.AddWithValue("@0", value);
        command.ExecuteNonQuery();
    }

    // A kill of the process loses nothing that was written, whatever the ledger's own fsync.
    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_settings);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma synchronous = off";
        command.ExecuteNonQuery();
        return connection;
    }
}
