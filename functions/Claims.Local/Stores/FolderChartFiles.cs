using Claims.Core.Charts;

namespace Claims.Local.Stores;

/// <summary>Chart files in folders: charts/CLINIC/CHART/original and what is made of it beside it.</summary>
internal sealed class FolderChartFiles(string root) : IChartFiles
{
    private const string OriginalName = "original";

    private readonly string _root = Path.GetFullPath(root);

    public Task KeepOriginalAsync(ChartRef chart, Stream content, CancellationToken cancellationToken) =>
        DurableFile.WriteAsync(PathOf(chart, OriginalName), content, cancellationToken);

    public Task<Stream> OpenOriginalAsync(ChartRef chart, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(File.OpenRead(PathOf(chart, OriginalName)));

    public Task KeepAsync(
        ChartRef chart, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        DurableFile.WriteAsync(PathOf(chart, Checked(name)), content, cancellationToken);

    public Task<Stream?> OpenAsync(ChartRef chart, string name, CancellationToken cancellationToken)
    {
        var path = PathOf(chart, Checked(name));
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    /// <summary>A name can only lead downwards: every part begins with a letter or digit.</summary>
    private static string Checked(string name)
    {
        var good = name != OriginalName && name.Split('/').All(part =>
            part.Length > 0 && char.IsAsciiLetterOrDigit(part[0])
            && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'));
        return good
            ? name
            : throw new ArgumentException(
                "A chart file's name has letters, digits, '-' and '.', with '/' between folders; each part begins "
                + "with a letter or digit, and 'original' is taken.",
                nameof(name));
    }

    private string PathOf(ChartRef chart, string name) =>
        Path.Combine(_root, chart.Clinic.Value, chart.Chart.Value, name);
}
