using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Documents.Paper;

namespace Claims.Documents;

/// <summary>A letter of a day's print file.</summary>
public sealed record PrintedLetter(Clinic Clinic, Statement Statement, Uri Link);

/// <summary>
/// Draws a patient statement in its language: what is owed, why, and every way out, with a coupon to cut off. Large
/// print is 18 points, and lists each service instead of squeezing a table.
/// </summary>
public sealed class StatementPdf : IStatementDrawer
{
    private const float LargePrint = 1.5f;
    private const float AmountWidth = 80;
    private const float CouponHeight = 170;

    private static readonly Column[] ServiceColumns =
    [
        new(Sheets.Left, Sheets.TextWidth - (4 * (AmountWidth + 4))),
        .. Enumerable.Range(0, 4)
            .Select(index => new Column(Sheets.Right - ((4 - index) * (AmountWidth + 4)) + 4, AmountWidth, true)),
    ];

    private static readonly Column[] SumColumns =
        [new(Sheets.Left, Sheets.TextWidth - 130), new(Sheets.Right - 120, 120, ToTheRight: true)];

    /// <inheritdoc/>
    public byte[] Draw(Clinic clinic, Statement statement, Uri link) =>
        SheetsOf(clinic, statement, link).ToPdf(
            PatientTexts.In(statement.Language)["title"], clinic.Name, statement.Date);

    /// <summary>Many statements in one file, each numbered by itself, and how many pages each takes.</summary>
    /// <param name="letters">The statements in the order of printing; one at least.</param>
    /// <param name="title">The file's title.</param>
    public static (byte[] Pdf, IReadOnlyList<int> Pages) DrawAll(IReadOnlyList<PrintedLetter> letters, string title)
    {
        var all = letters.Select(letter => SheetsOf(letter.Clinic, letter.Statement, letter.Link)).ToList();
        return (
            Sheets.ToPdf(all, title, letters[0].Clinic.Name, letters[^1].Statement.Date),
            [.. all.Select(sheets => sheets.Count)]);
    }

    private static Sheets SheetsOf(Clinic clinic, Statement statement, Uri link)
    {
        var texts = PatientTexts.In(statement.Language);
        var sheets = new Sheets(
            $"{clinic.Name} · {texts["box.statement"]} {NumberOf(statement)}", texts["foot"],
            statement.LargePrint ? LargePrint : 1);
        AddHead(sheets, clinic, statement, texts);
        AddOpening(sheets, clinic, statement, texts);
        AddSum(sheets, statement, texts);
        AddReasons(sheets, statement, texts);
        AddServices(sheets, statement, texts);
        AddWays(sheets, clinic, statement, link, texts);
        AddCoupon(sheets, clinic, statement, texts);
        return sheets;
    }

    private static void AddHead(Sheets sheets, Clinic clinic, Statement statement, PatientTexts texts)
    {
        var boxWidth = 210 + (100 * (sheets.Scale - 1));
        var boxLeft = Sheets.Right - boxWidth;
        var leftWidth = Sheets.TextWidth - boxWidth - 16;
        var top = sheets.Y;
        sheets.Text(clinic.Name, Ink.Heading, width: leftWidth);
        AddAddress(sheets, clinic.Address, leftWidth);
        sheets.Text(Letterhead.Phone(clinic.Phone), Ink.Body, width: leftWidth);
        sheets.Skip(26);
        sheets.Text(statement.PatientName, Ink.Body, width: leftWidth);
        AddAddress(sheets, statement.PatientAddress, leftWidth);
        var bottom = sheets.Y;

        sheets.ReturnTo(top + 6);
        var half = (boxWidth - 24) / 2;
        Column[] box = [new(boxLeft + 10, half + 8), new(boxLeft + 14 + half, half, ToTheRight: true)];
        sheets.Row(box, [texts["box.due"], statement.Balance.ToString()], new(14, Bold: true));
        sheets.Row(box, [texts["box.by"], Letterhead.Short(statement.DueDate)], Ink.Strong);
        sheets.Skip(4);
        sheets.Row(box, [texts["box.statement"], NumberOf(statement)], Ink.Body);
        sheets.Row(box, [texts["box.date"], Letterhead.Short(statement.Date)], Ink.Body);
        sheets.Frame(boxLeft, top, boxWidth, sheets.Y - top + 6);
        sheets.ReturnTo(Math.Max(bottom, sheets.Y) + 18);
    }

    private static void AddAddress(Sheets sheets, PostalAddress address, float width)
    {
        sheets.Text(address.Line1, Ink.Body, width: width);
        sheets.Text(Letterhead.City(address), Ink.Body, width: width);
    }

    private static void AddOpening(Sheets sheets, Clinic clinic, Statement statement, PatientTexts texts)
    {
        sheets.Text(texts[$"opening.{statement.Tone}.title"], Ink.Title);
        sheets.Skip(4);
        sheets.Text(
            texts.Say(
                $"opening.{statement.Tone}", ("payer", statement.PayerName), ("due", texts.Day(statement.DueDate))),
            Ink.Body);
        sheets.Skip(6);
        sheets.Text(
            texts.Say(
                "visit", ("date", texts.Day(statement.DateOfService)), ("provider", statement.ProviderName),
                ("clinic", clinic.Name), ("payer", statement.PayerName)),
            Ink.Body);
        if (statement.OverEstimateUntil is { } last)
        {
            sheets.Skip(6);
            sheets.Text(texts.Say("estimate", ("date", texts.Day(last))), Ink.Strong);
        }
    }

