using System.Text.RegularExpressions;

namespace Claims.Workflows.Sqlite;

/// <summary>
/// Looks for damage when a database is opened. The log is looked at every time. The file, for which all of it must be
/// read (0.6 s for 100,000 instances of 20 facts when it is in memory, 9 s when it is not), only after an owner died.
/// </summary>
internal static partial class DamageCheck
{
    /// <summary>Before SQLite reads the log: it would go on without what it cannot read.</summary>
    /// <exception cref="InvalidDataException">Transactions that were acknowledged cannot be read.</exception>
    public static void OfLog(string database)
    {
        var log = $"{database}-wal";
        if (!File.Exists(log))
            return;
        if (new FileInfo(database) is not { Exists: true, Length: > 0 } && new FileInfo(log).Length > 0)
            throw DatabaseFault.NewDamage(database, $"is missing or empty, but its log '{log}' is not");
        if (WriteAheadLog.FindDamage(log) is { } frame)
        {
            throw DatabaseFault.NewDamage(
                database,
                $"has a damaged log: '{log}' cannot be read from frame {frame} on, and later transactions follow");
        }
    }

    /// <exception cref="InvalidDataException">The structure of the file is damaged.</exception>
    public static void OfFile(Session session, string database)
    {
        var found = session.Query("pragma quick_check(1)", r => r.GetString(0)).Single();
        if (found == "ok")
            return;
        var tables = TreeNumber().Match(found) is { Success: true } tree
            ? session.Query(
                "select name from sqlite_master where rootpage = @0", r => r.GetString(0), tree.Groups[1].Value)
            : [];
        var where = tables.Count == 0 ? "" : $" in '{tables[0]}'";
        throw DatabaseFault.NewDamage(database, $"is damaged{where}: {found.ReplaceLineEndings(" ")}");
    }

    [GeneratedRegex(@"Tree (\d+)")]
    private static partial Regex TreeNumber();
}
