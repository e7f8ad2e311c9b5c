using Claims.Azure.Arrivals;
using Claims.Azure.Files;
using Claims.Azure.Tests.Files;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Claims.Azure.Tests.Arrivals;

/// <summary>The inbox on Azurite: what is taken is gone from it, what came meanwhile is not.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ChartInboxTests(AzuriteFixture azurite)
{
    private static readonly ClinicId Clinic = TextId.Parse<ClinicId>("north");
    private static readonly IntakeResult Accepted =
        new IntakeResult.Accepted(new(Clinic, TextId.Parse<ChartId>("abc")), true);

    private readonly Mock<IChartWalk> _walk = new();
    private readonly List<(string Name, byte[] Content, string? Sidecar)> _taken = [];

    [SkippableFact]
    public async Task A_scan_is_taken_with_its_sidecar_and_both_leave_the_inbox()
    {
        var (inbox, files) = await InboxAsync(Accepted);
        await files.AddAsync("north/scan.json", "{}"u8.ToArray(), default);
        await files.AddAsync("north/scan.pdf", "a scan"u8.ToArray(), default);
        Assert.Equal(["north/scan.pdf"], await inbox.ListAsync(default).ToListAsync());

        await inbox.TakeAsync("north/scan.pdf", default);
        await inbox.TakeAsync("north/scan.pdf", default);

        var (name, content, sidecar) = Assert.Single(_taken);
        Assert.Equal(("scan.pdf", "{}"), (name, sidecar));
        Assert.Equal("a scan"u8.ToArray(), content);
        Assert.Null(await files.ReadAsync("north/scan.pdf", default));
        Assert.Null(await files.ReadAsync("north/scan.json", default));
    }

    [SkippableFact]
    public async Task A_scan_that_was_replaced_while_it_was_taken_stays_for_its_own_event()
    {
        var (inbox, files) = await InboxAsync(Accepted, meanwhile: folder =>
            folder.PutAsync("north/scan.pdf", "another"u8.ToArray(), default));
        await files.AddAsync("north/scan.pdf", "a scan"u8.ToArray(), default);

        await inbox.TakeAsync("north/scan.pdf", default);

        Assert.Equal("another"u8.ToArray(), await files.ReadAsync("north/scan.pdf", default));
    }

    [SkippableFact]
    public async Task A_scan_that_cannot_be_taken_now_stays()
    {
        var (inbox, files) = await InboxAsync(
            Accepted, meanwhile: _ => throw new IOException("the records do not answer"));
        await files.AddAsync("north/scan.pdf", "a scan"u8.ToArray(), default);

        await Assert.ThrowsAsync<IOException>(() => inbox.TakeAsync("north/scan.pdf", default));

        Assert.NotNull(await files.ReadAsync("north/scan.pdf", default));
    }

    private async Task<(ChartInbox Inbox, BlobFolder Files)> InboxAsync(
        IntakeResult result, Func<BlobFolder, Task>? meanwhile = null)
    {
        Skip.If(AzuriteFixture.WhyNot is not null, AzuriteFixture.WhyNot);
        var files = await azurite.NewFolderAsync();
        _walk.Setup(walk => walk.ReceiveAsync(
                Clinic, It.IsAny<string>(), It.IsAny<Stream>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Returns(async (ClinicId _, string name, Stream content, string? sidecar, CancellationToken cancel) =>
            {
                using var copy = new MemoryStream();
                await content.CopyToAsync(copy, cancel);
                _taken.Add((name, copy.ToArray(), sidecar));
                await (meanwhile?.Invoke(files) ?? Task.CompletedTask);
                return result;
            });
        var directory = Mock.Of<IClinicDirectory>(known => known.Clinics == new[] { Clinic });
        return (
            new(files, await azurite.NewFolderAsync(), directory, _walk.Object, NullLogger<ChartInbox>.Instance), files);
    }
}
