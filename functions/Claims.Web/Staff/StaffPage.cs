using System.Globalization;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Staff;

/// <summary>The billers' page: what waits, and what patients owe.</summary>
/// <param name="view">What there is.</param>
/// <param name="name">Who is signed in.</param>
/// <param name="now">The time.</param>
/// <param name="said">What the last action came to.</param>
/// <param name="issues">Why it was refused.</param>
internal sealed class StaffPage(
    BillerView view, string name, DateTimeOffset now, string? said, IReadOnlyList<Issue> issues)
{
    private static readonly (BillerChoice Choice, string Label)[] Choices =
    [
        (BillerChoice.Replace, "Correct it with the coder and send a replacement"),
        (BillerChoice.WriteOff, "Write the denied amount off"),
        (BillerChoice.BillPatient, "Bill the patient (only what the payer assigned to them)"),
    ];

    private static readonly (RequestAnswer Answer, string Label)[] Answers =
    [
        (RequestAnswer.BillStands, "The bill stands"),
        (RequestAnswer.PlanAgreed, "A plan was agreed; rest until…"),
        (RequestAnswer.WrittenOff, "Write the balance off"),
    ];

    private static readonly string[] Methods = ["card", "check", "cash"];

    public static Page Door(bool refused) => new(
        "Staff",
        Markup.Of($"""
            <main id="main" class="notice"><h1>Billing office</h1>
            {Markup.When(refused, $"""
                <p class="alert bad" role="alert">That key does not open this door, or the name is missing. The key was
                printed when the program started.</p>
                """)}
            <form method="post" action="/staff/door"><label for="key">Key</label>
            <input id="key" name="key" type="password" autocomplete="off" required>
            <label for="name">Your name or initials, for the audit trail</label>
            <input id="name" name="name" maxlength="40" autocomplete="off" required>
            <p><button class="primary" type="submit">Enter</button></p></form></main>
            """),
        ["staff.js"]);

    public Page Draw() => new(
        "Billing office",
        Markup.Of($"""
            <header class="bar"><h1>Billing office</h1><p>{name} · <a href="/staff/reports">how billing does</a> ·
            <a href="/staff/balances">patient balances</a> · <a href="/staff/estimates">cost estimates</a> ·
            <a href="/staff/books">books</a> · <a href="/">status</a></p></header>
            <main id="main" class="board">
            {Markup.When(said is not null, $"<p class=\"alert good\" role=\"status\">{said}</p>")}
            {Markup.When(issues.Count > 0, $"""
                <section class="alert bad" role="alert"><h2>Not done</h2><ul>{issues.Select(Refusal)}</ul></section>
                """)}
            <section class="card"><h2>Waits for you ({view.Work.Count})</h2>{Work()}</section>
            <section class="card"><h2>Post a patient's payment</h2>{Payment()}</section>
            <datalist id="owing">{view.Balances.Select(balance =>
                Option(balance.Encounter.Encounter.Value, balance.Owed.ToString()))}</datalist>
            </main>
            """),
        Layout: "full");

    private static Markup Refusal(Issue issue) => Markup.Of($"<li>{issue.Text} <code>{issue.Code}</code></li>");

    private Markup Due(DateTimeOffset due) =>
        Markup.Of($"""<span class="{(due < now ? "late" : "")}">due {Ages.Until(due, now)}</span>""");

    private Markup Work() => view.Work.Count == 0
        ? Markup.Of($"""<p class="quiet">Nothing waits. Enjoy it.</p>""")
        : Markup.Of($"""<ul class="aside">{view.Work.Select(Item)}</ul>""");

    private Markup Item(BillerWork work, int at)
    {
        var item = work.Item;
        return Markup.Of($"""
            <li><b>{StageWords.Spaced(item.Type.ToString())}</b> <code>{item.Subject}</code>
            <span class="quiet">{Ages.Since(item.OpenedAt, now)} old</span>
            {(item.DueAt is { } due ? Due(due) : Markup.Empty)}
            <p>{item.Text}</p>
            {Markup.When(work.Decision is not null, $"""
                <p><a class="button" href="/staff/denial/{work.Clinic.Value}/{item.Subject}/{work.Decision ?? 0}">All about it,
                and more ways on</a></p>
                """)}
            {Action(work, $"w{at}")}</li>
            """);
    }

    private static Markup Action(BillerWork work, string id) => work switch
    {
        { Decision: { } decision } => Form("denial", work, $"""
            <input type="hidden" name="claim" value="{work.Item.Subject}"><input type="hidden" name="decision"
            value="{decision}">
            {Choose(id, "choice", "Decide", Choices.Select(choice => Option(choice.Choice.ToString(), choice.Label)))}
            {Text(id, "reason", "Why, without patient data")}
            <button type="submit">Decide</button>
            """),
        { Request: { } request } => Form("request", work, $"""
            <input type="hidden" name="request" value="{request.Key}">
            <blockquote>{request.Text}</blockquote>
            {Choose(id, "answer", "Answer", Answers.Select(answer => Option(answer.Answer.ToString(), answer.Label)))}
            <div><label for="{id}-until">Rest until, for a plan</label><input id="{id}-until" name="until" type="date">
            </div>
            <button type="submit">Answer</button>
            """),
        { Item: { Type: WorkItemType.UnmatchedPayment, Key: var key, Subject: var payment } }
            when key == $"unmatched/{payment}" => Form("assign", work, $"""
                <input type="hidden" name="payment" value="{payment}">
                {Text(id, "claim", "The claim it is for")}
                <button type="submit">Post to this claim</button>
                """),
        { Item: { Type: WorkItemType.Underpayment, Key: var key, Subject: var claim } }
            when key.StartsWith("underpayment/", StringComparison.Ordinal) => Markup.Of($"""
                {Form("dispute", work, $"""
                    <input type="hidden" name="claim" value="{claim}">
                    <input type="hidden" name="number" value="{int.Parse(key[^3..], CultureInfo.InvariantCulture)}">
                    <button type="submit">Send the dispute letter</button>
                    """)}
                {Close(work, id)}
                """),
        { Item: { Type: WorkItemType.UnmatchedPayment, Key: var key, Subject: var reference } }
            when key == $"unapplied/{reference}" => Markup.Of($"""
                {Form("apply", work, $"""
                    <input type="hidden" name="reference" value="{reference}">
                    <div><label for="{id}-encounter">The visit it pays</label><input id="{id}-encounter"
                    name="encounter" list="owing" maxlength="60" autocomplete="off" required></div>
                    <button type="submit">Apply it</button>
                    """)}
                {Form("giveback", work, $"""
                    <input type="hidden" name="reference" value="{reference}">
                    {Text(id, "by", "Check or receipt by which it goes back")}
                    <button type="submit">Give it back</button>
                    """)}
                """),
        { Item.Type: WorkItemType.Deposit } => Markup.Of($"""
            <p><a class="button" href="/staff/books#waiting">Deposits and remittances that do not meet</a></p>
            {Close(work, id)}
            """),
        _ => Close(work, id),
    };

    private static Markup Close(BillerWork work, string id) => Form("close", work, $"""
            <input type="hidden" name="key" value="{work.Item.Key}">
            {Text(id, "resolution", "Settled how, without patient data")}
            <button type="submit">Close</button>
            """);

    private static Markup Form(string action, BillerWork work, MarkupBuilder inside) => Markup.Of($"""
        <form class="act" method="post" action="/staff/{action}"><input type="hidden" name="clinic"
        value="{work.Clinic.Value}">
        {Markup.Of(inside)}</form>
        """);

    private static Markup Choose(string id, string name, string label, IEnumerable<Markup> options) => Markup.Of($"""
        <div><label for="{id}-{name}">{label}</label>
        <select id="{id}-{name}" name="{name}" required><option value="">choose…</option>{options}</select></div>
        """);

    private static Markup Text(string id, string name, string label) => Markup.Of($"""
        <div><label for="{id}-{name}">{label}</label><input id="{id}-{name}" name="{name}" maxlength="300" required>
        </div>
        """);

    private Markup Payment() => view.Balances.Count == 0
        ? Markup.Of($"""<p class="quiet">No patient owes anything now.</p>""")
        : Markup.Of($"""
            <form class="act" method="post" action="/staff/payment">
            {Choose("pay", "encounter", "For", view.Balances.Select(Balance))}
            <div><label for="pay-amount">Amount $</label><input id="pay-amount" name="amount" inputmode="decimal"
            required></div>
            {Choose("pay", "method", "How", Methods.Select(method => Option(method, method)))}
            {Text("pay", "reference", "Receipt or check number")}
            <button type="submit">Post payment</button></form>
            """);

    private static Markup Balance(PatientBalance balance) => Option(
        $"{balance.Encounter.Clinic}/{balance.Encounter.Encounter}",
        $"{balance.Encounter.Encounter} owes {balance.Owed}");

    private static Markup Option(string value, string label) =>
        Markup.Of($"""<option value="{value}">{label}</option>""");
}
