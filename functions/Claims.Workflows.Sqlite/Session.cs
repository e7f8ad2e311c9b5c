using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Claims.Workflows.Sqlite;

/// <summary>A connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    public Session(string path)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 };
        _connection = new SqliteConnection(settings.ToString());
        _connection.Open();
        RunScript("pragma busy_timeout = 30000; pragma synchronous = full;");
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

    /// <summary>Runs a statement that changes rows; its parameters are @0, @1 and so on.</summary>
    /// <returns>The rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql, values);
        try
        {
            while (statement.Step())
            {
                // What it returns is not asked for.
            }

            return raw.sqlite3_changes(_connection.Handle);
        }
        finally
        {
            statement.Reset();
        }
    }

    public List<T> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql, values);
        try
        {
            var rows = new List<T>();
            while (statement.Step())
                rows.Add(read(statement.Row));
            return rows;
        }
        finally
        {
            statement.Reset();
        }
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
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            Run("rollback");
    }

    private Statement Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new Statement(_connection.Handle!, sql, values.Length));
        statement.Bind(values);
        return statement;
    }
}
