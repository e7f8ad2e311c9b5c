using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Claims.Core.Primitives;

namespace Claims.Core.Tests.Charts;

/// <summary>
/// Records in memory, kept as JSON like in the real stores, so that a record that does not survive the way there and
/// back fails here. <see cref="BeforeSave"/> lets a test fail or overtake a write.
/// </summary>
internal sealed class InMemoryRecords : IRecords
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (string Json, int Version)> _records = new(StringComparer.Ordinal);
    private int _version;

    /// <summary>Runs before each write, outside of any lock.</summary>
    public Func<IReadOnlyList<RecordChange>, Task>? BeforeSave { get; set; }

    /// <summary>The newest version given: how many writes there were.</summary>
    public int Version => _version;

    public Task<Versioned<T>?> FindAsync<T>(ClinicId clinic, string key, CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        lock (_lock)
        {
            return Task.FromResult(
                _records.TryGetValue(Path(clinic, T.Kind, key), out var found) ? Read<T>(found) : null);
        }
    }

    public async IAsyncEnumerable<Versioned<T>> ListAsync<T>(
        ClinicId clinic, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        List<Versioned<T>> found;
        lock (_lock)
        {
            var prefix = Path(clinic, T.Kind, keyPrefix);
            found = [.. _records.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(pair => Read<T>(pair.Value))];
        }

        foreach (var record in found)
        {
            yield return record;
        }

        await Task.CompletedTask;
    }

    public async Task SaveAsync(
        ClinicId clinic, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        if (BeforeSave is { } hook)
        {
            await hook(changes);
        }

        lock (_lock)
        {
            foreach (var change in changes)
            {
                Check(clinic, change);
            }

            _version++;
            foreach (var change in changes)
            {
                var path = Path(clinic, change.Kind, change.Key);
                if (change.Record is null)
                {
                    _records.Remove(path);
                }
                else
                {
                    _records[path] = (
                        JsonSerializer.Serialize(change.Record, change.Type, CoreJson.Options), _version);
                }
            }
        }
    }

    private void Check(ClinicId clinic, RecordChange change)
    {
        var there = _records.TryGetValue(Path(clinic, change.Kind, change.Key), out var found);
        var holds = change.Condition switch
        {
            WriteCondition.Absent => !there,
            WriteCondition.Unchanged =>
                there && found.Version.ToString(CultureInfo.InvariantCulture) == change.Version,
            _ => true,
        };
        if (!holds)
        {
            throw new RecordConflictException(change.Kind, change.Key);
        }
    }

    private static Versioned<T> Read<T>((string Json, int Version) found) =>
        new(
            JsonSerializer.Deserialize<T>(found.Json, CoreJson.Options)!,
            found.Version.ToString(CultureInfo.InvariantCulture));

    private static string Path(ClinicId clinic, string kind, string key) => $"{clinic}\n{kind}\n{key}";
}
