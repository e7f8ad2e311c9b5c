using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Documents.Paper;

namespace Claims.Documents;

/// <summary>Draws a patient statement: what is owed, why, and every way out, with a coupon to cut off.</summary>
public sealed class StatementPdf : IStatementDrawer
{
    private const float AmountWidth = 80;
    private const float CouponHeight = 170;

    private static readonly Column[] ServiceColumns =
    [
        new(Sheets.Left, Sheets.TextWidth - (4 * (AmountWidth + 4))),
        .. Enumerable.Range(0, 4)
            .Select(index => new Column(Sheets.Right - ((4 - index) * (AmountWidth + 4)) + 4, AmountWidth, true)),
    ];

    private static readonly Column[] SumColumns =
        [new(Sheets.Left, Sheets.TextWidth - 110), new(Sheets.Right - 100, 100, ToTheRight: true)];

    /// <inheritdoc/>
    public byte[] Draw(Clinic clinic, Statement statement, Uri link)
    {
        var sheets = new Sheets($"{clinic.Name} · Statement {NumberOf(statement)}");
        AddHead(sheets, clinic, statement);
        AddOpening(sheets, clinic, statement);
        AddSum(sheets, statement);
        AddReasons(sheets, statement);
        AddServices(sheets, statement);
        AddWays(sheets, clinic, link);
        AddCoupon(sheets, clinic, statement);
        return sheets.ToPdf("Patient statement", clinic.Name, statement.Date);
    }

    private static void AddHead(Sheets sheets, Clinic clinic, Statement statement)
    {
        const float boxWidth = 210;
        const float boxLeft = Sheets.Right - boxWidth;
        const float leftWidth = Sheets.TextWidth - boxWidth - 16;
        var top = sheets.Y;
        sheets.Text(clinic.Name, Ink.Heading, width: leftWidth);
        AddAddress(sheets, clinic.Address, leftWidth);
        sheets.Text(Letterhead.Phone(clinic.Phone), Ink.Body, width: leftWidth);
        sheets.Skip(26);
        sheets.Text(statement.PatientName, Ink.Body, width: leftWidth);
        AddAddress(sheets, statement.PatientAddress, leftWidth);
        var bottom = sheets.Y;

        sheets.ReturnTo(top + 6);
        Column[] box = [new(boxLeft + 10, 90), new(boxLeft + 96, boxWidth - 106, ToTheRight: true)];
        sheets.Row(box, ["Amount due", statement.Balance.ToString()], new(14, Bold: true));
        sheets.Row(box, ["Please pay by", Letterhead.Short(statement.DueDate)], Ink.Strong);
        sheets.Skip(4);
        sheets.Row(box, ["Statement", NumberOf(statement)], Ink.Body);
        sheets.Row(box, ["Date", Letterhead.Short(statement.Date)], Ink.Body);
        sheets.Frame(boxLeft, top, boxWidth, sheets.Y - top + 6);
        sheets.ReturnTo(Math.Max(bottom, sheets.Y) + 18);
    }

    private static void AddAddress(Sheets sheets, PostalAddress address, float width)
    {
        sheets.Text(address.Line1, Ink.Body, width: width);
        sheets.Text(Letterhead.City(address), Ink.Body, width: width);
    }

    private static void AddOpening(Sheets sheets, Clinic clinic, Statement statement)
    {
        var due = Letterhead.Long(statement.DueDate);
        var (title, text) = statement.Tone switch
        {
            StatementTone.First => (
                "Your statement",
                $"{statement.PayerName} has finished with the bill for your visit. This is what is left for you "
                + "to pay. Below we explain every part of it."),
            StatementTone.Reminder => (
                "A friendly reminder",
                "We have not yet received your payment for the visit below. If it is on its way, thank you: nothing "
                + "more is needed. If something is unclear, please ask us."),
            StatementTone.PastDue => (
                "Your payment is past due",
                $"We have written before about this bill and have not heard from you. Please pay by {due}, or tell us "
                + "what is in the way: we can agree on smaller payments."),
            StatementTone.Final => (
                "Final notice",
                $"If we do not hear from you by {due}, we may hand this bill to a collection agency. You can still "
                + "stop that: pay, ask for a payment plan or for financial help, or tell us why you think the bill is "
                + "wrong."),
            _ => throw new InvalidOperationException($"No wording for the tone {statement.Tone}."),
        };
        sheets.Text(title, Ink.Title);
        sheets.Skip(4);
        sheets.Text(text, Ink.Body);
        sheets.Skip(6);
        sheets.Text(
            $"Your visit on {Letterhead.Long(statement.DateOfService)} with {statement.ProviderName} at {clinic.Name}. "
            + $"Health plan: {statement.PayerName}.",
            Ink.Body);
    }

