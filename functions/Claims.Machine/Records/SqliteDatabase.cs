using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Claims.Machine.Records;

/// <summary>A SQLite file whose commits reach the disk, brought up to date by numbered .sql files.</summary>
public sealed class SqliteDatabase
{
    private readonly string _connectionString;

    private SqliteDatabase(string path) =>
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();

    /// <summary>Creates or upgrades a database.</summary>
    /// <param name="path">The file.</param>
    /// <param name="owner">A type of whose folder Sql the embedded .sql files are.</param>
    public static SqliteDatabase Open(string path, Type owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var database = new SqliteDatabase(path);
        using var connection = database.Connect();
        Execute(connection, "PRAGMA journal_mode = WAL");
        database.Upgrade(connection, ScriptsOf(owner));
        return database;
    }

    /// <summary>A connection of the pool; every commit on it waits for the disk.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>Runs a statement that returns nothing.</summary>
    public static int Execute(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>A statement with its values.</summary>
    public static SqliteCommand Command(
        SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Gives the first parameters of a statement that is kept their values.</summary>
    internal static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at];
        }
    }

    private void Upgrade(SqliteConnection connection, IReadOnlyList<(int Version, string Sql)> scripts)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)");
        using var query = Command(connection, "SELECT coalesce(max(version), 0) FROM schema_version");
        var present = Convert.ToInt32(query.ExecuteScalar(), CultureInfo.InvariantCulture);
        var newest = scripts[^1].Version;
        if (present > newest)
        {
            throw new InvalidDataException(
                $"{connection.DataSource} was written by a newer version of this program (schema {present}; this one "
                + $"knows {newest}). Run the newer version, or restore a copy made before the upgrade.");
        }

        foreach (var (version, sql) in scripts.Where(script => script.Version > present))
        {
            Execute(connection, sql);
            Execute(connection, "INSERT INTO schema_version VALUES ($version)", ("$version", version));
        }

        transaction.Commit();
    }

    private static List<(int Version, string Sql)> ScriptsOf(Type owner)
    {
        var assembly = owner.Assembly;
        var prefix = $"{owner.Namespace}.Sql.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => (
                    int.Parse(name.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture), Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
