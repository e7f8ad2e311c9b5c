using Claims.Core.Charts;

namespace Claims.Local.Stores;

/// <summary>Chart files in folders: charts/CLINIC/CHART/original and what is made of it beside it.</summary>
internal sealed class FolderChartFiles(string root) : IChartFiles
{
    private readonly string _root = Path.GetFullPath(root);

    public Task KeepOriginalAsync(ChartRef chart, Stream content, CancellationToken cancellationToken) =>
        DurableFile.WriteAsync(PathOf(chart, ChartFileName.Original), content, cancellationToken);

    public Task<Stream> OpenOriginalAsync(ChartRef chart, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(File.OpenRead(PathOf(chart, ChartFileName.Original)));

    public Task KeepAsync(
        ChartRef chart, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        DurableFile.WriteAsync(PathOf(chart, ChartFileName.Checked(name)), content, cancellationToken);

    public Task<Stream?> OpenAsync(ChartRef chart, string name, CancellationToken cancellationToken)
    {
        var path = PathOf(chart, ChartFileName.Checked(name));
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    private string PathOf(ChartRef chart, string name) =>
        Path.Combine(_root, chart.Clinic.Value, chart.Chart.Value, name);
}
