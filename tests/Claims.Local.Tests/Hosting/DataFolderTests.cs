using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Delivery.Letters;
using Claims.Local.Clearinghouse;
using Claims.Local.Delivery;
using Claims.Local.Hosting;

namespace Claims.Local.Tests.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;

    public DataFolderTests() => _data = new(_folder.Root);

    [Fact]
    public void A_second_process_is_kept_off_with_a_word_on_what_to_do()
    {
        using (InstanceLock.Take(_data))
        {
            var fault = Assert.Throws<InvalidOperationException>(() => InstanceLock.Take(_data));
            Assert.Contains("--data", fault.Message, StringComparison.Ordinal);
        }

        InstanceLock.Take(_data).Dispose();
    }

    [Fact]
    public void Keys_are_made_once_and_are_for_their_owner_only()
    {
        var made = LocalKeys.Open(_data);
        Assert.Equal(32, made.ForLinks[0].Secret.Length);
        Assert.Equal(made.StaffKey, LocalKeys.Open(_data).StaffKey);
        Assert.True(made.StaffKey.Length >= 20);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_data.KeysFile));
        }
    }

    [Fact]
    public async Task A_file_sent_twice_keeps_its_first_content()
    {
        var clearinghouse = new FolderClearinghouse(_data);
        await clearinghouse.SendAsync("batch-1.837", new byte[] { 1 }, default);
        await clearinghouse.SendAsync("batch-1.837", new byte[] { 2 }, default);
        Assert.Equal([1], await File.ReadAllBytesAsync(Path.Combine(_data.Outbox, "batch-1.837")));
        await Assert.ThrowsAsync<ArgumentException>(() => clearinghouse.SendAsync("../x", new byte[] { 1 }, default));
    }

    [Fact]
    public async Task Received_files_are_listed_oldest_first_and_put_away_once_settled()
    {
        var clearinghouse = new FolderClearinghouse(_data);
        foreach (var (name, minute) in new[] { ("b.835", 1), ("a.835", 2), ("c.835", 3), (".d.835.writing", 0) })
        {
            var path = Path.Combine(_data.Received, name);
            await File.WriteAllTextAsync(path, name);
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 11, 2, 14, minute, 0, DateTimeKind.Utc));
        }

        Assert.Equal(["b.835", "a.835", "c.835"], await clearinghouse.ListReceivedAsync(default));
        await clearinghouse.SettleAsync("b.835", null, default);
        await clearinghouse.SettleAsync("a.835", "does not balance", default);
        await clearinghouse.SettleAsync("b.835", null, default);
        Assert.Equal(["c.835"], await clearinghouse.ListReceivedAsync(default));
        Assert.True(clearinghouse.HasReceived("b.835"));
        var reason = await File.ReadAllTextAsync(Path.Combine(_data.Received, "quarantine", "a.835.reason.txt"));
        Assert.Contains("does not balance", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_sent_twice_is_one_letter_and_a_collections_file_one_file()
    {
        var letters = new LetterFolder(FolderDelivery.Of(_data));
        var clinic = TextId.Parse<ClinicId>("north");
        var manifest = new AppealManifest(
            clinic, TextId.Parse<ClaimId>("0123456789ABCDEFG"), "PLAN1", "SIM1", 1, 1, ["CO-50"], new Money(10),
            new DateOnly(2027, 1, 1));
        await letters.SendAsync("appeal-1", new byte[] { 1 }, manifest, default);
        await letters.SendAsync("appeal-1", new byte[] { 2 }, manifest, default);
        Assert.Equal([1], await File.ReadAllBytesAsync(Path.Combine(_data.Letters, "appeal-1.pdf")));

        var faxed = manifest with { Channel = LetterChannel.Fax, Fax = "2175550111" };
        await letters.SendAsync("appeal-2", new byte[] { 3 }, faxed, default);
        Assert.Equal([3], await File.ReadAllBytesAsync(Path.Combine(_data.Letters, "fax", "appeal-2.pdf")));
        var beside = await File.ReadAllTextAsync(Path.Combine(_data.Letters, "fax", "appeal-2.json"));
        Assert.Contains("2175550111", beside, StringComparison.Ordinal);

        var collections = new CollectionsFolder(FolderDelivery.Of(_data));
        await collections.HandOverAsync(clinic, "debt-1.json", new byte[] { 1 }, default);
        await collections.HandOverAsync(clinic, "debt-1.json", new byte[] { 2 }, default);
        Assert.Equal([1], await File.ReadAllBytesAsync(Path.Combine(_data.Collections, "north", "debt-1.json")));
    }

    public void Dispose() => _folder.Dispose();
}
