using Claims.Core.Charts;
using Claims.Documents;
using Claims.Documents.Scans;

namespace Claims.Functions.TextExtraction;

/// <summary>
/// Pictures of pages for the review page. The service gives none: a file that is a picture is its own page, scans lie
/// as pictures in a PDF or TIFF, and any other page is redrawn from its words, which it says on itself.
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
            var scans = ScannedPages.Of(content, kind, cancellationToken);
            return
            [
                .. text.Pages.Select(page => scans.GetValueOrDefault(page.Number)
                    ?? new(page.Number, "image/png", RedrawnPage.Draw(page))),
            ];
        }

        using var copy = new MemoryStream();
        content.Position = 0;
        await content.CopyToAsync(copy, cancellationToken);
        return [new(1, type, copy.ToArray())];
    }
}
