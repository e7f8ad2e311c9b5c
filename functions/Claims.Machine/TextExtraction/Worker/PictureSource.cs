using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Native;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>PNG, JPEG and TIFF files.</summary>
internal sealed class PictureSource(WorkerOrder order) : IPageSource
{
    private readonly byte[] content = File.ReadAllBytes(order.File);

    public IReadOnlyList<PagePlan> Look()
    {
        var headers = order.Kind switch
        {
            FileKind.Png => [PngHeader.Read(content)],
            FileKind.Jpeg => [JpegHeader.Read(content)],
            _ => TiffHeader.ReadAll(content, order.Limits.Pages),
        };
        foreach (var (header, index) in headers.Select((header, index) => (header, index)))
        {
            if (header.Width <= 0 || header.Height <= 0)
            {
                throw RefusedException.Damaged($"page {index + 1} has no pixels");
            }

            if (header.Width * header.Height > order.Limits.PagePixels)
            {
                throw RefusedException.TooManyPixels(
                    index + 1, header.Width, header.Height, order.Limits.PagePixels);
            }
        }

        return [.. headers.Select((_, index) => new PagePlan(index + 1))];
    }

    public Raster Draw(PagePlan plan)
    {
        using var decoded = Decode(plan.Number).OrThrow("decode");
        var (xDpi, yDpi) = (Leptonica.pixGetXRes(decoded), Leptonica.pixGetYRes(decoded));
        var turns = order.Kind == FileKind.Jpeg ? JpegHeader.Read(content).ClockwiseQuarters : 0;
        using var plain = Leptonica.pixRemoveColormap(decoded, 4).OrThrow("colour map");
        using var opaque = plain.Depth == 32 ? Leptonica.pixRemoveAlpha(plain).OrThrow("alpha") : null;
        using var known = (opaque ?? plain).Depth is 1 or 8 or 32
            ? null
            : Leptonica.pixConvertTo8(opaque ?? plain, 0).OrThrow("depth");
        var upright = Leptonica.pixRotateOrth(known ?? opaque ?? plain, turns).OrThrow("turn");
        return Raster.Of(
            upright, turns % 2 == 0 ? xDpi : yDpi, turns % 2 == 0 ? yDpi : xDpi);
    }

    public IReadOnlyList<TextLine>? TextLayer(PagePlan plan) => null;

    public bool HasPictures(PagePlan plan) => true;

    private Pix Decode(int page) => order.Kind == FileKind.Tiff
        ? Leptonica.pixReadMemTiff(content, (nuint)content.Length, page - 1)
        : Leptonica.pixReadMem(content, (nuint)content.Length);
}

/// <summary>What a picture's header says.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="ClockwiseQuarters">Quarter turns that make it upright.</param>
internal readonly record struct PictureHeader(long Width, long Height, int ClockwiseQuarters = 0);
