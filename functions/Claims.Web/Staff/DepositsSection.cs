using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Html;

namespace Claims.Web.Staff;

/// <summary>What payers say they paid and what the bank shows, as far as the two do not meet yet.</summary>
/// <param name="clinic">Whose.</param>
/// <param name="open">What does not meet.</param>
internal sealed class DepositsSection(ClinicId clinic, OpenDeposits open)
{
    /// <summary>So many remittances are shown, the oldest first.</summary>
    private const int Most = 50;

    public Markup Draw() => Markup.Of($"""
        <section class="card" id="waiting"><h3>Payers say they paid, the bank has not shown it
        ({open.Remittances.Count})</h3>
        {Markup.When(open.Remittances.Count == 0, $"<p class=\"quiet\">All that payers announced has come.</p>")}
        <ul class="aside">{open.Remittances.Take(Most).Index().Select(one => Remittance(one.Index, one.Item))}</ul>
        {Markup.When(open.Remittances.Count > Most, $"<p class=\"quiet\">The oldest {Most} are shown.</p>")}
        </section>
        {Markup.When(open.Deposits.Count > 0, $"""
            <section class="card"><h3>The bank shows it, no remittance is known ({open.Deposits.Count})</h3>
            <ul class="aside">{open.Deposits.Index().Select(one => Deposit(one.Index, one.Item))}</ul></section>
            """)}
        """);

    private Markup Remittance(int at, RemittanceFile file) => Markup.Of($"""
        <li><b>{file.Amount.ToString()}</b> {file.PayerName}, trace <code>{file.TraceNumber}</code>
        <span class="quiet">{file.Date:yyyy-MM-dd}</span>
        <form class="act" method="post" action="/staff/deposit">
        <input type="hidden" name="clinic" value="{clinic.Value}"><input type="hidden" name="trace"
        value="{file.TraceNumber}"><input type="hidden" name="amount" value="{file.Amount.Amount:0.00}">
        <div><label for="r{at}-reference">The bank's reference</label><input id="r{at}-reference" name="reference"
        maxlength="60" required></div>
        <div><label for="r{at}-day">Day</label><input id="r{at}-day" name="day" type="date" required></div>
        <button type="submit">The bank shows it</button></form></li>
        """);

    /// <summary>The same amount is the likeliest match, then the nearest day.</summary>
    private Markup Deposit(int at, BankDeposit deposit)
    {
        var likely = open.Remittances
            .OrderBy(file => Math.Abs(file.Amount.Amount - deposit.Amount.Amount))
            .ThenBy(file => Math.Abs(file.Date.DayNumber - deposit.Day.DayNumber));
        return Markup.Of($"""
            <li><b>{deposit.Amount.ToString()}</b> <code>{deposit.Reference}</code>, trace
            <code>{deposit.TraceNumber}</code> <span class="quiet">{deposit.Day:yyyy-MM-dd}</span>
            {Markup.When(open.Remittances.Count > 0, $"""
                <form class="act" method="post" action="/staff/tie">
                <input type="hidden" name="clinic" value="{clinic.Value}"><input type="hidden" name="deposit"
                value="{deposit.Reference}">
                <div><label for="d{at}-trace">It pays, the likeliest first</label><select id="d{at}-trace" name="trace"
                required><option value="">choose…</option>{likely.Take(Most).Select(file => Markup.Of($"""
                    <option value="{file.TraceNumber}">{file.Amount.ToString()} {file.PayerName} {file.Date:yyyy-MM-dd},
                    {file.TraceNumber}{(file.Amount == deposit.Amount ? ", same amount" : "")}</option>
                    """))}</select></div>
                <button type="submit">Tie them</button></form>
                """)}</li>
            """);
    }
}
