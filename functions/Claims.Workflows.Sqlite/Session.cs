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

    /// <summary>Opens the database; every session's faults are told in the words of <see cref="DatabaseFault"/>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long to wait for another process's lock; whole seconds; 30 by default.</param>
    public Session(string path, TimeSpan? patience = null)
    {
        Path = path;
        var seconds = (int)(patience ?? TimeSpan.FromSeconds(30)).TotalSeconds;
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = seconds,
        };
        _connection = new SqliteConnection(settings.ToString());
        try
        {
            _connection.Open();
            RunScript($"pragma busy_timeout = {seconds}000; pragma synchronous = full;");
        }
        catch (SqliteException e) when (DatabaseFault.Of(e, path) is { } fault)
        {
            _connection.Dispose();
            throw fault;
        }
    }

    /// <summary>The database's file.</summary>
    public string Path { get; }

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
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException e) when (DatabaseFault.Of(e, Path) is { } fault)
        {
            throw fault;
        }
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
        catch (SqliteException e) when (DatabaseFault.Of(e, Path) is { } fault)
        {
            throw fault;
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
        catch (SqliteException e) when (DatabaseFault.Of(e, Path) is { } fault)
        {
            throw fault;
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
            _statements.Add(sql, statement = Make(sql, values.Length));
        statement.Bind(values);
        return statement;
    }

    /// <summary>Reads the schema, and so meets a damaged or locked file first.</summary>
    private Statement Make(string sql, int parameters)
    {
        try
        {
            return new Statement(_connection.Handle!, sql, parameters);
        }
        catch (SqliteException e) when (DatabaseFault.Of(e, Path) is { } fault)
        {
            throw fault;
        }
    }
}
