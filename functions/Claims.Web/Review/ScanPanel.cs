using Claims.Core.Charts;
using Claims.Web.Html;

namespace Claims.Web.Review;

/// <summary>The pages of a chart as pictures, with marks over what was read there.</summary>
internal static class ScanPanel
{
    /// <summary>Marks are drawn in thousandths of the page.</summary>
    private const int Scale = 1000;

    /// <param name="address">Where the pictures lie; the page's number follows.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="marks">What is marked on them.</param>
    public static Markup Draw(string address, IReadOnlyList<int> pages, IEnumerable<ReviewMark> marks)
    {
        var byPage = marks.ToLookup(mark => mark.Page);
        return Markup.Of($"""
            <section class="scan" aria-label="Scanned pages">
            <div class="scan-tools" role="toolbar" aria-label="Scan">
            <nav class="thumbs" aria-label="Pages">{pages.Select((page, i) => Thumb(address, page, i == 0))}</nav>
            <div class="zoom js-only">
            {Markup.When(byPage.Count > 0, $"""
                <label class="tick"><input type="checkbox" id="all-marks" checked> All marks</label>
                """)}
            <button type="button" class="icon" data-zoom="out" aria-label="Zoom out">&minus;</button>
            <button type="button" class="icon" data-zoom="fit" aria-label="Fit to width">Fit</button>
            <button type="button" class="icon" data-zoom="in" aria-label="Zoom in">+</button>
            </div>
            </div>
            <div class="sheets" id="sheets" tabindex="0" aria-label="Pages, scrollable">
            <div class="sheets-inner">{pages.Select(page => Sheet(address, page, byPage[page]))}</div>
            </div>
            </section>
            """);
    }

    private static Markup Thumb(string address, int page, bool first) => Markup.Of($"""
        <a href="#page-{page}" data-page="{page}" {Markup.When(first, $"aria-current=\"true\"")}>
        <img src="{address}/{page}" alt="" loading="lazy"><span>{page}</span><span
        class="hidden"> — go to page {page}</span></a>
        """);

    private static Markup Sheet(string address, int page, IEnumerable<ReviewMark> marks) => Markup.Of($"""
        <figure class="sheet" id="page-{page}" data-page="{page}">
        <img src="{address}/{page}" alt="Scan of page {page}">
        <svg viewBox="0 0 {Scale} {Scale}" preserveAspectRatio="none" aria-hidden="true">{marks.Select(Mark)}</svg>
        <figcaption>Page {page} · <a href="{address}/{page}" target="_blank" rel="noopener">picture alone</a>
        </figcaption>
        </figure>
        """);

    private static Markup Mark(ReviewMark mark) => Markup.Of($"""
        <g id="{mark.Id}" class="mark {mark.Kind}" data-owner="{mark.Owner}">{mark.Boxes.Select(Box)}</g>
        """);

    /// <summary>A hair around the words, so that the frame does not cut them.</summary>
    private static Markup Box(PageBox box) => Markup.Of($"""
        <rect x="{box.Left * Scale - 3:0.#}" y="{box.Top * Scale - 2:0.#}" width="{box.Width * Scale + 6:0.#}"
        height="{box.Height * Scale + 4:0.#}"/>
        """);
}