    private static void AddSum(Sheets sheets, Statement statement, PatientTexts texts)
    {
        var lines = statement.Lines;
        sheets.Heading(texts["sum.title"]);
        AddAmount(sheets, texts["sum.charged"], Money.Sum(lines.Select(line => line.Charge)));
        AddAmount(sheets, texts["sum.discount"], -Money.Sum(lines.Select(line => line.PlanDiscount)));
        AddAmount(sheets, texts["sum.plan"], -Money.Sum(lines.Select(line => line.PlanPaid)));
        sheets.Rule();
        AddAmount(sheets, texts["sum.share"], Money.Sum(lines.Select(line => line.YouOwe)));
        if (statement.Paid != Money.Zero)
            AddAmount(sheets, texts["sum.paid"], -statement.Paid);
        sheets.Row(SumColumns, [texts["sum.now"], statement.Balance.ToString()], Ink.Heading);
    }

    private static void AddAmount(Sheets sheets, string text, Money amount) =>
        sheets.Row(SumColumns, [text, amount.ToString()], Ink.Body);

    private static void AddReasons(Sheets sheets, Statement statement, PatientTexts texts)
    {
        if (statement.Explanations.Count == 0)
            return;

        sheets.Heading(texts["why.title"]);
        foreach (var reason in statement.Explanations)
        {
            sheets.Need(3 * sheets.LineHeight(Ink.Body));
            sheets.Row(SumColumns, [Capital(texts.Kind(reason)), reason.Amount.ToString()], Ink.Strong);
            sheets.Text(texts.Why(reason), Ink.Body, width: Sheets.TextWidth - 130);
            sheets.Skip(4);
        }
    }

    private static string Capital(string kind)
    {
        var drawn = Roboto.Drawable(kind);
        return drawn.Length == 0 ? "" : char.ToUpperInvariant(drawn[0]) + drawn[1..];
    }

    private static void AddServices(Sheets sheets, Statement statement, PatientTexts texts)
    {
        string[] heads = ["charge", "discount", "planPaid", "youOwe"];
        sheets.Heading(texts["services.title"]);
        if (!statement.LargePrint)
        {
            sheets.Row(ServiceColumns, [texts["service"], .. heads.Select(head => texts[head])], Ink.Strong);
            sheets.Rule();
        }

        foreach (var line in statement.Lines)
        {
            string[] amounts = [.. new[] { line.Charge, line.PlanDiscount, line.PlanPaid, line.YouOwe }
                .Select(amount => amount.ToString())];
            if (statement.LargePrint)
            {
                sheets.Need(5 * sheets.LineHeight(Ink.Body));
                sheets.Text(line.Description, Ink.Strong);
                foreach (var (head, amount) in heads.Zip(amounts))
                    sheets.Row(SumColumns, [texts[head], amount], Ink.Body);
            }
            else
            {
                sheets.Row(ServiceColumns, [line.Description, .. amounts], Ink.Body);
            }

            sheets.Skip(3);
        }
    }

    private static void AddWays(Sheets sheets, Clinic clinic, Statement statement, Uri link, PatientTexts texts)
    {
        var phone = Letterhead.Phone(clinic.Phone);
        sheets.Heading(texts["pay.title"]);
        sheets.Text(texts["pay.online"], Ink.Body);
        sheets.Link(link);
        sheets.Text(texts.Say("pay.phone", ("phone", phone)), Ink.Body);
        sheets.Heading(texts["ask.title"]);
        sheets.Text(texts.Say("ask", ("phone", phone), ("email", clinic.Email)), Ink.Body);
        sheets.Skip(4);
        sheets.Text(texts["ask.help"], Ink.Body);
        if (statement.AssistanceUntil is { } last)
            sheets.Text(texts.Say("ask.until", ("date", texts.Day(last))), Ink.Body);
    }

    private static void AddCoupon(Sheets sheets, Clinic clinic, Statement statement, PatientTexts texts)
    {
        sheets.DropTo(CouponHeight * sheets.Scale);
        sheets.Rule(dashed: true);
        sheets.Text(texts["coupon"], Ink.Body);
        sheets.Skip(8);
        var top = sheets.Y;
        const float half = (Sheets.TextWidth / 2) - 12;
        const float middle = Sheets.Left + (Sheets.TextWidth / 2) + 12;
        Column[] labels = [new(Sheets.Left, 118), new(Sheets.Left + 118, half - 118, ToTheRight: true)];
        sheets.Row(labels, [texts["box.statement"], NumberOf(statement)], Ink.Body);
        sheets.Row(labels, [texts["coupon.by"], Letterhead.Short(statement.DueDate)], Ink.Body);
        sheets.Row(labels, [texts["box.due"], statement.Balance.ToString()], Ink.Strong);
        sheets.Skip(6);
        sheets.Row(labels, [texts["coupon.paying"], "$ __________"], Ink.Strong);
        sheets.ReturnTo(top);
        sheets.Text(texts["coupon.payable"], Ink.Body, middle, half);
        foreach (var line in (string[])[clinic.Name, clinic.Address.Line1, Letterhead.City(clinic.Address)])
            sheets.Text(Roboto.Fit(line, Ink.Strong, half / sheets.Scale), Ink.Strong, middle, half);
        sheets.Skip(8);
        var payer = texts.Say("coupon.for", ("name", statement.PatientName));
        sheets.Text(Roboto.Fit(payer, Ink.Body, half / sheets.Scale), Ink.Body, middle, half);
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
