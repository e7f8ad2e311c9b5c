using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Claims.Workflows.Sqlite;

/// <summary>A connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

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
            RunScript($"pragma busy_timeout = {Math.Min(seconds, 5)}000; pragma synchronous = full;");
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

    /// <summary>Runs a statement; its parameters are @0, @1 and so on.</summary>
    /// <returns>The rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        try
        {
            return Prepare(sql, values).ExecuteNonQuery();
        }
        catch (SqliteException e) when (DatabaseFault.Of(e, Path) is { } fault)
        {
            throw fault;
        }
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        try
        {
            using var reader = Prepare(sql, values).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        catch (SqliteException e) when (DatabaseFault.Of(e, Path) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Runs an action in a transaction that writes from its beginning on.</summary>
    public void Transact(Action action)
    {
        Run("begin immediate");
        try
        {
            action();
            Run("commit");
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
