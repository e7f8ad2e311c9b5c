using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction;

/// <summary>Reads charts with Tesseract, leptonica and poppler in bounded child processes; see docs/adr.</summary>
/// <remarks>One instance a process: its places bound the workers over all charts.</remarks>
public sealed class TesseractExtractor : ITextExtractor, IDisposable
{
    private readonly ExtractionOptions options;
    private readonly SemaphoreSlim places;

    public TesseractExtractor(ExtractionOptions options)
    {
        this.options = options;
        places = new(options.Workers, options.Workers);
        PrivateFolder.SweepLeftovers(options.WorkFolder);
    }

    public async Task<ExtractionResult> ExtractAsync(
        Stream content, FileKind kind, CancellationToken cancellationToken)
    {
        using var folder = PrivateFolder.CreateIn(options.WorkFolder);
        var file = Path.Combine(folder.Path, "chart");
        var length = await CopyAsync(content, file, cancellationToken);
        if (length == 0)
        {
            return new ExtractionResult.Unreadable(QuarantineReason.Empty, "The file is empty. Scan it again.");
        }

        if (length > options.Limits.FileBytes)
        {
            return new ExtractionResult.Unreadable(
                QuarantineReason.TooLarge,
                $"The file has more than {options.Limits.FileBytes / 1_000_000} MB. Split it, or scan it at 300 dpi.");
        }

        var order = new WorkerOrder(file, kind, options.ToolPath, options.Limits);
        using var reading = new ChartReading(options, places, order);
        return await reading.RunAsync(cancellationToken);
    }

    public void Dispose() => places.Dispose();

    /// <summary>Copies up to one byte more than the limit.</summary>
    private async Task<long> CopyAsync(Stream content, string file, CancellationToken cancellationToken)
    {
        await using var copy = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[81920];
        int read;
        while (copy.Length <= options.Limits.FileBytes
            && (read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return copy.Length;
    }
}
