using System.Diagnostics;
using System.Globalization;
using Claims.Local.Stores;
using Microsoft.Data.Sqlite;

namespace Claims.Benchmarks.Dunning;

/// <summary>
/// What a pass cannot do without, by the barest means of the same run: its rows by plain SQLite, many in a commit, and
/// its files written and flushed one after the other.
/// </summary>
internal static class FloorSection
{
    private const int RowsAtOnce = 100;

    /// <summary>A row is about so long, a file too.</summary>
    private const int Bytes = 700;

    public static TimeSpan Rows(string folder, int count)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "rows.db")};Pooling=false");
        connection.Open();
        Run("pragma journal_mode = wal; pragma synchronous = full; create table t (key text primary key, json text)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into t values ($key, $json)";
        var key = insert.Parameters.AddWithValue("$key", "");
        insert.Parameters.AddWithValue("$json", new string('x', Bytes));
        var began = Stopwatch.GetTimestamp();
        for (var row = 0; row < count; row += RowsAtOnce)
        {
            Run("begin immediate");
            for (var at = row; at < Math.Min(count, row + RowsAtOnce); at++)
            {
                key.Value = at.ToString("x20", CultureInfo.InvariantCulture);
                insert.ExecuteNonQuery();
            }

            Run("commit");
        }

        return Stopwatch.GetElapsedTime(began);

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    public static async Task<TimeSpan> FilesAsync(string folder, int count)
    {
        var content = new byte[Bytes];
        var began = Stopwatch.GetTimestamp();
        for (var file = 0; file < count; file++)
        {
            await DurableFile.WriteAsync(Path.Combine(folder, $"{file}.eml"), content, default);
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
