using System.Text;
using Claims.Azure.Files;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Azure.Tests.Files;

[Collection(AzuriteCollection.Name)]
public sealed class BlobOutboxTests(AzuriteFixture azurite)
{
    private static readonly ClinicId Clinic = TextId.Parse<ClinicId>("north");

    [SkippableFact]
    public async Task A_file_sent_twice_keeps_its_first_content()
    {
        var outbox = await FolderAsync();
        var clearinghouse = new BlobClearinghouse(outbox, outbox, outbox);
        await clearinghouse.SendAsync("batch-1.837", new byte[] { 1 }, default);
        await clearinghouse.SendAsync("batch-1.837", new byte[] { 2 }, default);
        Assert.Equal([1], await outbox.ReadAsync("batch-1.837", default));
        await Assert.ThrowsAsync<ArgumentException>(() => clearinghouse.SendAsync("../x", new byte[] { 1 }, default));
    }

    [SkippableFact]
    public async Task Received_files_are_listed_until_they_are_settled_and_are_kept_after_that()
    {
        var (received, settled) = (await FolderAsync(), await FolderAsync());
        var clearinghouse = new BlobClearinghouse(await FolderAsync(), received, settled);
        await received.AddAsync("b.835", "first"u8.ToArray(), default);
        await received.AddAsync("a.835", "second"u8.ToArray(), default);
        Assert.Equal(["a.835", "b.835"], (await clearinghouse.ListReceivedAsync(default)).Order());
        await clearinghouse.SettleAsync("b.835", null, default);
        await clearinghouse.SettleAsync("b.835", null, default);
        await clearinghouse.SettleAsync("a.835", "does not balance", default);
        Assert.Empty(await clearinghouse.ListReceivedAsync(default));

        await received.AddAsync("b.835", "another under the old name"u8.ToArray(), default);
        await clearinghouse.SettleAsync("b.835", null, default);
        var names = await NamesAsync(settled);
        Assert.Equal(2, names.Count(name => name.StartsWith("done/", StringComparison.Ordinal)));
        var reason = Assert.Single(names, name => name.EndsWith("/a.835.reason.txt", StringComparison.Ordinal));
        Assert.StartsWith("quarantine/", reason, StringComparison.Ordinal);
        Assert.Contains("does not balance", Text(await settled.ReadAsync(reason, default)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Files_that_came_back_are_listed_oldest_first()
    {
        var received = await FolderAsync();
        await received.AddAsync("z.999", new byte[] { 1 }, default);
        await AnotherSecondAsync(received);
        await received.AddAsync("a.999", new byte[] { 1 }, default);
        var listed = await new BlobClearinghouse(received, received, received).ListReceivedAsync(default);
        Assert.Equal(["z.999", "a.999"], listed.Where(name => name.EndsWith(".999", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task A_message_with_one_id_is_one_blob()
    {
        var folder = await FolderAsync();
        using var services = Delivery(folder);
        var mail = services.GetRequiredService<IMail>();
        var message = new Message("review-1", "b@north.example", "A chart waits", "Open it.", new("https://x.test/r"));
        await mail.SendAsync(message, default);
        await mail.SendAsync(message with { Subject = "Again" }, default);
        Assert.Equal(["review-1.eml"], await NamesAsync(folder));
        var eml = Text(await folder.ReadAsync("review-1.eml", default));
        Assert.Contains("A chart waits", eml, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => mail.SendAsync(message with { Id = "../x" }, default));
    }

    [SkippableFact]
    public async Task A_letter_sent_twice_is_one_letter_and_a_collections_file_one_file()
    {
        var folder = await FolderAsync();
        var manifest = new AppealManifest(
            Clinic, TextId.Parse<ClaimId>("0123456789ABCDEFG"), "PLAN1", "SIM1", 1, 1, ["CO-50"], new Money(10),
            new DateOnly(2027, 1, 1));
        using var services = Delivery(folder);
        var letters = services.GetRequiredService<IPayerMail>();
        await letters.SendAsync("appeal-1", new byte[] { 1 }, manifest, default);
        await letters.SendAsync("appeal-1", new byte[] { 2 }, manifest, default);
        Assert.Equal([1], await folder.ReadAsync("appeal-1.pdf", default));
        var collections = services.GetRequiredService<ICollections>();
        await collections.HandOverAsync(Clinic, "debt-1.json", new byte[] { 1 }, default);
        await collections.HandOverAsync(Clinic, "debt-1.json", new byte[] { 2 }, default);
        Assert.Equal([1], await folder.ReadAsync("north/debt-1.json", default));
        Assert.Equal(["appeal-1.json", "appeal-1.pdf", "north/debt-1.json"], await NamesAsync(folder));
    }

    [SkippableFact]
    public async Task A_quarantined_file_keeps_its_reason_and_its_name_is_in_no_address()
    {
        var folder = await FolderAsync();
        var store = new BlobQuarantine(folder);
        var hash = new string('a', 64);
        for (var time = 0; time < 2; time++)
        {
            using var content = new MemoryStream("scan"u8.ToArray());
            await store.KeepAsync(Clinic, "Zebulon Test.PDF", hash, content, "Zebulon Test.PDF is no chart.", default);
        }

        Assert.Equal([$"north/{hash}.pdf", $"north/{hash}.reason.txt"], await NamesAsync(folder));
        Assert.Equal("scan", Text(await folder.ReadAsync($"north/{hash}.pdf", default)));
        Assert.Contains(
            "is no chart", Text(await folder.ReadAsync($"north/{hash}.reason.txt", default)), StringComparison.Ordinal);
    }

    /// <summary>Everything that leaves, in one container.</summary>
    private static ServiceProvider Delivery(BlobFolder folder) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new DeliveryFolders(folder, folder, folder, folder))
        .AddClaimsDelivery(new())
        .BuildServiceProvider();

    private static string Text(byte[]? content) => Encoding.UTF8.GetString(content!);

    private static async Task<List<string>> NamesAsync(BlobFolder folder)
    {
        var names = new List<string>();
        await foreach (var blob in folder.ListAsync("", default))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>Writes until the service's clock, which tells whole seconds, has moved on.</summary>
    private static async Task AnotherSecondAsync(BlobFolder folder)
    {
        var times = new HashSet<DateTimeOffset?>();
        while (times.Count < 2)
        {
            await folder.PutAsync("clock", new byte[] { 1 }, default);
            await foreach (var blob in folder.ListAsync("clock", default))
            {
                times.Add(blob.Properties.LastModified);
            }
        }
    }

    private async Task<BlobFolder> FolderAsync()
    {
        Skip.If(AzuriteFixture.WhyNot is not null, AzuriteFixture.WhyNot);
        return await azurite.NewFolderAsync();
    }
}
