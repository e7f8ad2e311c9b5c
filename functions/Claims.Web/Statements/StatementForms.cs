using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Web.Html;
using Claims.Web.Review;

namespace Claims.Web.Statements;

/// <summary>The forms by which a patient arranges or asks for something.</summary>
/// <param name="view">The bill.</param>
/// <param name="address">The page's own address.</param>
/// <param name="language">The language it speaks.</param>
/// <param name="issues">Why something was not taken.</param>
internal sealed class StatementForms(StatementView view, string address, Language language, FormIssues issues)
{
    private readonly PatientTexts _texts = PatientTexts.In(language);

    /// <summary>A plan to sign, or a day to promise; nothing when neither is on offer.</summary>
    public Markup Arrange() => Markup.When(
        view.BalanceNow > Money.Zero && (view.Offers.Count > 0 || view.PromiseUntil is not null),
        $"""
        <section class="card" aria-labelledby="plan-title"><h2 id="plan-title">{_texts["plan.title"]}</h2>
        {Markup.When(view.Offers.Count > 0, $"""
            <p>{_texts["plan.text"]}</p>
            <form method="post" action="{address}/plan{Tail}">
            <div class="choices">{view.Offers.Select(Offer)}</div>
            <label for="sign">{_texts["plan.sign"]}</label>
            <input id="sign" name="name" maxlength="{PaymentPlans.LongestName}" autocomplete="name" required
            {issues.Attributes("signature", "sign")}>
            {issues.Beside("signature", "sign")}{issues.Beside("months", "months")}
            <p><button class="primary" type="submit">{_texts["plan.button"]}</button></p></form>
            """)}
        {Promise()}</section>
        """);

    /// <summary>A request in the patient's own words.</summary>
    public Markup Request(PatientRequestType type, string text)
    {
        var name = type.ToString();
        return Markup.Of($"""
            <details class="group" {Markup.When(issues.At(name), $"open")}><summary>{_texts[$"{name}.title"]}</summary>
            <form method="post" action="{address}{Tail}"><input type="hidden" name="type" value="{name}">
            <label for="{name}">{_texts[$"{name}.prompt"]}</label>
            <textarea id="{name}" name="text" rows="4" maxlength="{StatementDesk.LongestRequest}" required
            {issues.Attributes(name, name)}>{text}</textarea>
            {issues.Beside(name, name)}
            <button type="submit">{_texts[$"{name}.button"]}</button></form></details>
            """);
    }

    /// <summary>Language, print and texts of all that is sent from now on.</summary>
    public Markup Speak() => Markup.Of($"""
        <section class="card" aria-labelledby="speak-title"><h2 id="speak-title">{_texts["speak.title"]}</h2>
        <form method="post" action="{address}/speak{Tail}">
        <label><input type="radio" name="language" value="English" {Checked(view.Language == Language.English)}>
        English</label>
        <label lang="es"><input type="radio" name="language" value="Spanish"
        {Checked(view.Language == Language.Spanish)}> Español</label>
        <label><input type="checkbox" name="large" value="yes" {Checked(view.LargePrint)}> {_texts["speak.large"]}
        </label>
        <p><button type="submit">{_texts["speak.button"]}</button></p></form>
        {Markup.When(view.CanText, $"""
            <details class="group" {Markup.When(issues.At("address"), $"open")}><summary>{_texts["texts.title"]}
            </summary>
            <form method="post" action="{address}/texts{Tail}"><label for="number">{_texts["texts.prompt"]}</label>
            <input id="number" name="number" type="tel" inputmode="tel" autocomplete="tel-national" required
            {issues.Attributes("address", "number")}>{issues.Beside("address", "number")}
            <p><button type="submit">{_texts["texts.button"]}</button></p></form></details>
            """)}</section>
        """);

    private string Tail => language == Language.Spanish ? "?lang=es" : "?lang=en";

    private static Markup Checked(bool yes) => Markup.When(yes, $"checked");

    private Markup Offer(PlanOffer offer, int at) => Markup.Of($"""
        <label><input type="radio" name="months" value="{offer.Months}" required {Checked(at == 0)}> {_texts.Say(
            "plan.offer", ("months", $"{offer.Months}"), ("first", offer.Parts[0].Amount.ToString()),
            ("date", _texts.Day(offer.Parts[0].Day)), ("amount", offer.Parts[^1].Amount.ToString()))}</label>
        """);

    private Markup Promise() => view.PromiseUntil is not { } last ? Markup.Empty : Markup.Of($"""
        <details class="group" {Markup.When(issues.At("day"), $"open")}><summary>{_texts["promise.title"]}</summary>
        <form method="post" action="{address}/promise{Tail}"><label for="day">{_texts["promise.prompt"]}</label>
        <input id="day" name="day" type="date" min="{view.Today.AddDays(1):yyyy-MM-dd}" max="{last:yyyy-MM-dd}" required
        {issues.Attributes("day", "day")}>{issues.Beside("day", "day")}
        <p><button type="submit">{_texts["promise.button"]}</button></p></form></details>
        """);
}
