using Claims.Core.Charts;

namespace Claims.Functions.TextExtraction;

/// <summary>
/// Pictures of pages for the review page. The service gives none, so a scan that is a picture itself is its own page;
/// of PDF and TIFF there are none yet.
/// </summary>
internal static class PagePictures
{
    public static async Task<IReadOnlyList<PageImage>> OfAsync(
        Stream content, FileKind kind, CancellationToken cancellationToken)
    {
        var type = kind switch
        {
            FileKind.Png => "image/png",
            FileKind.Jpeg => "image/jpeg",
            _ => null,
        };
        if (type is null)
        {
            return [];
        }

        using var copy = new MemoryStream();
        content.Position = 0;
        await content.CopyToAsync(copy, cancellationToken);
        return [new(1, type, copy.ToArray())];
    }
}
