using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>
/// Looks into the program's data folder from outside: its databases by plain SQL and its files by name, sharing no
/// code with the program.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private DataFolder(string path) => Path = path;

    public string Path { get; }

    public static DataFolder Temporary() => new(Directory.CreateTempSubdirectory("claims-e2e").FullName);

    public string[] Files(string folder, string pattern) =>
        Directory.Exists(System.IO.Path.Combine(Path, folder))
            ? Directory.GetFiles(System.IO.Path.Combine(Path, folder), pattern, SearchOption.AllDirectories)
            : [];

    /// <summary>All records of a kind.</summary>
    public IReadOnlyList<JsonElement> Records(string kind) =>
        [.. Query("claims.db", "select json from records where kind = $p", kind).Select(Parse)];

    /// <summary>A number out of a database.</summary>
    public long Number(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Every text that the workflow engine keeps: histories, inboxes, states, outputs.</summary>
    public IReadOnlyList<string> WorkflowTexts()
    {
        var texts = new List<string>();
        using var connection = Open("workflows.db");
        foreach (var table in Query("workflows.db", "select name from sqlite_master where type = 'table'", null))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"select * from \"{table}\"";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    texts.Add(reader.GetValue(column) is byte[] bytes
                        ? System.Text.Encoding.UTF8.GetString(bytes)
                        : reader.GetValue(column).ToString()!);
                }
            }
        }

        return texts;
    }

    /// <summary>The money of every encounter, by sample and ordinal: what the ledger says, summed here.</summary>
    public SortedDictionary<string, Balances> Books()
    {
        var names = Records("chart").ToDictionary(
            chart => chart.GetProperty("id").GetString()!,
            chart => System.IO.Path.GetFileNameWithoutExtension(chart.GetProperty("fileName").GetString()!));
        var books = new SortedDictionary<string, Balances>(StringComparer.Ordinal);
        foreach (var entry in Records("ledger"))
        {
            var encounter = entry.GetProperty("encounter").GetString()!;
            var hyphen = encounter.LastIndexOf('-');
            var key = $"{names[encounter[..hyphen]]}/{encounter[(hyphen + 1)..]}";
            books.TryAdd(key, new());
            books[key].Move(
                entry.GetProperty("from").GetString()!,
                entry.GetProperty("to").GetString()!,
                entry.GetProperty("amount").GetDecimal());
        }

        return books;
    }

    /// <summary>The last stage of every encounter, by sample and ordinal.</summary>
    public SortedDictionary<string, string> Stages()
    {
        var names = Records("chart").ToDictionary(
            chart => chart.GetProperty("id").GetString()!,
            chart => System.IO.Path.GetFileNameWithoutExtension(chart.GetProperty("fileName").GetString()!));
        var stages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var progress in Records("progress"))
        {
            var subject = progress.GetProperty("subject").GetString()!;
            var name = names[progress.GetProperty("chart").GetString()!];
            stages[$"{name}/{subject[(subject.LastIndexOf('-') + 1)..]}"] = progress.GetProperty("stage").GetString()!;
        }

        return stages;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private IEnumerable<string> Query(string database, string sql, string? parameter)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (parameter is not null)
        {
            command.Parameters.AddWithValue("$p", parameter);
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }

    private SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(
            $"Data Source={System.IO.Path.Combine(Path, database)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }
}

/// <summary>What each account of an encounter holds.</summary>
internal sealed class Balances
{
    private readonly SortedDictionary<string, decimal> _accounts = new(StringComparer.Ordinal);

    public decimal this[string account] => _accounts.GetValueOrDefault(account);

    public void Move(string from, string to, decimal amount)
    {
        _accounts[from] = this[from] - amount;
        _accounts[to] = this[to] + amount;
    }

    /// <summary>Accounts that hold something, as text: two books are the same when their texts are.</summary>
    public override string ToString() => string.Join(
        ' ',
        _accounts.Where(account => account.Value != 0).Select(account => FormattableString.Invariant(
            $"{account.Key}={account.Value:0.00}")));
}
