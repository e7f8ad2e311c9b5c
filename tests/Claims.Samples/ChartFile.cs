using Claims.Samples.Pages;
using Claims.Samples.Scans;
using Claims.Samples.Stories;
using SkiaSharp;

namespace Claims.Samples;

/// <summary>Makes a story's chart file.</summary>
internal static class ChartFile
{
    /// <summary>The pages' text, in reading order.</summary>
    public static IReadOnlyList<LaidOutPage> LayOut(Story story)
    {
        using var face = new Typeface(story.Face);
        return [.. story.Pages.Select(page => PageLayout.Of(page, face))];
    }

    /// <summary>The file's bytes.</summary>
    public static byte[] Make(Story story)
    {
        using var face = new Typeface(story.Face);
        var pages = LayOut(story);
        if (story.Format == ChartFormat.TextPdf)
            return TextPdf(pages, face);

        var chance = new Random(story.Seed);
        if (story.Format == ChartFormat.FaxTiff)
            return TiffFile.Write([.. pages.Select((page, index) => Fax(page, story.ScanOf(index + 1), face, chance))]);

        return ScanPdf.Write([.. pages.Select((page, index) =>
            Scan(page, story.ScanOf(index + 1), face, chance, story.Format == ChartFormat.FaxPdf))]);
    }

    private static ScannedPage Scan(LaidOutPage page, Scan scan, Typeface face, Random chance, bool asFax)
    {
        if (asFax)
        {
            var (picture, dpiX, dpiY) = Fax(page, scan, face, chance);
            return new(picture.Width, picture.Height, dpiX, dpiY, IsFax: true, FaxEncoder.Encode(picture));
        }

        var grey = Scanner.Expose(page, scan, face, chance).Turned(scan.Turned);
        var (across, down) = scan.Turned % 180 == 0 ? (scan.DpiX, scan.Down) : (scan.Down, scan.DpiX);
        return new(grey.Width, grey.Height, across, down, IsFax: false, Scanner.Jpeg(grey, scan.Quality));
    }

    private static (Bilevel Picture, int DpiX, int DpiY) Fax(
        LaidOutPage page, Scan scan, Typeface face, Random chance)
    {
        var grey = Scanner.Expose(page, scan, face, chance).Turned(scan.Turned);
        var (across, down) = scan.Turned % 180 == 0 ? (scan.DpiX, scan.Down) : (scan.Down, scan.DpiX);
        return (Scanner.Threshold(grey, scan, chance), across, down);
    }

    private static byte[] TextPdf(IReadOnlyList<LaidOutPage> pages, Typeface face)
    {
        using var file = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(file))
        {
            foreach (var page in pages)
            {
                PageDrawer.Draw(pdf.BeginPage(LaidOutPage.Width, LaidOutPage.Height), page, face);
                pdf.EndPage();
            }
        }

        return file.ToArray();
    }
}
