using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Web.Html;
using Claims.Web.Review;

namespace Claims.Web.Statements;

/// <summary>A patient's bill in plain words.</summary>
internal static class StatementPage
{
    private static readonly RequestForm[] Requests =
    [
        new(PatientRequestType.Dispute, "Something on this bill is wrong", "What should we look at?", "Send"),
        new(
            PatientRequestType.Assistance, "I need help paying",
            "Tell us a little about your situation. We answer with what the clinic's financial assistance can do.",
            "Ask for help"),
        new(
            PatientRequestType.PaymentPlan, "I would like to pay in parts", "How much could you pay each month?",
            "Ask for a plan"),
        new(
            PatientRequestType.NoEmail, "Please send no more e-mail",
            "Anything we should know? Bills will come by post.", "Stop e-mail"),
    ];

    public static Page Draw(
        StatementView view, string address, FormIssues issues, PatientRequestType? asked = null, string text = "") =>
        new("Your statement", Markup.Of($"""
            <header class="bar"><h1>{view.Clinic.Name}</h1><p>Statement of {Day(view.Statement.Date)}</p></header>
            <main id="main" class="statement">
            {issues.Summary()}
            {Owed(view, address)}
            {WhoPaidWhat(view.Statement)}
            {Why(view.Statement)}
            {Services(view.Statement)}
            {HowToPay(view)}
            <section class="card" aria-labelledby="help-title"><h2
            id="help-title">Something wrong, or hard to pay? Tell us.</h2>
            <p>While we look at it we send no further bills for this visit.</p>
            {Requests.Select(request => request.Draw(address, issues, request.Type == asked ? text : ""))}
            </section>
            </main>
            """));

    /// <summary>Whether a patient may ask for it here.</summary>
    public static bool Offers(PatientRequestType type) => Requests.Any(request => request.Type == type);

    public static Page Thanks() => NoticePage.Of("We have your message", Markup.Of($"""
        <p>The billing office reads it and answers you. Until then no further bills go out for this visit.</p>
        <p class="quiet">You can close this page, or go back to your statement.</p>
        """), "good");

    private static Markup Owed(StatementView view, string address)
    {
        var statement = view.Statement;
        var settled = view.BalanceNow <= Money.Zero;
        var sum = view switch
        {
            { InCollections: var handed } when handed > Money.Zero => Markup.Of($"""
                <p class="sum">{handed.ToString()}</p><p>was handed to a collection agency, which will write to you. If
                you think this is wrong, or need help to pay, call us: {view.Clinic.ContactName},
                {Phone(view.Clinic.Phone)}.</p>
                """),
            _ when settled => Markup.Of(
                $"""<p class="sum good">Nothing to pay</p><p>This bill is settled. Thank you.</p>"""),
            _ => Markup.Of($"""<p class="sum">{view.BalanceNow.ToString()}</p><p>{Tone(statement)}</p>"""),
        };
        return Markup.Of($"""
            <section class="card owed" aria-label="What you owe">
            <p>{statement.PatientName}, for your visit on {Day(statement.DateOfService)}
            with {statement.ProviderName}</p>
            {sum}
            {Markup.When(statement.Balance > view.BalanceNow && !settled, $"""
                <p>{(statement.Balance - view.BalanceNow).ToString()} came in since this bill was made.</p>
                """)}
            <p><a class="button" href="{address}/statement.pdf" download="statement.pdf">Download as PDF</a></p>
            </section>
            """);
    }

