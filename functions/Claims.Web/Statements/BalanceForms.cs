using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Statements;

/// <summary>What a biller may do about a balance.</summary>
internal sealed class BalanceForms(BalanceStory story)
{
    public Markup Draw() => Markup.Of($"""
        <section class="card"><h2>Do something</h2>
        {Form("stop", "Stop billing", Choose("reason", "Why", Enum.GetNames<StopReason>()))}
        {Form("note", "Note a contact", Choose(
            "what", "What", [nameof(TouchKind.CallAttempt), nameof(TouchKind.Conversation)]))}
        {Markup.When(story.Books[Account.Patient] > Money.Zero, $"""
            {Form("promise", "Promise to pay", Text("day", "On", "date"))}
            {Form("plan", "Plan, signed in the office", Markup.Of(
                $"{Text("months", "Parts", "number")}{Text("signature", "Signed by", "text")}"))}
            {Form("propose", "Propose a write-off", Text("why", "Why, without patient data", "text"))}
            """)}
        {Form("returned", "A letter came back", Markup.Empty)}
        {Form("moved", "New address", Markup.Of(
            $"{Text("line", "Street", "text")}{Text("city", "City", "text")}{Text("state", "State", "text")}{Text(
                "zip", "ZIP", "text")}"))}
        {Markup.When(story.Books[Account.Collections] > Money.Zero, $"""
            {Form("agency", "The agency collected", Markup.Of(
                $"{Text("gross", "Paid there", "text")}{Text("fee", "Its fee", "text")}{Text(
                    "reference", "Its number", "text")}"))}
            {Form("return", "The agency gives it back", Markup.Empty)}
            """)}</section>
        """);

    public Markup Lift(BillingStop stop) => Form(
        "lift", "Lift", Markup.Of($"<input type=\"hidden\" name=\"number\" value=\"{stop.Number}\">"));

    public Markup Proposal(WriteOffProposal one) => Markup.Of($"""
        <li><b>Write-off of {one.Amount.ToString()}</b> proposed by {one.ProposedBy}: {one.Why}.
        {(one.Approved is { } yes
            ? Markup.Of($"{(yes ? "Approved" : "Declined")} by {one.DecidedBy}.")
            : Markup.Of($"""
                {Form("decide", "Approve", Decision(one, "yes"))}{Form("decide", "Decline", Decision(one, "no"))}
                """))}</li>
        """);

    private static Markup Decision(WriteOffProposal one, string word) => Markup.Of($"""
        <input type="hidden" name="number" value="{one.Number}"><input type="hidden" name="approve" value="{word}">
        """);

    private Markup Form(string word, string button, Markup inside)
    {
        var (clinic, _, encounter) = story.Encounter;
        return Markup.Of($"""
            <form class="act" method="post" action="/staff/balance/{clinic.Value}/{encounter.Value}/{word}">{inside}
            <button type="submit">{button}</button></form>
            """);
    }

    private static Markup Choose(string name, string label, IEnumerable<string> options) => Markup.Of($"""
        <div><label for="{name}">{label}</label><select id="{name}" name="{name}" required>
        <option value="">choose…</option>{options.Select(option => Markup.Of(
            $"<option value=\"{option}\">{StageWords.Spaced(option)}</option>"))}</select></div>
        """);

    private static Markup Text(string name, string label, string type) => Markup.Of($"""
        <div><label for="{name}">{label}</label><input id="{name}" name="{name}" type="{type}" maxlength="200" required>
        </div>
        """);
}
