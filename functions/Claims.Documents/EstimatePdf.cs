using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Documents.Paper;

namespace Claims.Documents;

/// <summary>
/// Draws a good-faith estimate in the patient's language: what is expected, what it costs, and what they may do when
/// the bill is much higher (45 CFR 149.610(c)). Large print is 18 points.
/// </summary>
public sealed class EstimatePdf : IEstimateDrawer
{
    private const float LargePrint = 1.5f;

    private static readonly Column[] Columns =
    [
        new(Sheets.Left, Sheets.TextWidth - 200), new(Sheets.Right - 196, 70),
        new(Sheets.Right - 120, 120, ToTheRight: true),
    ];

    /// <inheritdoc/>
    public byte[] Draw(Clinic clinic, Estimate estimate)
    {
        var to = estimate.For ?? throw new ArgumentException("An estimate says whom it is for.", nameof(estimate));
        var texts = PatientTexts.In(to.Language);
        var sheets = new Sheets($"{clinic.Name} · {texts["gfe.foot"]}", texts["foot"], to.LargePrint ? LargePrint : 1);
        AddHead(sheets, clinic, estimate, to, texts);
        AddServices(sheets, estimate, to, texts);
        AddRights(sheets, clinic, texts);
        return sheets.ToPdf(texts["gfe.title"], clinic.Name, estimate.Scheduled);
    }

    private static void AddHead(
        Sheets sheets, Clinic clinic, Estimate estimate, EstimateAddressee to, PatientTexts texts)
    {
        sheets.Text(clinic.Name, Ink.Heading);
        sheets.Text(clinic.Address.Line1, Ink.Body);
        sheets.Text(Letterhead.City(clinic.Address), Ink.Body);
        sheets.Text(Letterhead.Phone(clinic.Phone), Ink.Body);
        sheets.Skip(22);
        sheets.Text(to.Name, Ink.Body);
        if (to.Address.Line1.Length > 0)
        {
            sheets.Text(to.Address.Line1, Ink.Body);
            sheets.Text(Letterhead.City(to.Address), Ink.Body);
        }

        sheets.Skip(18);
        sheets.Text(texts["gfe.title"], Ink.Title);
        sheets.Skip(4);
        sheets.Text(
            texts.Say(
                "gfe.intro", ("clinic", clinic.Name), ("date", texts.Day(estimate.Visit)),
                ("made", texts.Day(estimate.Scheduled))),
            Ink.Body);
        sheets.Skip(6);
        sheets.Text(texts.Say("gfe.patient", ("name", to.Name), ("birth", texts.Day(to.BirthDate))), Ink.Body);
        if (to.Provider is { } npi)
        {
            var provider = clinic.Providers.FirstOrDefault(one => one.Npi == npi);
            var name = provider is null ? clinic.Name : $"{provider.FirstName} {provider.LastName}";
            sheets.Text(texts.Say("gfe.provider", ("name", name), ("npi", npi.Value)), Ink.Body);
        }

        sheets.Text(
            texts.Say("gfe.facility", ("clinic", clinic.Name), ("npi", clinic.Npi.Value), ("tax", clinic.TaxId)), Ink.Body);
    }

    private static void AddServices(Sheets sheets, Estimate estimate, EstimateAddressee to, PatientTexts texts)
    {
        sheets.Skip(10);
        if (!to.LargePrint)
        {
            sheets.Row(Columns, [texts["gfe.service"], texts["gfe.code"], texts["gfe.charge"]], Ink.Strong);
            sheets.Rule();
        }

        foreach (var line in estimate.Lines)
        {
            sheets.Need(3 * sheets.LineHeight(Ink.Body));
            if (to.LargePrint)
            {
                sheets.Text(line.Description, Ink.Strong);
                sheets.Text($"{texts["gfe.code"]} {line.Code} · {texts["gfe.charge"]} {line.Amount}", Ink.Body);
            }
            else
            {
                sheets.Row(Columns, [line.Description, line.Code, line.Amount.ToString()], Ink.Body);
            }

            sheets.Skip(3);
        }

        sheets.Rule();
        sheets.Row([Columns[0], Columns[2]], [texts["gfe.total"], estimate.Total.ToString()], Ink.Heading);
    }

    private static void AddRights(Sheets sheets, Clinic clinic, PatientTexts texts)
    {
        sheets.Skip(10);
        sheets.Text(texts["gfe.only"], Ink.Body);
        sheets.Skip(4);
        sheets.Text(texts["gfe.contract"], Ink.Body);
        sheets.Heading(texts["gfe.right.title"]);
        sheets.Text(
            texts.Say("gfe.right", ("phone", Letterhead.Phone(clinic.Phone)), ("email", clinic.Email)), Ink.Body);
        sheets.Skip(4);
        sheets.Text(texts["gfe.keep"], Ink.Strong);
    }
}
