using System.Globalization;
using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Native;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>PDF files, through poppler's tools.</summary>
internal sealed class PdfSource(WorkerOrder order) : IPageSource
{
    // A page that pictures cover this much is a scan: text over it is a recogniser's guess or a stamp, and is read
    // from the pixels. Under the lower bound a picture is a logo.
    public const double ScanCoverage = 0.6;
    private const double LogoCoverage = 0.03;
    private readonly BoundedTool tools = new(order.ToolPath, order.Limits);
    private readonly PdfInspection inspection = new(order);

    public IReadOnlyList<PagePlan> Look() => inspection.Plans();

    public bool HasPictures(PagePlan plan) => plan.Coverage > LogoCoverage;

    public IReadOnlyList<TextLine>? TextLayer(PagePlan plan)
    {
        if (plan.Coverage >= ScanCoverage)
        {
            return null;
        }

        var page = plan.Number.ToString(CultureInfo.InvariantCulture);
        var output = tools.Run("pdftotext", "-bbox-layout", "-f", page, "-l", page, order.File, "-");
        var lines = TextLayerParser.Parse(output.Text);
        return TextLayerJudge.IsPlausible(lines) ? lines : null;
    }

    public Raster Draw(PagePlan plan)
    {
        var page = plan.Number.ToString(CultureInfo.InvariantCulture);
        var output = tools.Run(
            "pdftoppm",
            "-f", page, "-l", page, "-gray",
            "-rx", plan.XDpi.ToString("0.###", CultureInfo.InvariantCulture),
            "-ry", plan.YDpi.ToString("0.###", CultureInfo.InvariantCulture),
            order.File);
        var gray = Leptonica.pixReadMem(output.Bytes, (nuint)output.Bytes.Length);
        if (gray.IsInvalid)
        {
            gray.Dispose();
            throw RefusedException.Damaged($"page {plan.Number} cannot be drawn");
        }

        if (!plan.IsBilevel)
        {
            return Raster.Of(gray, plan.XDpi, plan.YDpi);
        }

        // Poppler softens the edges of black and white scans a little.
        using (gray)
        {
            return Raster.Of(Tones.Binary(gray), plan.XDpi, plan.YDpi);
        }
    }
}
