using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Documents.Paper;

namespace Claims.Documents;

/// <summary>Draws an appeal letter: claim, denial, argument, enclosures, deadline and who signs.</summary>
public sealed class AppealLetterPdf : IAppealLetterDrawer
{
    private static readonly Column[] Facts = [new(Sheets.Left, 150), new(Sheets.Left + 158, Sheets.TextWidth - 158)];
    private static readonly Column[] Item = [new(Sheets.Left + 4, 16), new(Sheets.Left + 22, Sheets.TextWidth - 22)];

    /// <inheritdoc/>
    public byte[] Draw(AppealLetter letter)
    {
        var sheets = new Sheets($"{letter.Clinic.Name} · Appeal, claim {letter.ClaimId}");
        AddAddresses(sheets, letter);
        AddFacts(sheets, letter);
        AddArgument(sheets, letter);
        AddSignature(sheets, letter.Clinic);
        AddEnclosures(sheets, letter.Enclosures);
        return sheets.ToPdf("Appeal letter", letter.Clinic.Name, letter.Date);
    }

    private static void AddAddresses(Sheets sheets, AppealLetter letter)
    {
        sheets.Text(letter.Clinic.Name, Ink.Heading);
        AddAddress(sheets, letter.Clinic.Address);
        sheets.Text($"Phone {Letterhead.Phone(letter.Clinic.Phone)} · {letter.Clinic.Email}", Ink.Body);
        sheets.Rule();
        sheets.Skip(8);
        sheets.Text(Letterhead.Long(letter.Date), Ink.Body);
        sheets.Skip(12);
        sheets.Text(letter.Payer.Name, Ink.Body);
        sheets.Text("Provider Appeals", Ink.Body);
        AddAddress(sheets, letter.Payer.Address);
        sheets.Skip(14);
    }

    private static void AddAddress(Sheets sheets, PostalAddress address)
    {
        sheets.Text(address.Line1, Ink.Body);
        sheets.Text(Letterhead.City(address), Ink.Body);
    }

    private static void AddFacts(Sheets sheets, AppealLetter letter)
    {
        sheets.Text(letter.Title, Ink.Title);
        sheets.Skip(6);
        AddFact(sheets, "Patient", letter.PatientName);
        AddFact(sheets, "Member ID", letter.MemberId);
        AddFact(sheets, "Date of service", Letterhead.Long(letter.DateOfService));
        AddFact(sheets, "Our claim number", letter.ClaimId.ToString());
        if (letter.PayerControlNumber is { } number)
            AddFact(sheets, "Your claim number", number);
        AddFact(sheets, "Amount billed", letter.Charge.ToString());
        AddFact(sheets, "Amount in dispute", letter.Denied.ToString());
        AddFact(sheets, "Appeal due by", Letterhead.Long(letter.Deadline));
    }

    private static void AddFact(Sheets sheets, string label, string value)
    {
        sheets.Row(Facts, [label, value], Ink.Body);
        sheets.Skip(1);
    }

    private static void AddArgument(Sheets sheets, AppealLetter letter)
    {
        sheets.Heading("The denial, as your remittance states it");
        AddItems(sheets, letter.Reasons);
        sheets.Skip(10);
        sheets.Text("To the appeals department:", Ink.Body);
        foreach (var paragraph in letter.Paragraphs)
        {
            sheets.Skip(8);
            sheets.Need(2 * Ink.Body.LineHeight);
            sheets.Text(paragraph, Ink.Body);
        }

        sheets.Skip(8);
        sheets.Text(
            $"We ask you to reverse the denial and to pay the amount in dispute, {letter.Denied}, under the plan's "
            + "terms. If you uphold it, please send the specific reason and the policy or criterion applied.",
            Ink.Body);
    }

    private static void AddSignature(Sheets sheets, Clinic clinic)
    {
        sheets.Need(150);
        sheets.Skip(14);
        sheets.Text("Sincerely,", Ink.Body);
        sheets.Skip(40);
        sheets.Text("______________________________", Ink.Body);
        sheets.Text(clinic.ContactName, Ink.Body);
        sheets.Text(clinic.Name, Ink.Body);
        sheets.Text($"NPI {clinic.Npi} · Tax ID {clinic.TaxId}", Ink.Body);
    }

    private static void AddEnclosures(Sheets sheets, IReadOnlyList<string> enclosures)
    {
        if (enclosures.Count == 0)
            return;

        sheets.Heading("Enclosures");
        AddItems(sheets, enclosures);
    }

    private static void AddItems(Sheets sheets, IReadOnlyList<string> items)
    {
        foreach (var item in items)
        {
            sheets.Row(Item, ["•", item], Ink.Body);
            sheets.Skip(2);
        }
    }
}
