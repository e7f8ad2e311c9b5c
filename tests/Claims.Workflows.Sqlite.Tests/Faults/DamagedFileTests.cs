using System.Text.Json;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class DamagedFileTests : IDisposable
{
    private const int PageBytes = 4096;
    private const int FrameBytes = PageBytes + 24;

    // So few that they are all in the log; after some more it is begun anew.
    private const int Few = 60;

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("workflows.db");

    private string Log => $"{Database}-wal";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_an_owner_died_damaged_pages_are_found_at_the_opening()
    {
        await WriteAndCloseAsync();
        File.WriteAllText(_folder.File("workflows.db-owner-dead.lock"), "");
        DamagePages();
        await AssertRefusedAsync("is damaged in 'history'");
    }

    [Fact]
    public async Task After_an_owner_died_a_sound_database_is_opened()
    {
        await WriteAndCloseAsync();
        File.WriteAllText(_folder.File("workflows.db-owner-dead.lock"), "");
        Assert.Equal(Few, await CountAsync());
    }

    [Fact]
    public async Task Damaged_pages_that_are_come_upon_later_are_told_in_the_same_words()
    {
        await WriteAndCloseAsync();
        DamagePages();
        await using var store = new SqliteWorkflowStore(Database);
        await store.OpenAsync(default);
        var e = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            for (var i = 0; i < Few; i++)
                await store.LoadAsync($"i{i}", "me", default);
        });
        AssertNames(e, "is damaged: database disk image is malformed (SQLite error 11)");
    }

    [Fact]
    public async Task A_truncated_file_is_refused()
    {
        await WriteAndCloseAsync();
        Cut(Database, new FileInfo(Database).Length / 2);
        await AssertRefusedAsync("is damaged");
    }

    [Fact]
    public async Task A_database_whose_log_is_all_that_is_left_is_refused()
    {
        await WriteAndDieAsync();
        File.Delete(Database);
        await AssertRefusedAsync("is missing or empty, but its log");
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(300)]
    public async Task A_sound_log_of_a_process_that_died_is_taken_over_whole_also_when_it_was_begun_anew(int count)
    {
        await WriteAndDieAsync(count);
        Assert.Equal(count, await CountAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(FrameBytes - 10)]
    [InlineData(PageBytes)]
    public async Task A_log_damaged_before_its_last_transactions_is_refused(int bytes)
    {
        await WriteAndDieAsync();
        var middle = 32 + (20 * FrameBytes);
        Overwrite(Log, middle + FrameBytes - bytes, new byte[Math.Max(bytes, 24)]);
        await AssertRefusedAsync($"'{Log}' cannot be read from frame");
    }

    [Fact]
    public async Task A_log_with_a_damaged_header_is_refused()
    {
        await WriteAndDieAsync();
        Overwrite(Log, 0, new byte[32]);
        await AssertRefusedAsync($"'{Log}' cannot be read from frame 0 on");
    }

    [Fact]
    public async Task A_log_whose_last_transaction_was_cut_off_by_a_power_cut_is_good_up_to_it()
    {
        await WriteAndDieAsync();
        Cut(Log, new FileInfo(Log).Length - 100);
        Assert.Equal(Few - 1, await CountAsync());
    }

    private static NewInstance NewInstance(int number) => new(
        $"i{number}",
        new RunStarted(DateTimeOffset.UnixEpoch, "flow", JsonElement.Parse($"\"{new string('x', 500)}\""), 0, 0));

    private static void Overwrite(string path, long offset, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Position = offset;
        file.Write(bytes);
    }

    private static void Cut(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.SetLength(length);
    }

    private void AssertNames(Exception e, string what)
    {
        Assert.StartsWith($"The workflow database '{Database}' {what}", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("restore it from a backup.", e.Message, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string what)
    {
        await using var store = new SqliteWorkflowStore(Database);
        var e = await Assert.ThrowsAsync<InvalidDataException>(() => store.OpenAsync(default));
        if (what.StartsWith('\''))
            what = $"has a damaged log: {what}";
        AssertNames(e, what);
    }

    /// <summary>All pages of the history from its middle on.</summary>
    private void DamagePages()
    {
        var file = File.ReadAllBytes(Database);
        var pages = Enumerable.Range(0, file.Length / PageBytes)
            .Where(page => file.AsSpan(page * PageBytes, PageBytes).IndexOf("runStarted"u8) >= 0)
            .ToList();
        var noise = new byte[PageBytes];
        new Random(1).NextBytes(noise);
        foreach (var page in pages.Skip(pages.Count / 2))
            Overwrite(Database, page * PageBytes, noise);
    }

    private async Task WriteAndCloseAsync()
    {
        await using var store = new SqliteWorkflowStore(Database);
        await WriteAsync(store, Few);
    }

    /// <summary>The files as a killed process leaves them.</summary>
    private async Task WriteAndDieAsync(int count = Few)
    {
        var alive = _folder.File("alive.db");
        await using var store = new SqliteWorkflowStore(alive);
        await WriteAsync(store, count);
        File.Copy(alive, Database);
        File.Copy($"{alive}-wal", Log);
    }

    private static async Task WriteAsync(SqliteWorkflowStore store, int count)
    {
        await store.OpenAsync(default);
        for (var i = 0; i < count; i++)
            Assert.True(await store.CreateAsync(NewInstance(i), "me", default));
    }

    private async Task<int> CountAsync()
    {
        await using var store = new SqliteWorkflowStore(Database);
        await store.OpenAsync(default);
        var count = 0;
        await foreach (var instance in store.ListAsync(new InstanceFilter(), default))
            count += instance.Id.Length > 0 ? 1 : 0;
        return count;
    }
}
