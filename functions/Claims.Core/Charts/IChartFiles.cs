namespace Claims.Core.Charts;

/// <summary>
/// Port: the files of charts and what is made of them. Adapters: folders on one machine, Blob Storage in Azure.
/// Writing the same name twice leaves one file with the same content.
/// </summary>
public interface IChartFiles
{
    /// <summary>Keeps an accepted chart's original for good.</summary>
    Task KeepOriginalAsync(ChartRef chart, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens an accepted chart's original.</summary>
    Task<Stream> OpenOriginalAsync(ChartRef chart, CancellationToken cancellationToken);

    /// <summary>Keeps a file made from a chart: a page's picture, a statement, a letter.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="name">Letters, digits, '-' and '.', with '/' between folders; no patient data.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="cancellationToken">Cancels the write; nothing half-written is ever seen.</param>
    Task KeepAsync(
        ChartRef chart, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Opens a file made from a chart, or null.</summary>
    Task<Stream?> OpenAsync(ChartRef chart, string name, CancellationToken cancellationToken);
}
