using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Claims.Workflows.Sqlite;

/// <summary>
/// A prepared statement, its parameters named @0, @1 and so on. The writer's time is the store's narrowest place, and
/// a command of ADO.NET costs several times what SQLite itself needs.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _handle;
    private readonly int[] _positions;

    public Statement(sqlite3 database, string sql, int parameters)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle));
        _positions = new int[parameters];
        for (var i = 0; i < parameters; i++)
            _positions[i] = raw.sqlite3_bind_parameter_index(_handle, Name(i));
    }

    public Row Row => new(_handle);

    public void Dispose() => _handle.Dispose();

    public void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            Check(Bind(_positions[i], values[i]));
    }

    /// <returns>True when there is a row to read.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Makes the statement ready to run again; what it failed with was told by <see cref="Step"/>.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_handle);

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_handle, position),

        // An empty span has no address, and SQLite would take it for null.
        "" => raw.sqlite3_bind_text(_handle, position, ""),
        string text => BindText(position, text),
        byte[] utf8 => raw.sqlite3_bind_text(_handle, position, utf8),
        int number => raw.sqlite3_bind_int64(_handle, position, number),
        long number => raw.sqlite3_bind_int64(_handle, position, number),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be a parameter.", nameof(value)),
    };

    private int BindText(int position, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, buffer);
        var code = raw.sqlite3_bind_text(_handle, position, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return code;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"@{index}");
}
