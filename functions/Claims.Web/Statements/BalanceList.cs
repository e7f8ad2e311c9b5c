using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Remittance;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Statements;

/// <summary>A line of the list.</summary>
internal sealed record BalanceRow(EncounterRef Encounter, Books Books, DunningPlan Plan);

/// <summary>All open balances, each with what the program is about to do and why.</summary>
internal static class BalanceList
{
    /// <summary>So many lines at most.</summary>
    public const int Most = 500;

    public static Page Draw(IReadOnlyList<BalanceRow> rows, string name) => new(
        "Patient balances",
        Markup.Of($"""
            <header class="bar"><h1>Patient balances</h1><p>{name} · <a href="/staff">billing office</a></p></header>
            <main id="main" class="board"><section class="card">
            {Markup.When(rows.Count == 0, $"<p class=\"quiet\">No patient owes anything.</p>")}
            {Markup.When(rows.Count > 0, $"""
                <div class="wide" tabindex="0"><table class="cards"><thead><tr><th scope="col">Bill</th>
                <th scope="col">Owed</th><th scope="col">With agency</th><th scope="col">Now</th>
                <th scope="col">Next look</th></tr></thead><tbody>
                {rows.OrderByDescending(row => row.Books[Account.Patient]).Select(Row)}
                </tbody></table></div>
                """)}
            {Markup.When(rows.Count >= Most, $"<p class=\"quiet\">Only the first {Most} are shown.</p>")}
            </section></main>
            """),
        Layout: "full");

    private static Markup Row(BalanceRow row) => Markup.Of($"""
        <tr><td><a href="/staff/balance/{row.Encounter.Clinic.Value}/{row.Encounter.Encounter.Value}">
        <code>{row.Encounter.Encounter.Value}</code></a></td>
        <td data-label="Owed">{row.Books[Account.Patient].ToString()}</td>
        <td data-label="With agency">{row.Books[Account.Collections].ToString()}</td>
        <td data-label="Now"><b>{(row.Plan.Reason is { } why
            ? StageWords.Spaced(why.ToString())
            : row.Plan.Step.ToString())}</b>
        {row.Plan.Note}</td>
        <td data-label="Next look">{(row.Plan.Due is { } due
            ? due.ToString("yyyy-MM-dd HH:mm zzz")
            : "when somebody acts")}</td></tr>
        """);
}
