using System.Globalization;
using Claims.Core.Primitives;
using Claims.Core.Reports;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Reports;

/// <summary>One report: what it means, a chart, and a table whose every figure leads to its claims.</summary>
/// <param name="clinic">Whose.</param>
/// <param name="asOf">The day.</param>
/// <param name="table">The report.</param>
internal sealed class ReportPage(ClinicId clinic, DateOnly asOf, ReportTable table)
{
    private string Address => $"/staff/reports/{clinic.Value}/{table.Id}";

    public Page Draw() => new(
        table.Title,
        Markup.Of($"""
            <header class="bar"><h1>{table.Title}</h1><p>{clinic.Value}, {asOf:d MMMM yyyy} · <a
            href="/staff/reports">owner's page</a> · <a href="{Address}.csv" download>CSV</a></p></header>
            <main id="main" class="board"><section class="card">
            <p>{table.Definition}</p><p class="quiet"><b>Formula:</b> {table.Formula}</p>
            {BarChart.Draw(table)}{Figure()}</section></main>
            """),
        Layout: "full");

    /// <summary>The claims behind one figure.</summary>
    public Page Drill(int row, int column, IReadOnlyList<ClaimLine> lines)
    {
        var cell = table.Rows[row].Cells[column];
        var more = cell.Claims.Count - lines.Count;
        return new(
            table.Title,
            Markup.Of($"""
                <header class="bar"><h1>{table.Title}</h1><p><a href="{Address}">back to the report</a></p></header>
                <main id="main" class="board"><section class="card">
                <h2>{table.Rows[row].Label}, {table.Columns[column]}: {cell.ToString()}</h2>
                <p class="quiet">{cell.Claims.Count} claims. {table.Formula}.
                {Markup.When(more > 0, $"The first {lines.Count} are shown; the CSV file of the report has the figures.")}
                </p>
                <div class="wide" tabindex="0"><table><thead><tr><th scope="col">claim</th><th scope="col">payer</th>
                <th scope="col">date of service</th><th scope="col">billed</th><th scope="col">status</th>
                <th scope="col">open with the payer</th><th scope="col">open with the patient</th></tr></thead>
                <tbody>{lines.Select(Line)}</tbody></table></div></section></main>
                """),
            Layout: "full");
    }

    private Markup Figure() => Markup.Of($"""
        <div class="wide" tabindex="0"><table class="figures"><thead><tr><td></td>{table.Columns.Select(column =>
            Markup.Of($"<th scope=\"col\">{column}</th>"))}</tr></thead>
        <tbody>{table.Rows.Index().Select(row => Row(row.Index, row.Item))}</tbody></table></div>
        """);

    private Markup Row(int index, ReportRow row) => Markup.Of($"""
        <tr class="{(row.IsTotal ? "total" : "")}"><th scope="row">{row.Label}</th>
        {row.Cells.Index().Select(cell => Cell(index, cell.Index, cell.Item))}</tr>
        """);

    private Markup Cell(int row, int column, ReportCell cell) => cell.Claims.Count == 0
        ? Markup.Of($"<td>{cell.ToString()}</td>")
        : Markup.Of($"""<td><a href="{Address}/{row}/{column}">{cell.ToString()}</a></td>""");

    private Markup Line(ClaimLine line)
    {
        var id = line.Decisions == 0
            ? Markup.Of($"<code>{line.Claim.Value}</code>")
            : Markup.Of($"""<a href="/staff/denial/{clinic.Value}/{line.Claim.Value}/{line.Decisions}"><code>{line.Claim.Value}</code></a>""");
        return Markup.Of($"""
            <tr><td>{id}</td><td>{line.Payer.Value}</td>
            <td>{line.Service.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td><td>{line.Charge.ToString()}</td>
            <td>{StageWords.Spaced(line.Status.ToString())}</td><td>{line.AtPayer.ToString()}</td>
            <td>{line.AtPatient.ToString()}</td></tr>
            """);
    }
}
