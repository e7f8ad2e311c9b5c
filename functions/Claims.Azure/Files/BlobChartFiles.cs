using Claims.Core.Charts;

namespace Claims.Azure.Files;

/// <summary>
/// Chart files as blobs. Originals are named by their content, written once and never again, in a container of their
/// own that an immutability policy may lock; what is made of charts can be made anew, in another.
/// </summary>
internal sealed class BlobChartFiles(BlobFolder originals, BlobFolder made) : IChartFiles
{
    /// <inheritdoc/>
    public Task KeepOriginalAsync(ChartRef chart, Stream content, CancellationToken cancellationToken) =>
        originals.AddAsync(FolderOf(chart), content, cancellationToken);

    /// <inheritdoc/>
    public Task<Stream> OpenOriginalAsync(ChartRef chart, CancellationToken cancellationToken) =>
        originals.OpenAsync(FolderOf(chart), cancellationToken);

    /// <inheritdoc/>
    public Task KeepAsync(
        ChartRef chart, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        made.PutAsync($"{FolderOf(chart)}/{ChartFileName.Checked(name)}", content, cancellationToken);

    /// <summary>Fetches the whole file, so that a reader keeps its content while it is written anew.</summary>
    public async Task<Stream?> OpenAsync(ChartRef chart, string name, CancellationToken cancellationToken) =>
        await made.ReadAsync($"{FolderOf(chart)}/{ChartFileName.Checked(name)}", cancellationToken) is { } content
            ? new MemoryStream(content, writable: false)
            : null;

    private static string FolderOf(ChartRef chart) => $"{chart.Clinic}/{chart.Chart}";
}
