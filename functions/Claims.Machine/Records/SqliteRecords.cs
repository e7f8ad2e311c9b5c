using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Claims.Core.Primitives;

namespace Claims.Machine.Records;

/// <summary>
/// Records in SQLite. Saves that arrive together share one commit, because a commit waits for the disk and a row
/// does not.
/// </summary>
public sealed class SqliteRecords : IRecords, IAsyncDisposable
{
    private const int LargestGroup = 256;

    /// <summary>A list holds so many records at a time; what is written meanwhile may be in a later page.</summary>
    private const int PageRows = 500;

    private static readonly int MaxIdleReaders = Environment.ProcessorCount * 4;

    private readonly SqliteDatabase _database;
    private readonly ConcurrentBag<RecordReader> _readers = [];
    private readonly Channel<PendingSave> _pending =
        Channel.CreateUnbounded<PendingSave>(new() { SingleReader = true });

    private readonly RecordWriter _writer;
    private readonly Thread _writing;
    private volatile bool _disposed;

    public SqliteRecords(string path)
    {
        _database = SqliteDatabase.Open(path, typeof(SqliteRecords));

        _writer = new(_database);

        // A thread of its own: a commit waits for the disk, and the pool's threads are for those who do not.
        _writing = new(WriteAll) { IsBackground = true, Name = "records writer" };
        _writing.Start();
    }

    public Task<Versioned<T>?> FindAsync<T>(ClinicId clinic, string key, CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = Read(reader => reader.Find(clinic.Value, T.Kind, key));
        return Task.FromResult(found is { } row ? Record<T>(row) : null);
    }

    public async IAsyncEnumerable<Versioned<T>> ListAsync<T>(
        ClinicId clinic, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        var (rows, last) = Read(reader => reader.Page(clinic.Value, T.Kind, keyPrefix, null, PageRows));
        while (true)
        {
            // A long list's next page is read while this one is used.
            var (after, next) = (last, Task.FromResult<(IReadOnlyList<StoredRecord>, string?)>(([], null)));
            if (after is not null)
            {
                next = Task.Run(
                    () => Read(reader => reader.Page(clinic.Value, T.Kind, keyPrefix, after, PageRows)), cancellationToken);
            }

            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Record<T>(row);
            }

            if (after is null)
            {
                yield break;
            }

            (rows, last) = await next;
        }
    }

    public async Task SaveAsync(
        ClinicId clinic, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = changes.Select(change => new PendingRow(change, Json(change))).ToList();
        var save = new PendingSave(clinic, rows, new(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!_pending.Writer.TryWrite(save), this);
        if (await save.Done.Task is { } conflict)
        {
            throw new RecordConflictException(conflict.Kind, conflict.Key);
        }
    }

    public ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        _writing.Join();
        _writer.Dispose();
        _disposed = true;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static string? Json(RecordChange change) =>
        change.Record is null ? null : JsonSerializer.Serialize(change.Record, change.Type, CoreJson.Options);

    private static Versioned<T> Record<T>(StoredRecord row)
        where T : class, IRecord<T> =>
        new(
            JsonSerializer.Deserialize<T>(row.Json, CoreJson.Options)!,
            row.Version.ToString(CultureInfo.InvariantCulture));

    private T Read<T>(Func<RecordReader, T> read)
    {
        var reader = _readers.TryTake(out var idle) ? idle : new RecordReader(_database);
        try
        {
            return read(reader);
        }
        finally
        {
            if (_disposed || _readers.Count >= MaxIdleReaders)
            {
                reader.Dispose();
            }
            else
            {
                _readers.Add(reader);
            }
        }
    }

    private void WriteAll()
    {
        while (_pending.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var group = new List<PendingSave>();
            while (group.Count < LargestGroup && _pending.Reader.TryRead(out var save))
            {
                group.Add(save);
            }

            WriteGroup(group);
        }
    }

    private void WriteGroup(List<PendingSave> group)
    {
        try
        {
            foreach (var (save, conflict) in group.Zip(_writer.Write(group)))
            {
                save.Done.SetResult(conflict);
            }
        }
        catch (Exception exception)
        {
            // Whatever it was, nobody may wait for ever; and the thread writes the next group.
            group.ForEach(save => save.Done.SetException(new IOException(
                $"The records could not be written: {exception.Message}", exception)));
        }
    }
}
