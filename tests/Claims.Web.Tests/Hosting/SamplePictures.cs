using Claims.Core.Charts;
using Claims.Core.PatientBilling;

namespace Claims.Web.Tests.Hosting;

/// <summary>The scans of the shared data where they are at hand, else one white point; a PDF.</summary>
public sealed class SamplePictures : IChartFiles
{
    private static readonly byte[] Point = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==");

    private static readonly string[] Scans = ["p01_stamp_200.png", "p03_jpeg_200.jpg"];

    public Task KeepOriginalAsync(ChartRef chart, Stream content, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Stream> OpenOriginalAsync(ChartRef chart, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task KeepAsync(
        ChartRef chart, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Stream?> OpenAsync(ChartRef chart, string name, CancellationToken cancellationToken)
    {
        for (var page = 1; page <= Scans.Length; page++)
        {
            if (name == ReadChart.PageName(page))
            {
                var path = Find(Scans[page - 1]);
                return Task.FromResult<Stream?>(path is null ? new MemoryStream(Point) : File.OpenRead(path));
            }
        }

        return Task.FromResult<Stream?>(
            name == SendStatement.FileNameOf(SampleBooks.Statement) ? new MemoryStream("%PDF-1.7"u8.ToArray()) : null);
    }

    private static string? Find(string scan)
    {
        var shared = Environment.GetEnvironmentVariable("CLAIMS_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null;)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            shared = Directory.Exists(Path.Combine(candidate, "data", "scans")) ? candidate : null;
            folder = folder.Parent;
        }

        var path = shared is null ? null : Path.Combine(shared, "data", "scans", "images", scan);
        return File.Exists(path) ? path : null;
    }
}
