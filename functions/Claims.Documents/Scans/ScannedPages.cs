using Claims.Core.Charts;

namespace Claims.Documents.Scans;

/// <summary>The pictures that scanned pages are, taken out of a PDF or TIFF without drawing anything else.</summary>
public static class ScannedPages
{
    /// <summary>More pixels than a page of 17 x 22 inches at 400 dots an inch has are not decoded.</summary>
    internal const long MostPixels = 64_000_000;

    /// <summary>
    /// The pictures by page, from 1. A page that is no scan, that holds something else beside pictures or that cannot
    /// be decoded is missing: its words are known all the same.
    /// </summary>
    /// <param name="content">The file, able to seek.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="cancellationToken">Cancels the work between two pages.</param>
    public static IReadOnlyDictionary<int, PageImage> Of(
        Stream content, FileKind kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        var pictures = new Dictionary<int, PageImage>();
        var pages = kind switch
        {
            FileKind.Pdf => PdfScans.Of(content),
            FileKind.Tiff => TiffScans.Of(content),
            _ => [],
        };
        try
        {
            foreach (var picture in pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pictures[picture.Page] = picture;
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not OutOfMemoryException)
        {
            // The readers tell of a damaged file by exceptions of every kind. What was had before it is good.
        }

        return pictures;
    }
}
