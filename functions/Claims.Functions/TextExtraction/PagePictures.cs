using Claims.Core.Charts;
using Claims.Documents;

namespace Claims.Functions.TextExtraction;

/// <summary>
/// Pictures of pages for the review page. The service gives none: a scan that is a picture itself is its own page, and
/// pages of PDF and TIFF are redrawn from their words, which they say on themselves.
/// </summary>
internal static class PagePictures
{
    public static async Task<IReadOnlyList<PageImage>> OfAsync(
        ChartText text, Stream content, FileKind kind, CancellationToken cancellationToken)
    {
        var type = kind switch
        {
            FileKind.Png => "image/png",
            FileKind.Jpeg => "image/jpeg",
            _ => null,
        };
        if (type is null)
        {
            return [.. text.Pages.Select(page => new PageImage(page.Number, "image/png", RedrawnPage.Draw(page)))];
        }

        using var copy = new MemoryStream();
        content.Position = 0;
        await content.CopyToAsync(copy, cancellationToken);
        return [new(1, type, copy.ToArray())];
    }
}
