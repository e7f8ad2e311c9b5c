using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Claims.Azure.Files;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Local.Tests.Stores;

namespace Claims.Azure.Tests.Files;

[Collection(AzuriteCollection.Name)]
public sealed class BlobChartFilesTests(AzuriteFixture azurite) : ChartFilesContract, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ChartRef _chart = new(TextId.Parse<ClinicId>("north"), TextId.Parse<ChartId>("c-1"));
    private BlobContainerClient? _originals;
    private BlobContainerClient? _made;

    protected override IChartFiles Files
    {
        get
        {
            Skip.If(_originals is null, AzuriteFixture.WhyNot);
            return new BlobChartFiles(new(_originals), new(_made!));
        }
    }

    [SkippableFact]
    public async Task An_original_is_never_overwritten()
    {
        await Files.KeepOriginalAsync(_chart, new MemoryStream([1, 2, 3]), None);
        BlobProperties before = await _originals!.GetBlobClient("north/c-1").GetPropertiesAsync();
        await Files.KeepOriginalAsync(_chart, new MemoryStream([9]), None);
        BlobProperties after = await _originals.GetBlobClient("north/c-1").GetPropertiesAsync();
        Assert.Equal(before.ETag, after.ETag);
        Assert.Equal(3, after.ContentLength);
    }

    [SkippableFact]
    public async Task Every_file_keeps_its_MD5()
    {
        await Files.KeepOriginalAsync(_chart, new MemoryStream("abc"u8.ToArray()), None);
        await Files.KeepAsync(_chart, "pages/1.png", "abc"u8.ToArray(), None);
        BlobClient[] blobs = [_originals!.GetBlobClient("north/c-1"), _made!.GetBlobClient("north/c-1/pages/1.png")];
        foreach (var blob in blobs)
        {
            BlobProperties properties = await blob.GetPropertiesAsync();
            Assert.Equal("kAFQmDzST7DWlj99KOF/cg==", Convert.ToBase64String(properties.ContentHash));
        }
    }

    [SkippableFact]
    public async Task A_file_that_is_not_what_was_written_is_not_handed_out()
    {
        await Files.KeepAsync(_chart, "a.txt", "abc"u8.ToArray(), None);
        await _made!.GetBlobClient("north/c-1/a.txt").SetHttpHeadersAsync(new() { ContentHash = new byte[16] });
        var fault = await Assert.ThrowsAsync<IOException>(() => Files.OpenAsync(_chart, "a.txt", None));
        Assert.Contains("MD5", fault.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_large_original_comes_back_and_can_be_read_from_anywhere()
    {
        var content = new byte[9_000_000];
        new Random(6).NextBytes(content);
        await Files.KeepOriginalAsync(_chart, new MemoryStream(content), None);
        await using var open = await Files.OpenOriginalAsync(_chart, None);
        Assert.Equal(content.Length, open.Length);
        open.Position = 8_999_990;
        var end = new byte[10];
        await open.ReadExactlyAsync(end);
        Assert.Equal(content[^10..], end);
    }

    [SkippableFact]
    public async Task An_original_that_is_not_there_is_told_as_a_missing_file() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() => Files.OpenOriginalAsync(_chart, None));

    public async Task InitializeAsync()
    {
        if (AzuriteFixture.WhyNot is null)
        {
            _originals = await azurite.NewContainerAsync();
            _made = await azurite.NewContainerAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
