using System.Globalization;
using System.Text.RegularExpressions;
using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>The first look at a PDF: password, pages, sizes, and the pictures on each page.</summary>
internal sealed partial class PdfInspection(WorkerOrder order)
{
    private const double DrawnDpi = 300;
    private const double HighestDpi = 330;
    private const double LowestDpi = 100;
    private const int PagesAtATime = 25;
    private readonly BoundedTool tools = new(order.ToolPath, order.Limits);

    public IReadOnlyList<PagePlan> Plans()
    {
        var count = CountPages();
        var plans = new List<PagePlan>(count);
        for (var first = 1; first <= count; first += PagesAtATime)
        {
            var last = Math.Min(count, first + PagesAtATime - 1);
            var pictures = Pictures(first, last).ToLookup(picture => picture.Page);
            plans.AddRange(Sizes(first, last).Select(size => Plan(size, pictures[size.Number])));
        }

        return plans.Count == count ? plans : throw RefusedException.Damaged("some of its pages are missing");
    }

    private int CountPages()
    {
        var info = tools.Run("pdfinfo", order.File);
        if (info.Error.Contains("Incorrect password", StringComparison.Ordinal))
        {
            throw new RefusedException(
                QuarantineReason.Encrypted, "The PDF needs a password. Export it without one and drop it in anew.");
        }

        var match = PageCount().Match(info.Text);
        if (info.ExitCode != 0 || !match.Success || match.Groups[1].Value == "0")
        {
            throw RefusedException.Damaged("it is not a whole PDF");
        }

        // poppler rebuilds a cut-off PDF and silently drops the pages whose objects are gone.
        if (info.Error.Contains("try to reconstruct", StringComparison.Ordinal)
            || info.Error.Contains("Couldn't find trailer", StringComparison.Ordinal))
        {
            throw RefusedException.Damaged("parts of the PDF are missing");
        }

        var pages = long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return pages <= order.Limits.Pages
            ? (int)pages
            : throw RefusedException.TooManyPages(pages, order.Limits.Pages);
    }

    private IEnumerable<PdfPageSize> Sizes(int first, int last)
    {
        var info = tools.Run("pdfinfo", "-f", Text(first), "-l", Text(last), order.File).Text;
        var turned = PageTurn().Matches(info).ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Value is "90" or "270");
        foreach (Match match in PageSize().Matches(info))
        {
            var (width, height) = (Double(match.Groups[2].Value), Double(match.Groups[3].Value));
            var sideways = turned.GetValueOrDefault(match.Groups[1].Value);
            yield return new(Int(match.Groups[1].Value), width, height, sideways);
        }
    }

    private IEnumerable<PdfPicture> Pictures(int first, int last)
    {
        var list = tools.Run("pdfimages", "-list", "-f", Text(first), "-l", Text(last), order.File).Text;
        foreach (Match match in PictureRow().Matches(list))
        {
            yield return new(
                Int(match.Groups["page"].Value),
                Double(match.Groups["width"].Value),
                Double(match.Groups["height"].Value),
                Double(match.Groups["x"].Value),
                Double(match.Groups["y"].Value),
                match.Groups["comp"].Value == "1" && match.Groups["bits"].Value == "1");
        }
    }

    private PagePlan Plan(PdfPageSize page, IEnumerable<PdfPicture> pictures)
    {
        if (page.Width <= 0 || page.Height <= 0)
        {
            throw RefusedException.Damaged($"page {page.Number} has no size");
        }

        var (area, xDpi, yDpi, isBilevel) = (0.0, 0.0, 0.0, true);
        foreach (var picture in pictures)
        {
            if (picture.Width * picture.Height > order.Limits.PagePixels)
            {
                throw RefusedException.TooManyPixels(
                    page.Number, picture.Width, picture.Height, order.Limits.PagePixels);
            }

            area += picture.Width / picture.XDpi * (picture.Height / picture.YDpi);
            isBilevel &= picture.IsBilevel;
            xDpi = Math.Max(xDpi, Exactly(picture.XDpi, picture.Width / page.Width * 72));
            yDpi = Math.Max(yDpi, Exactly(picture.YDpi, picture.Height / page.Height * 72));
        }

        var coverage = area / (page.Width / 72 * (page.Height / 72));
        var isScan = coverage >= PdfSource.ScanCoverage;
        var resolution = isScan ? Sane(page.Sideways ? (yDpi, xDpi) : (xDpi, yDpi)) : (DrawnDpi, DrawnDpi);
        var (shownWidth, shownHeight) = page.Sideways ? (page.Height, page.Width) : (page.Width, page.Height);
        var (x, y) = WithinLimit(page.Number, shownWidth, shownHeight, resolution);
        return new(page.Number, Math.Min(1, coverage), x, y, isScan && isBilevel);
    }

    // The list rounds; drawing a picture that fills the page at its own resolution leaves its pixels alone.
    private static double Exactly(double rounded, double filling) =>
        Math.Abs(rounded - filling) < 1 ? filling : rounded;

    private static (double X, double Y) Sane((double X, double Y) dpi) =>
        Math.Max(dpi.X, dpi.Y) <= HighestDpi
            ? dpi
            : (Math.Min(dpi.X, DrawnDpi), Math.Min(dpi.Y, DrawnDpi));

    private (double X, double Y) WithinLimit(int page, double width, double height, (double X, double Y) dpi)
    {
        var pixels = width / 72 * dpi.X * (height / 72 * dpi.Y);
        if (pixels <= order.Limits.PagePixels)
        {
            return dpi;
        }

        var factor = Math.Sqrt(order.Limits.PagePixels / pixels);
        return Math.Min(dpi.X, dpi.Y) * factor >= LowestDpi
            ? (dpi.X * factor, dpi.Y * factor)
            : throw RefusedException.TooManyPixels(
                page, width / 72 * dpi.X, height / 72 * dpi.Y, order.Limits.PagePixels);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Double(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Pages:\s+(\d{1,18})\s*$", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex(@"^Page\s+(\d+) size:\s+([\d.]+) x ([\d.]+) pts", RegexOptions.Multiline)]
    private static partial Regex PageSize();

    [GeneratedRegex(@"^Page\s+(\d+) rot:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex PageTurn();

    // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio; an inline picture has
    // no object. Soft masks (smask) only shade another picture.
    [GeneratedRegex(
        @"^\s*(?<page>\d+)\s+\d+\s+(?:image|stencil|mask)\s+(?<width>\d+)\s+(?<height>\d+)\s+\S+\s+"
        + @"(?<comp>\d+)\s+(?<bits>\d+)\s+\S+\s+\S+\s+(?:\d+\s+\d+|\[inline\])\s+(?<x>[1-9]\d*)\s+(?<y>[1-9]\d*)\s",
        RegexOptions.Multiline)]
    private static partial Regex PictureRow();
}

/// <summary>A PDF page's size in points before it is turned.</summary>
internal sealed record PdfPageSize(int Number, double Width, double Height, bool Sideways);

/// <summary>A picture on a PDF page: its pixels, and how many of them make an inch of the page.</summary>
internal sealed record PdfPicture(int Page, double Width, double Height, double XDpi, double YDpi, bool IsBilevel);
