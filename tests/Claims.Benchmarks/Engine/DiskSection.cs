using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Claims.Benchmarks.Engine;

/// <summary>What the disk gives to anyone, in this run: fsyncs, and plain SQLite commits.</summary>
internal static class DiskSection
{
    public static Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("The disk");
        run.Report.Questions();
        var appended = Fsyncs(run, run.Count(3_000, 500), append: true);
        run.Report.Measured("fsyncs of a growing file", $"{PerSecond(appended)}; {appended}", "4 KiB appended, fsync");
        MeasureFsync(run);
        run.Report.Measured(
            "fsyncs in place", $"{PerSecond(run.Fsync)}; {run.Fsync}",
            "4 KiB written again at the same place, as SQLite's log mostly is: the fsync goals are set by");

        using var connection = Open(run.NewFile("plain.db"));
        var single = Commits(connection, run.Count(5_000, 500), rows: 1);
        run.PlainCommits = 1 / single.P50.TotalSeconds;
        run.Report.Measured(
            "plain SQLite commits", $"{PerSecond(single)}; {single}", "one row each, WAL, synchronous=FULL");
        var grouped = Commits(connection, run.Count(500, 50), rows: 100);
        run.Report.Measured(
            "grouped SQLite commits", $"{PerSecond(grouped)}; {grouped}", "100 rows each, so 100 times the rows");
        return Task.CompletedTask;
    }

    /// <summary>Looks at the fsync again, right beside what is judged by it.</summary>
    public static void MeasureFsync(BenchRun run) => run.Fsync = Fsyncs(run, run.Count(2_000, 500), append: false);

    private static string PerSecond(Times times) =>
        string.Create(CultureInfo.InvariantCulture, $"{1 / times.P50.TotalSeconds:N0}/s");

    private static Times Fsyncs(BenchRun run, int count, bool append)
    {
        using var file = new FileStream(run.NewFile("fsync"), FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var block = new byte[4096];
        return Repeat(count, () =>
        {
            if (!append)
                file.Position = 0;
            file.Write(block);
            file.Flush(flushToDisk: true);
        });
    }

    private static Times Commits(SqliteConnection connection, int count, int rows)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into t (text) values ('a plain row of about the size of a fact of a history')";
        using var begin = connection.CreateCommand();
        begin.CommandText = "begin immediate";
        using var commit = connection.CreateCommand();
        commit.CommandText = "commit";
        return Repeat(count, () =>
        {
            begin.ExecuteNonQuery();
            for (var row = 0; row < rows; row++)
                insert.ExecuteNonQuery();
            commit.ExecuteNonQuery();
        });
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText =
            "pragma journal_mode = wal; pragma synchronous = full; create table t (n integer primary key, text text)";
        setUp.ExecuteNonQuery();
        return connection;
    }

    private static Times Repeat(int count, Action action)
    {
        var times = new List<TimeSpan>(count);
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        return new Times(times);
    }
}
