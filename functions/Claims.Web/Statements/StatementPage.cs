using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Web.Html;
using Claims.Web.Review;

namespace Claims.Web.Statements;

/// <summary>A patient's bill in plain words, in their language.</summary>
/// <param name="view">The bill.</param>
/// <param name="address">The page's own address.</param>
/// <param name="language">The language it speaks.</param>
/// <param name="issues">Why something was not taken.</param>
internal sealed class StatementPage(StatementView view, string address, Language language, FormIssues issues)
{
    private static readonly PatientRequestType[] Requests =
    [
        PatientRequestType.Dispute, PatientRequestType.Assistance, PatientRequestType.PaymentPlan,
        PatientRequestType.NoEmail,
    ];

    private readonly PatientTexts _texts = PatientTexts.In(language);
    private readonly StatementForms _forms = new(view, address, language, issues);

    private Statement Statement => view.Statement;

    /// <summary>Draws the page.</summary>
    /// <param name="asked">The request whose words are to be kept.</param>
    /// <param name="text">The words.</param>
    public Page Draw(PatientRequestType? asked = null, string text = "") => new(
        _texts["title"],
        Markup.Of($"""
            <header class="bar"><h1>{view.Clinic.Name}</h1><p>{_texts.Say("page.of", ("date", Day(Statement.Date)))}
            · <a href="{address}?lang={(language == Language.Spanish ? "en" : "es")}"
            lang="{(language == Language.Spanish ? "en" : "es")}">{_texts["language.other"]}</a></p></header>
            <main id="main" class="statement">
            {issues.Summary()}
            {Owed()}
            {Asked()}
            {WhoPaidWhat()}
            {Why()}
            {Services()}
            {HowToPay()}
            {_forms.Arrange()}
            <section class="card" aria-labelledby="help-title"><h2 id="help-title">{_texts["help.title"]}</h2>
            <p>{_texts["help.text"]}</p>
            {Offered(view).Select(type => _forms.Request(type, type == asked ? text : ""))}
            </section>
            {_forms.Speak()}
            </main>
            """),
        Language: TagOf(language));

    /// <summary>What a patient may ask for here.</summary>
    public static IEnumerable<PatientRequestType> Offered(StatementView view) =>
        view.Statement.OverEstimateUntil >= view.Today
            ? Requests.Prepend(PatientRequestType.EstimateDispute)
            : Requests;

    /// <summary>Thanks, with a word of what comes of it.</summary>
    public static Page Thanks(Language language, string text)
    {
        var texts = PatientTexts.In(language);
        return NoticePage.Of(texts["thanks.title"], Markup.Of($"""
            <p>{text}</p><p class="quiet">{texts["thanks.close"]}</p>
            """), "good") with { Language = TagOf(language) };
    }

    /// <summary>The page behind the stop link: one button.</summary>
    public static Page Stop(string address, Language language)
    {
        var texts = PatientTexts.In(language);
        return NoticePage.Of(texts["stop.title"], Markup.Of($"""
            <p>{texts["stop.text"]}</p>
            <form method="post" action="{address}/stop"><button class="primary" type="submit">{texts["stop.button"]}
            </button></form>
            """)) with { Language = TagOf(language) };
    }

    internal static string TagOf(Language language) => language == Language.Spanish ? "es" : "en";

    private string Day(DateOnly day) => _texts.Day(day);

    private Markup Owed()
    {
        var settled = view.BalanceNow <= Money.Zero;
        var sum = view switch
        {
            { InCollections: var handed } when handed > Money.Zero => Markup.Of($"""
                <p class="sum">{handed.ToString()}</p><p>{_texts.Say(
                    "owed.agency", ("contact", view.Clinic.ContactName), ("phone", Phone(view.Clinic.Phone)))}</p>
                """),
            _ when settled => Markup.Of(
                $"""<p class="sum good">{_texts["owed.nothing"]}</p><p>{_texts["owed.settled"]}</p>"""),
            _ => Markup.Of($"""<p class="sum">{view.BalanceNow.ToString()}</p><p>{Due()}</p>"""),
        };
        return Markup.Of($"""
            <section class="card owed" aria-label="{_texts["owed.aria"]}">
            <p>{_texts.Say(
                "owed.visit", ("name", Statement.PatientName), ("date", Day(Statement.DateOfService)),
                ("provider", Statement.ProviderName))}</p>
            {sum}
            {Markup.When(Statement.Balance > view.BalanceNow && !settled, $"""
                <p>{_texts.Say("owed.since", ("amount", (Statement.Balance - view.BalanceNow).ToString()))}</p>
                """)}
            {(Statement.OverEstimateUntil is { } last
                ? Markup.Of($"<p><b>{_texts.Say("estimate", ("date", Day(last)))}</b></p>")
                : Markup.Empty)}
            <p><a class="button" href="{address}/statement.pdf" download="statement.pdf">{_texts["pdf"]}</a></p>
            </section>
            """);
    }

