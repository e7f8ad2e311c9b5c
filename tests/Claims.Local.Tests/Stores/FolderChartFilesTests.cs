using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Local.Stores;

namespace Claims.Local.Tests.Stores;

public sealed class FolderChartFilesTests : ChartFilesContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override IChartFiles Files => new FolderChartFiles(_folder.Root);

    [Fact]
    public async Task A_write_that_fails_leaves_the_old_file_and_no_debris()
    {
        var chart = new ChartRef(TextId.Parse<ClinicId>("north"), TextId.Parse<ChartId>("c-1"));
        await Files.KeepOriginalAsync(chart, new MemoryStream([1]), CancellationToken.None);
        await Assert.ThrowsAsync<IOException>(
            () => Files.KeepOriginalAsync(chart, new BreakingStream(), CancellationToken.None));
        var left = Assert.Single(Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories));
        Assert.Equal([1], await File.ReadAllBytesAsync(left));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A file on a network share that goes away half-way.</summary>
    private sealed class BreakingStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            destination.Write([9, 9]);
            throw new IOException("gone");
        }
    }
}
