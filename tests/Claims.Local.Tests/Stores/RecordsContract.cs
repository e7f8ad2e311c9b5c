using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Local.Tests.Stores;

/// <summary>What every adapter of <see cref="IRecords"/> must do; an adapter's tests derive from it.</summary>
public abstract class RecordsContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ClinicId _clinic = TextId.Parse<ClinicId>("north");
    private readonly ClinicId _other = TextId.Parse<ClinicId>("south");

    /// <summary>The adapter under test, empty at the start of a test.</summary>
    protected abstract IRecords Records { get; }

    [SkippableFact]
    public async Task A_record_that_nobody_wrote_is_null() =>
        Assert.Null(await Records.FindAsync<AuditEntry>(_clinic, "a", None));

    [SkippableFact]
    public async Task What_is_written_is_read_back_equal()
    {
        var written = Entry("chart/1");
        await Records.SaveAsync(_clinic, [RecordChange.Put(written)], None);
        Assert.Equal(written, (await Records.FindAsync<AuditEntry>(_clinic, "chart/1", None))!.Record);
    }

    [SkippableFact]
    public async Task Clinics_and_kinds_do_not_see_each_other()
    {
        await Records.SaveAsync(_clinic, [RecordChange.Put(Entry("same"))], None);
        Assert.Null(await Records.FindAsync<AuditEntry>(_other, "same", None));
        Assert.Null(await Records.FindAsync<WorkItem>(_clinic, "same", None));
    }

    [SkippableFact]
    public async Task Add_RecordIsThere_ConflictsAndWritesNothing()
    {
        await Records.SaveAsync(_clinic, [RecordChange.Add(Entry("a", "first"))], None);
        var conflict = await Assert.ThrowsAsync<RecordConflictException>(() => Records.SaveAsync(
            _clinic, [RecordChange.Put(Entry("b")), RecordChange.Add(Entry("a", "second"))], None));
        Assert.Equal("a", conflict.Key);
        Assert.Null(await Records.FindAsync<AuditEntry>(_clinic, "b", None));
        Assert.Equal("first", (await Records.GetAsync<AuditEntry>(_clinic, "a", None)).Action);
    }

    [SkippableFact]
    public async Task Replace_SomebodyElseWroteFirst_Conflicts()
    {
        await Records.SaveAsync(_clinic, [RecordChange.Put(Entry("a", "first"))], None);
        var read = (await Records.FindAsync<AuditEntry>(_clinic, "a", None))!;
        await Records.SaveAsync(_clinic, [RecordChange.Replace(read, Entry("a", "second"))], None);
        await Assert.ThrowsAsync<RecordConflictException>(
            () => Records.SaveAsync(_clinic, [RecordChange.Replace(read, Entry("a", "third"))], None));
        Assert.Equal("second", (await Records.GetAsync<AuditEntry>(_clinic, "a", None)).Action);
    }

    [SkippableFact]
    public async Task Replace_RecordWasRemovedAndAddedAgain_Conflicts()
    {
        var first = Entry("a", "first");
        await Records.SaveAsync(_clinic, [RecordChange.Put(first)], None);
        var read = (await Records.FindAsync<AuditEntry>(_clinic, "a", None))!;
        await Records.SaveAsync(_clinic, [RecordChange.Remove(first)], None);
        await Records.SaveAsync(_clinic, [RecordChange.Add(first)], None);
        await Assert.ThrowsAsync<RecordConflictException>(
            () => Records.SaveAsync(_clinic, [RecordChange.Replace(read, Entry("a", "late"))], None));
    }

    [SkippableFact]
    public async Task Remove_RecordIsNotThere_DoesNothing()
    {
        await Records.SaveAsync(_clinic, [RecordChange.Remove(Entry("a"))], None);
        Assert.Null(await Records.FindAsync<AuditEntry>(_clinic, "a", None));
    }

    [SkippableFact]
    public async Task A_later_change_of_one_save_sees_the_earlier_ones()
    {
        await Assert.ThrowsAsync<RecordConflictException>(() => Records.SaveAsync(
            _clinic, [RecordChange.Add(Entry("a")), RecordChange.Add(Entry("a"))], None));
        Assert.Null(await Records.FindAsync<AuditEntry>(_clinic, "a", None));
    }

    [SkippableFact]
    public async Task List_gives_the_keys_with_the_prefix_in_ordinal_order()
    {
        string[] keys = ["a/2", "b", "a/10", "A/1", "a/1", "a", "a0", "a/\u00e9", "a/z"];
        await Records.SaveAsync(_clinic, [.. keys.Select(key => RecordChange.Put(Entry(key)))], None);
        Assert.Equal(["a/1", "a/10", "a/2", "a/z", "a/\u00e9"], await KeysAsync("a/"));
        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync(""));
        Assert.Empty(await KeysAsync("c"));
    }

    [SkippableFact]
    public async Task Writers_that_race_to_add_one_record_leave_one_winner()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Task.Run(() => Records.TryAddAsync(_clinic, Entry("a", $"writer-{number}"), None))));
        Assert.Single(won, true);
        var winner = Array.IndexOf(won, true);
        Assert.Equal($"writer-{winner}", (await Records.GetAsync<AuditEntry>(_clinic, "a", None)).Action);
    }

    [SkippableFact]
    public async Task Concurrent_updates_of_one_record_lose_none()
    {
        await Records.SaveAsync(_clinic, [RecordChange.Put(Entry("a", "0"))], None);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Records.UpdateAsync<AuditEntry>(
            _clinic, "a", old => old with { Action = $"{int.Parse(old.Action, null) + 1}" }, None))));
        Assert.Equal("20", (await Records.GetAsync<AuditEntry>(_clinic, "a", None)).Action);
    }

    /// <summary>An entry that any test may write.</summary>
    protected static AuditEntry Entry(string key, string action = "opened") => new(
        "subject", new DateTimeOffset(2026, 10, 5, 9, 30, 0, TimeSpan.Zero), "coder@clinic.example", action, "", key);

    private async Task<List<string>> KeysAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in Records.ListAsync<AuditEntry>(_clinic, prefix, None))
        {
            keys.Add(found.Record.Key);
        }

        return keys;
    }
}
