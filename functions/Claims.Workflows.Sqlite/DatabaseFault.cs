using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Claims.Workflows.Sqlite;

/// <summary>Says of a database that fails as a whole which one it is, what is wrong and what to do.</summary>
internal static class DatabaseFault
{
    /// <returns>Null when the statement is at fault, not the database.</returns>
    public static Exception? Of(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => NewDamage(path, "is damaged at its beginning, or not a database", e),
        raw.SQLITE_CORRUPT => NewDamage(path, $"is damaged: {Said(e)}", e),
        raw.SQLITE_FULL => NewFault(path, "the disk is full. Make room; work then goes on by itself", e),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => NewFault(
            path, "another process keeps it locked. End that process's transaction; work then goes on by itself", e),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => NewFault(
            path, "the file or its folder cannot be opened for writing. Look at their permissions and at the disk", e),
        raw.SQLITE_IOERR => NewFault(
            path, $"the disk failed ({Code(e)}). Look at the disk and the room on it; work then goes on by itself", e),
        _ => null,
    };

    /// <summary>True when every write fails now, not just the one that was told so.</summary>
    public static bool IsFault(Exception e) => e.InnerException is SqliteException;

    public static InvalidDataException NewDamage(string path, string what, Exception? cause = null) => new(
        $"The workflow database '{path}' {what}. Stop everything that uses it and restore it from a backup.", cause);

    private static IOException NewFault(string path, string what, SqliteException e) =>
        new($"The workflow database '{path}' cannot be used: {what}.", e);

    private static string Said(SqliteException e) =>
        $"{raw.sqlite3_errstr(e.SqliteErrorCode).utf8_to_string()} ({Code(e)})";

    private static string Code(SqliteException e) =>
        string.Create(CultureInfo.InvariantCulture, $"SQLite error {e.SqliteExtendedErrorCode}");
}
