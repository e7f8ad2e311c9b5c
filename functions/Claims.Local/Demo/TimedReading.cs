using System.Diagnostics;
using Claims.Core.Charts;
using Claims.Machine.TextExtraction;

namespace Claims.Local.Demo;

/// <summary>The text extractor with a stop watch: how fast pages are read, from the first start to the last end.</summary>
internal sealed class TimedReading(TesseractExtractor extractor) : ITextExtractor, IDisposable
{
    private readonly Lock _lock = new();
    private long? _began;
    private TimeSpan _took;
    private int _pages;

    /// <summary>Pages a minute since this program started; null when it has read none.</summary>
    public double? PagesPerMinute
    {
        get
        {
            lock (_lock)
            {
                return _pages == 0 ? null : _pages / _took.TotalMinutes;
            }
        }
    }

    public async Task<ExtractionResult> ExtractAsync(
        Stream content, FileKind kind, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _began ??= Stopwatch.GetTimestamp();
        }

        var result = await extractor.ExtractAsync(content, kind, cancellationToken);
        lock (_lock)
        {
            _took = Stopwatch.GetElapsedTime(_began.Value);
            _pages += result is ExtractionResult.Read read ? read.Text.Pages.Count : 0;
        }

        return result;
    }

    public void Dispose() => extractor.Dispose();
}