    private static void AddSum(Sheets sheets, Statement statement)
    {
        var lines = statement.Lines;
        sheets.Heading("From the full charge to what you owe");
        AddAmount(sheets, "We charged for your visit", Money.Sum(lines.Select(line => line.Charge)));
        var discount = Money.Sum(lines.Select(line => line.PlanDiscount));
        AddAmount(sheets, "Taken off under our agreement with your plan", -discount);
        AddAmount(sheets, "Your plan paid", -Money.Sum(lines.Select(line => line.PlanPaid)));
        sheets.Rule();
        AddAmount(sheets, "Your share", Money.Sum(lines.Select(line => line.YouOwe)));
        if (statement.Paid != Money.Zero)
            AddAmount(sheets, "You have paid. Thank you", -statement.Paid);
        sheets.Row(SumColumns, ["You owe now", statement.Balance.ToString()], Ink.Heading);
    }

    private static void AddAmount(Sheets sheets, string text, Money amount) =>
        sheets.Row(SumColumns, [text, amount.ToString()], Ink.Body);

    private static void AddReasons(Sheets sheets, Statement statement)
    {
        if (statement.Explanations.Count == 0)
            return;

        sheets.Heading("Why this part is yours");
        foreach (var reason in statement.Explanations)
        {
            sheets.Need(3 * Ink.Body.LineHeight);
            var kind = Roboto.Drawable(reason.Kind);
            var capital = kind.Length == 0 ? "" : char.ToUpperInvariant(kind[0]) + kind[1..];
            sheets.Row(SumColumns, [capital, reason.Amount.ToString()], Ink.Strong);
            sheets.Text(reason.Text, Ink.Body, width: Sheets.TextWidth - 110);
            sheets.Skip(4);
        }
    }

    private static void AddServices(Sheets sheets, Statement statement)
    {
        sheets.Heading("Service by service");
        sheets.Row(ServiceColumns, ["Service", "Charge", "Discount", "Plan paid", "You owe"], Ink.Strong);
        sheets.Rule();
        foreach (var line in statement.Lines)
        {
            Money[] amounts = [line.Charge, line.PlanDiscount, line.PlanPaid, line.YouOwe];
            sheets.Row(ServiceColumns, [line.Description, .. amounts.Select(amount => amount.ToString())], Ink.Body);
            sheets.Skip(3);
        }
    }

    private static void AddWays(Sheets sheets, Clinic clinic, Uri link)
    {
        var phone = Letterhead.Phone(clinic.Phone);
        sheets.Heading("How to pay");
        sheets.Text("Online, with your own secure link:", Ink.Body);
        sheets.Link(link);
        sheets.Text($"By phone: {phone}. By mail: a check with the coupon below.", Ink.Body);
        sheets.Heading("Not right, unclear, or too much at once?");
        sheets.Text(
            "Ask us, or tell us what is wrong with this bill, at the link above, "
            + $"at {phone} or at {clinic.Email}. While we look into it we send no reminders.",
            Ink.Body);
        sheets.Skip(4);
        sheets.Text(
            "You can ask for a payment plan in smaller parts, or for financial help if you cannot pay. "
            + "Asking costs nothing and does not change your care.",
            Ink.Body);
    }

    private static void AddCoupon(Sheets sheets, Clinic clinic, Statement statement)
    {
        sheets.DropTo(CouponHeight);
        sheets.Rule(dashed: true);
        sheets.Text("Please cut here and send this part with your payment", Ink.Body);
        sheets.Skip(8);
        var top = sheets.Y;
        const float half = (Sheets.TextWidth / 2) - 12;
        const float middle = Sheets.Left + (Sheets.TextWidth / 2) + 12;
        Column[] labels = [new(Sheets.Left, 100), new(Sheets.Left + 100, half - 100, ToTheRight: true)];
        sheets.Row(labels, ["Statement", NumberOf(statement)], Ink.Body);
        sheets.Row(labels, ["Pay by", Letterhead.Short(statement.DueDate)], Ink.Body);
        sheets.Row(labels, ["Amount due", statement.Balance.ToString()], Ink.Strong);
        sheets.Skip(6);
        sheets.Row(labels, ["I am paying", "$ ______________"], Ink.Strong);
        sheets.ReturnTo(top);
        sheets.Text("Make checks payable to", Ink.Body, middle, half);
        foreach (var line in (string[])[clinic.Name, clinic.Address.Line1, Letterhead.City(clinic.Address)])
            sheets.Text(Roboto.Fit(line, Ink.Strong, half), Ink.Strong, middle, half);
        sheets.Skip(8);
        sheets.Text(Roboto.Fit($"For: {statement.PatientName}", Ink.Body, half), Ink.Body, middle, half);
    }

    /// <summary>Short enough for the phone: the chart's first eight characters, the visit, the statement.</summary>
    private static string NumberOf(Statement statement)
    {
        var encounter = statement.Encounter.Encounter.Value;
        var visit = encounter[(encounter.LastIndexOf('-') + 1)..];
        var chart = encounter[..Math.Min(8, encounter.Length)].ToUpperInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{chart}-{visit}-{statement.Number}");
    }
}
