using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Staff;

/// <summary>A clinic's books as the page shows them.</summary>
/// <param name="Clinic">Whose.</param>
/// <param name="Sheet">Where every dollar is.</param>
/// <param name="Open">Remittances and deposits that do not meet yet.</param>
/// <param name="Payers">Whose paper may be entered.</param>
internal sealed record BooksView(ClinicId Clinic, BalanceSheet Sheet, OpenDeposits Open, IReadOnlyList<Payer> Payers);

/// <summary>The balance sheet: where every dollar is, whether the books agree, and what is entered by hand.</summary>
/// <param name="views">One a clinic.</param>
/// <param name="name">Who is signed in.</param>
internal sealed class BooksPage(IReadOnlyList<BooksView> views, string name)
{
    public Page Draw() => new(
        "Books",
        Markup.Of($"""
            <header class="bar"><h1>Books</h1><p>{name} · <a href="/staff">billing office</a> ·
            <a href="/staff/reports">how billing does</a></p></header>
            <main id="main" class="board">{views.Select(Clinic)}</main>
            """),
        Layout: "full");

    private static Markup Clinic(BooksView view) => Markup.Of($"""
        <h2 class="clinic">{view.Clinic.Value}</h2>
        {Markup.When(view.Sheet.Faults.Count > 0, $"""
            <div class="alert bad" role="alert"><ul>{view.Sheet.Faults.Select(fault =>
                Markup.Of($"<li>{fault.Text} <code>{fault.Code}</code></li>"))}</ul></div>
            """)}
        <section class="card"><h3>Where every dollar is</h3>
        <p>Still to be had: <b>{view.Sheet.Receivable.ToString()}</b>. {(view.Sheet.Faults.Count == 0
            ? "The books agree." : "")} Last day closed:
        {(view.Sheet.LastClosed is { } closed ? $"{closed.Day:yyyy-MM-dd} by {closed.ClosedBy}" : "none")}.</p>
        <div class="sheets-two">
        {Table("Of encounters", view.Sheet.Encounters.Balances.Select(pair => (pair.Key.ToString(), pair.Value)))}
        {Table("Of the clinic", view.Sheet.Clinic.Balances.Select(pair => (pair.Key.ToString(), pair.Value)))}
        </div></section>
        {new DepositsSection(view.Clinic, view.Open).Draw()}
        {new BooksForms(view).Draw()}
        """);

    private static Markup Table(string caption, IEnumerable<(string Account, Money Balance)> rows) => Markup.Of($"""
        <table class="figures sheet-of"><caption>{caption}</caption><thead><tr><th scope="col">Account</th>
        <th scope="col">Holds</th></tr></thead>
        <tbody>{rows.Where(row => row.Balance != Money.Zero).Select(row => Markup.Of(
            $"<tr><th scope=\"row\">{StageWords.Spaced(row.Account)}</th><td>{row.Balance.ToString()}</td></tr>"))}
        </tbody></table>
        """);
}
