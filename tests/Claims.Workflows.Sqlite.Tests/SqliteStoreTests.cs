using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));

    private string Database => _folder.File("deep/down/workflows.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dead_owners_instances_are_taken_over_before_its_lease_ends()
    {
        await using var store = await OpenAsync();
        var first = await store.ClaimAsync("first", default);
        Assert.False(first.LeaseWasLost);
        await store.CreateAsync(NewInstance("a"), "first", default);

        await using var other = await OpenAsync();
        Assert.Empty((await other.ClaimAsync("second", default)).Wakes);

        // As after a kill there is the owner's row, and a lock file nobody holds.
        Assert.Single(LockFiles("first"));
        await store.DisposeAsync();
        await using var third = await OpenAsync();
        var claim = await third.ClaimAsync("third", default);
        Assert.Equal(["a"], claim.Wakes.Select(w => w.InstanceId));
        Assert.NotNull(await third.LoadAsync("a", "third", default));
        Assert.Null(await third.LoadAsync("a", "first", default));
        Assert.Empty(LockFiles("first"));
    }

    [Fact]
    public async Task A_silent_owner_keeps_its_instances_until_its_lease_ends_and_then_learns_of_its_loss()
    {
        await using var store = await OpenAsync();
        await store.ClaimAsync("first", default);
        await store.CreateAsync(NewInstance("a"), "first", default);
        await using var other = await OpenAsync();
        Assert.Empty((await other.ClaimAsync("second", default)).Wakes);

        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty((await other.ClaimAsync("second", default)).Wakes);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["a"], (await other.ClaimAsync("second", default)).Wakes.Select(w => w.InstanceId));

        // It only sleeps: awake, it is to be known by its file again.
        Assert.Single(LockFiles("first"));
        var turn = new Turn("a", "first", _clock.GetUtcNow(), InstanceStatus.Completed);
        Assert.Equal(CommitOutcome.NotOwned, await store.CommitAsync(turn, default));
        Assert.True((await store.ClaimAsync("first", default)).LeaseWasLost);
        Assert.False((await store.ClaimAsync("first", default)).LeaseWasLost);
    }

    [Fact]
    public async Task A_heartbeat_tells_of_other_processes_writes_and_not_of_its_own()
    {
        await using var store = await OpenAsync();
        await using var other = await OpenAsync();
        await store.ClaimAsync("first", default);
        await store.CreateAsync(NewInstance("a"), "first", default);
        Assert.False((await store.ClaimAsync("first", default)).ForeignChange);

        await other.PostAsync("a", new EventRaised("go", JsonElement.Parse("1")), default);
        var claim = await store.ClaimAsync("first", default);
        Assert.True(claim.ForeignChange);
        Assert.Equal([new Wake("a", null)], claim.Wakes);
        Assert.False((await store.ClaimAsync("first", default)).ForeignChange);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        await File.WriteAllTextAsync(Database, new string('x', 5_000));
        var e = await Assert.ThrowsAsync<InvalidDataException>(OpenAsync);
        Assert.Contains(Database, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_not_open_says_what_to_do()
    {
        await using var store = new SqliteWorkflowStore(Database);
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => store.GetAsync("a", default));
        Assert.Contains("OpenAsync", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_lists_are_read_page_by_page_without_gaps()
    {
        await using var store = await OpenAsync();
        var numbers = Enumerable.Range(0, 450);
        await Task.WhenAll(numbers.Select(i => store.CreateAsync(NewInstance($"i{i}"), null, default)));
        var ids = new HashSet<string>();
        await foreach (var instance in store.ListAsync(new InstanceFilter(), default))
            Assert.True(ids.Add(instance.Id));
        Assert.Equal(450, ids.Count);
    }

    private NewInstance NewInstance(string id) =>
        new(id, new RunStarted(_clock.GetUtcNow(), "flow", JsonElement.Parse("null"), 0, 0));

    private string[] LockFiles(string owner) =>
        Directory.GetFiles(Path.GetDirectoryName(Database)!, $"*-owner-{owner}.lock");

    private async Task<SqliteWorkflowStore> OpenAsync()
    {
        var store = new SqliteWorkflowStore(Database, TimeSpan.FromSeconds(30), _clock);
        await store.OpenAsync(default);
        return store;
    }
}
