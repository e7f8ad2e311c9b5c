using Claims.Core.Remittance;
using Claims.Web.Html;

namespace Claims.Web.Staff;

/// <summary>What is entered into the books by hand.</summary>
/// <param name="view">The clinic's books.</param>
internal sealed class BooksForms(BooksView view)
{
    private static readonly string[] Methods = ["card", "check", "cash"];

    private static readonly (string Value, string Label)[] Receivers =
        [(nameof(RefundTo.Patient), "the patient"), (nameof(RefundTo.Payer), "the payer")];

    private static readonly (string Value, string Label)[] Statuses =
        [("1", "paid first"), ("2", "paid second"), ("4", "denied"), ("22", "taken back")];

    public Markup Draw() => Markup.Of($"""
        <section class="card"><h3>Enter by hand</h3>
        {Form("unapplied", "Take a patient's money before it is known what it pays", "Take it", [
            Amount("unapplied"), Choose("unapplied", "method", "How", Methods.Select(one => (one, one))),
            Input("unapplied", "reference", "Receipt or check number")])}
        {Form("deposit", "A deposit of which no remittance is listed above", "Enter the deposit", [
            Input("deposit", "reference", "The bank's reference"), Input("deposit", "trace", "Trace or check number"),
            Amount("deposit"), Day("deposit")])}
        {Form("refund", "A refund that was made", "Post the refund", [
            Input("refund", "encounter", "Encounter"),
            Choose("refund", "to", "To", Receivers),
            Amount("refund"), Input("refund", "reference", "Check number")])}
        {Form("paper", "A remittance that came on paper", "Enter the remittance", [
            Choose("paper", "payer", "Payer", view.Payers.Select(payer => (payer.Id.Value, payer.Name))),
            Input("paper", "reference", "Check number"), Amount("paper"), Day("paper"),
            Input("paper", "claim", "Claim"), Choose("paper", "status", "It was", Statuses), Lines()])}
        {Form("day", "A day that is over", "Close the day", [Day("day")])}
        </section>
        """);

    private string Id(string form, string field) => $"{view.Clinic}-{form}-{field}";

    private Markup Form(string action, string title, string button, Markup[] inside) => Markup.Of($"""
        <h4>{title}</h4><form class="act" method="post" action="/staff/{action}">
        <input type="hidden" name="clinic" value="{view.Clinic.Value}">{inside}<button type="submit">{button}</button>
        </form>
        """);

    private Markup Input(string form, string field, string label, string type = "text") => Markup.Of($"""
        <div><label for="{Id(form, field)}">{label}</label><input id="{Id(form, field)}" name="{field}" type="{type}"
        maxlength="60" required></div>
        """);

    private Markup Choose(
        string form, string field, string label, IEnumerable<(string Value, string Label)> options) => Markup.Of($"""
        <div><label for="{Id(form, field)}">{label}</label><select id="{Id(form, field)}" name="{field}" required>
        <option value="">choose…</option>{options.Select(one => Markup.Of(
            $"<option value=\"{one.Value}\">{one.Label}</option>"))}</select></div>
        """);

    private Markup Amount(string form) => Input(form, "amount", "Amount $");

    private Markup Day(string form) => Input(form, "day", "Day", "date");

    private Markup Lines() => Markup.Of($"""
        <div class="across"><label for="{Id("paper", "lines")}">Services, one a line: 99213 130.00 CO-45:30.00
        PR-3:25.00</label><textarea id="{Id("paper", "lines")}" name="lines" rows="4" required></textarea></div>
        """);
}