    private static string Tone(Statement statement) => statement.Tone switch
    {
        StatementTone.First => $"is your part of the bill. Please pay by {Day(statement.DueDate)}.",
        StatementTone.Reminder => $"is still open. If it slipped your mind: please pay by {Day(statement.DueDate)}.",
        StatementTone.PastDue =>
            $"is past due. Please pay by {Day(statement.DueDate)}, or tell us below what stands in the way.",
        StatementTone.Final => $"is still unpaid. This is the last notice: unless we hear from you by "
            + $"{Day(statement.DueDate)}, the bill goes to collections. Paying, disputing, a plan or asking for help "
            + "each stop that.",
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    private static Markup WhoPaidWhat(Statement statement)
    {
        Money Sum(Func<StatementLine, Money> part) => Money.Sum(statement.Lines.Select(part));
        return Markup.Of($"""
            <section class="card" aria-labelledby="who-title"><h2 id="who-title">Who pays what</h2>
            <p>The clinic charged {Sum(line => line.Charge).ToString()}.</p>
            {StackedBar.Draw("Who pays what of the charge",
            [
                new($"{statement.PayerName} paid", Sum(line => line.PlanPaid), "c-payer"),
                new("Discount your plan agreed with us", Sum(line => line.PlanDiscount), "c-contract"),
                new("You paid", statement.Paid, "c-patient-paid"),
                new("Your part to pay", Sum(line => line.YouOwe) - statement.Paid, "c-patient"),
            ])}</section>
            """);
    }

    private static Markup Why(Statement statement) => Markup.When(statement.Explanations.Count > 0, $"""
        <section class="card" aria-labelledby="why-title"><h2 id="why-title">Why this is yours to pay</h2>
        <dl class="reasons">{statement.Explanations.Select(Reason)}</dl></section>
        """);

    private static Markup Services(Statement statement) => Markup.Of($"""
        <section class="card" aria-labelledby="what-title"><h2 id="what-title">What was done</h2>
        <div class="wide"><table><thead><tr><th scope="col">Service</th><th scope="col">Charge</th><th
        scope="col">Discount</th><th scope="col">Plan paid</th><th scope="col">Your part</th></tr></thead>
        <tbody>{statement.Lines.Select(Service)}</tbody>
        </table></div></section>
        """);

    private static Markup Reason(BalanceExplanation reason) => Markup.Of($"""
        <dt>{char.ToUpperInvariant(reason.Kind[0])}{reason.Kind[1..]} <b>{reason.Amount.ToString()}</b></dt>
        <dd>{reason.Text}</dd>
        """);

    private static Markup Service(StatementLine line) => Markup.Of($"""
        <tr><th scope="row">{line.Description}</th><td>{line.Charge.ToString()}</td>
        <td>{line.PlanDiscount.ToString()}</td><td>{line.PlanPaid.ToString()}</td><td>{line.YouOwe.ToString()}</td></tr>
        """);

    private static Markup HowToPay(StatementView view) => Markup.Of($"""
        <section class="card" aria-labelledby="pay-title"><h2 id="pay-title">How to pay</h2>
        <ul><li>By phone: <b>{Phone(view.Clinic.Phone)}</b>, {view.Clinic.ContactName}</li>
        <li>By mail: a check to {view.Clinic.Name}, {Address(view.Clinic.Address)}</li>
        <li>At the clinic: cash, check or card</li></ul>
        <p>Please name statement <b>{view.Statement.Encounter.Encounter.Value}</b>.</p></section>
        """);

    private static string Phone(string digits) =>
        digits.Length == 10 ? $"({digits[..3]}) {digits[3..6]}-{digits[6..]}" : digits;

    private static string Address(PostalAddress address) =>
        $"{address.Line1}, {address.City}, {address.State} {(address.Zip.Length > 5 ? address.Zip[..5] : address.Zip)}";

    private static string Day(DateOnly day) =>
        day.ToString("MMMM d, yyyy", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A form by which a patient asks for something.</summary>
internal sealed record RequestForm(PatientRequestType Type, string Title, string Prompt, string Button)
{
    public Markup Draw(string address, FormIssues issues, string text)
    {
        var name = Type.ToString();
        return Markup.Of($"""
            <details class="group" {Markup.When(issues.At(name), $"open")}><summary>{Title}</summary>
            <form method="post" action="{address}"><input type="hidden" name="type" value="{name}">
            <label for="{name}">{Prompt}</label>
            <textarea id="{name}" name="text" rows="4" maxlength="{StatementDesk.LongestRequest}" required
            {issues.Attributes(name, name)}>{text}</textarea>
            {issues.Beside(name, name)}
            <button type="submit">{Button}</button></form></details>
            """);
    }
}
