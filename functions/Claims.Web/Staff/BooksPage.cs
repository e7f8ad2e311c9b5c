using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Staff;

/// <summary>The balance sheet: where every dollar is, whether the books agree, and what is entered by hand.</summary>
/// <param name="sheets">One a clinic.</param>
/// <param name="name">Who is signed in.</param>
internal sealed class BooksPage(IReadOnlyList<(ClinicId Clinic, BalanceSheet Sheet)> sheets, string name)
{
    public Page Draw() => new(
        "Books",
        Markup.Of($"""
            <header class="bar"><h1>Books</h1><p>{name} · <a href="/staff">billing office</a></p></header>
            <main id="main" class="board">{sheets.Select(one => Clinic(one.Clinic, one.Sheet))}</main>
            """),
        Layout: "full");

    private static Markup Clinic(ClinicId clinic, BalanceSheet sheet) => Markup.Of($"""
        <section class="card"><h2>{clinic.Value}</h2>
        {Markup.When(sheet.Faults.Count > 0, $"""
            <div class="alert bad" role="alert"><ul>{sheet.Faults.Select(fault =>
                Markup.Of($"<li>{fault.Text} <code>{fault.Code}</code></li>"))}</ul></div>
            """)}
        <p>Still to be had: <b>{sheet.Receivable.ToString()}</b>. Last day closed:
        {(sheet.LastClosed is { } closed ? $"{closed.Day:yyyy-MM-dd} by {closed.ClosedBy}" : "none")}.</p>
        {Table("Of encounters", sheet.Encounters.Balances.Select(pair => (pair.Key.ToString(), pair.Value)))}
        {Table("Of the clinic", sheet.Clinic.Balances.Select(pair => (pair.Key.ToString(), pair.Value)))}
        {Forms(clinic)}</section>
        """);

    private static Markup Table(string caption, IEnumerable<(string Account, Money Balance)> rows) => Markup.Of($"""
        <table><caption>{caption}</caption><thead><tr><th scope="col">Account</th><th scope="col">Holds</th></tr></thead>
        <tbody>{rows.Where(row => row.Balance != Money.Zero).Select(row => Markup.Of(
            $"<tr><td>{StageWords.Spaced(row.Account)}</td><td>{row.Balance.ToString()}</td></tr>"))}</tbody></table>
        """);

    private static Markup Forms(ClinicId clinic) => Markup.Of($"""
        {Form(clinic, "deposit", "Enter a deposit", [Input(clinic, "deposit", "reference", "The bank's reference"),
            Input(clinic, "deposit", "trace", "Trace or check number"), Amount(clinic, "deposit"),
            Day(clinic, "deposit")])}
        {Form(clinic, "refund", "Post a refund", [Input(clinic, "refund", "encounter", "Encounter"),
            Input(clinic, "refund", "to", "To (Payer or Patient)"), Amount(clinic, "refund"),
            Input(clinic, "refund", "reference", "Check number")])}
        {Form(clinic, "paper", "Enter a paper remittance", [Input(clinic, "paper", "payer", "Payer, by its id"),
            Input(clinic, "paper", "reference", "Check number"), Amount(clinic, "paper"), Day(clinic, "paper"),
            Input(clinic, "paper", "claim", "Claim"), Input(clinic, "paper", "status", "Status: 1, 2, 4 or 22"),
            Lines(clinic)])}
        {Form(clinic, "day", "Close a day", [Day(clinic, "day")])}
        """);

    private static Markup Form(ClinicId clinic, string action, string title, Markup[] inside) => Markup.Of($"""
        <h3>{title}</h3><form class="act" method="post" action="/staff/{action}">
        <input type="hidden" name="clinic" value="{clinic.Value}">{inside}<button type="submit">{title}</button></form>
        """);

    private static Markup Input(ClinicId clinic, string form, string field, string label, string type = "text")
    {
        var id = $"{clinic}-{form}-{field}";
        return Markup.Of($"""
            <div><label for="{id}">{label}</label><input id="{id}" name="{field}" type="{type}" maxlength="60"
            required></div>
            """);
    }

    private static Markup Amount(ClinicId clinic, string form) => Input(clinic, form, "amount", "Amount $");

    private static Markup Day(ClinicId clinic, string form) => Input(clinic, form, "day", "Day", "date");

    private static Markup Lines(ClinicId clinic) => Markup.Of($"""
        <div><label for="{clinic.Value}-lines">Services, one a line: 99213 130.00 CO-45:30.00 PR-3:25.00</label>
        <textarea id="{clinic.Value}-lines" name="lines" rows="4" required></textarea></div>
        """);
}