    private string Due() => view.NextPart is { } part
        ? _texts.Say("owed.plan", ("amount", part.Amount.ToString()), ("date", Day(part.Day)))
        : _texts.Say($"owed.{Statement.Tone}", ("due", Day(Statement.DueDate)));

    private Markup Asked() => Markup.When(view.Requests.Count > 0, $"""
        <section class="card" aria-labelledby="asked-title"><h2 id="asked-title">{_texts["asked.title"]}</h2>
        <ul class="aside">{view.Requests.Select(request => Markup.Of($"""
            <li><b>{_texts[$"{request.Type}.title"]}</b> ({Day(view.Clinic.DayOf(request.SubmittedAt))}).
            {_texts[request is { Answer: { } answer, Type: not PatientRequestType.NoEmail }
                ? $"asked.{answer}"
                : $"asked.{(request.Answer is null ? "open" : "done")}"]}</li>
            """))}</ul></section>
        """);

    private Markup WhoPaidWhat()
    {
        Money Sum(Func<StatementLine, Money> part) => Money.Sum(Statement.Lines.Select(part));
        return Markup.Of($"""
            <section class="card" aria-labelledby="who-title"><h2 id="who-title">{_texts["who.title"]}</h2>
            <p>{_texts.Say("who.charged", ("amount", Sum(line => line.Charge).ToString()))}</p>
            {StackedBar.Draw(_texts["who.title"],
            [
                new(_texts.Say("who.plan", ("payer", Statement.PayerName)), Sum(line => line.PlanPaid), "c-payer"),
                new(_texts["who.discount"], Sum(line => line.PlanDiscount), "c-contract"),
                new(_texts["who.paid"], Statement.Paid, "c-patient-paid"),
                new(_texts["who.you"], Sum(line => line.YouOwe) - Statement.Paid, "c-patient"),
            ])}</section>
            """);
    }

    private Markup Why() => Markup.When(Statement.Explanations.Count > 0, $"""
        <section class="card" aria-labelledby="why-title"><h2 id="why-title">{_texts["page.why"]}</h2>
        <dl class="reasons">{Statement.Explanations.Select(Reason)}</dl></section>
        """);

    private Markup Services() => Markup.Of($"""
        <section class="card" aria-labelledby="what-title"><h2 id="what-title">{_texts["page.services"]}</h2>
        <div class="wide"><table><thead><tr><th scope="col">{_texts["service"]}</th><th scope="col">{_texts["charge"]}
        </th><th scope="col">{_texts["discount"]}</th><th scope="col">{_texts["planPaid"]}</th><th scope="col">
        {_texts["page.share"]}</th></tr></thead>
        <tbody>{Statement.Lines.Select(Service)}</tbody>
        </table></div></section>
        """);

    private Markup Reason(BalanceExplanation reason)
    {
        var kind = _texts.Kind(reason);
        return Markup.Of($"""
            <dt>{char.ToUpperInvariant(kind[0])}{kind[1..]} <b>{reason.Amount.ToString()}</b></dt>
            <dd>{_texts.Why(reason)}</dd>
            """);
    }

    private static Markup Service(StatementLine line) => Markup.Of($"""
        <tr><th scope="row">{line.Description}</th><td>{line.Charge.ToString()}</td>
        <td>{line.PlanDiscount.ToString()}</td><td>{line.PlanPaid.ToString()}</td><td>{line.YouOwe.ToString()}</td></tr>
        """);

    private Markup HowToPay() => Markup.Of($"""
        <section class="card" aria-labelledby="pay-title"><h2 id="pay-title">{_texts["pay.title"]}</h2>
        <ul><li>{_texts.Say(
            "pay.page.phone", ("phone", Phone(view.Clinic.Phone)), ("contact", view.Clinic.ContactName))}</li>
        <li>{_texts.Say(
            "pay.page.mail", ("clinic", view.Clinic.Name), ("address", Address(view.Clinic.Address)))}</li>
        <li>{_texts["pay.page.desk"]}</li></ul>
        <p>{_texts.Say("pay.page.name", ("number", Statement.Encounter.Encounter.Value))}</p></section>
        """);

    private static string Phone(string digits) =>
        digits.Length == 10 ? $"({digits[..3]}) {digits[3..6]}-{digits[6..]}" : digits;

    private static string Address(PostalAddress address) =>
        $"{address.Line1}, {address.City}, {address.State} {(address.Zip.Length > 5 ? address.Zip[..5] : address.Zip)}";
}
