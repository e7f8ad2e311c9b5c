using Claims.Core.Reports;
using Claims.Web.Html;

namespace Claims.Web.Reports;

/// <summary>
/// A report as bars, one a row: the charted columns side by side in one bar. The table below says the same in figures,
/// so the picture is hidden from screen readers.
/// </summary>
internal static class BarChart
{
    private const int Width = 1000;

    public static Markup Draw(ReportTable table)
    {
        var rows = table.Rows.Where(row => !row.IsTotal).ToList();
        var most = rows.Select(Sum).DefaultIfEmpty(0).Max();
        return Markup.When(most > 0, $"""
            <figure class="chart" aria-hidden="true"><ul>{rows.Select(row => Bar(row, most))}</ul>
            {Markup.When(table.Charted.Count > 1, $"<figcaption><ul class=\"legend\">{Legend()}</ul></figcaption>")}
            </figure>
            """);

        decimal Sum(ReportRow row) => table.Charted.Sum(column => Math.Max(row.Cells[column].Value ?? 0, 0));

        Markup Bar(ReportRow row, decimal longest)
        {
            var (parts, left) = (new List<Markup>(), 0m);
            foreach (var (place, column) in table.Charted.Index())
            {
                var width = Math.Max(row.Cells[column].Value ?? 0, 0) / longest * Width;
                parts.Add(Markup.Of($"""<rect class="c-{place}" x="{left:0.#}" width="{width:0.#}" height="18"/>"""));
                left += width;
            }

            var figure = table.Charted.Count == 1 ? row.Cells[table.Charted[0]].ToString() : row.Cells[^1].ToString();
            return Markup.Of($"""
                <li><span>{row.Label}</span><svg viewBox="0 0 {Width} 18" preserveAspectRatio="none">
                <rect class="empty" width="{Width}" height="18"/>{parts}</svg><b>{figure}</b></li>
                """);
        }

        IEnumerable<Markup> Legend() => table.Charted.Index().Select(one => Markup.Of($"""
            <li><svg viewBox="0 0 10 10" width="12" height="12"><rect class="c-{one.Index}" width="10" height="10"
            rx="2"/></svg> {table.Columns[one.Item]}</li>
            """));
    }
}
