using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Claims.Workflows.Sqlite;

/// <summary>A connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    public Session(string path)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 };
        _connection = new SqliteConnection(settings.ToString());
        _connection.Open();
        RunScript("pragma busy_timeout = 5000; pragma synchronous = full;");
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    /// <summary>Runs statements that are not worth keeping.</summary>
    public void RunScript(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement; its parameters are @0, @1 and so on.</summary>
    /// <returns>The rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Runs an action in a transaction that writes from its beginning on.</summary>
    public void Transact(Action action)
    {
        Run("begin immediate");
        var began = Stopwatch.GetTimestamp();
        try
        {
            action();
            StoreMeter.Statements.RecordSince(began);
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Reads several things as of one moment.</summary>
    public T Snapshot<T>(Func<T> read)
    {
        Run("begin");
        try
        {
            return read();
        }
        finally
        {
            Rollback();
        }
    }

    // Seen by name in a profile: here the disk is waited for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Commit()
    {
        var began = Stopwatch.GetTimestamp();
        Run("commit");
        StoreMeter.Commit.RecordSince(began);
    }

    private void Rollback()
    {
        // SQLite may have rolled back by itself, on a full disk for one.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            Run("rollback");
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = Name(i) });
            _statements.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"@{index}");
}
