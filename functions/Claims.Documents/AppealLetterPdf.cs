using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Documents.Paper;

namespace Claims.Documents;

/// <summary>
/// Draws a letter to a payer: claim, denial, argument, policies, enclosures, deadline and who signs; the enclosures
/// follow it, each on a page of its own.
/// </summary>
public sealed class AppealLetterPdf : IAppealLetterDrawer
{
    private static readonly Column[] Facts = [new(Sheets.Left, 150), new(Sheets.Left + 158, Sheets.TextWidth - 158)];
    private static readonly Column[] Item = [new(Sheets.Left + 4, 16), new(Sheets.Left + 22, Sheets.TextWidth - 22)];

    private static readonly Dictionary<LetterKind, LetterWords> Words = new()
    {
        [LetterKind.Appeal] = new(
            "Appeal", "Appeal of a denied claim", "Provider Appeals", "The denial, as your remittance states it",
            "To the appeals department:", "Appeal due by",
            letter => $"We ask you to reverse the denial and to pay the amount in dispute, {letter.Denied}, under the "
                + "plan's terms. If you uphold it, please send the specific reason and the policy or criterion applied."),
        [LetterKind.Documents] = new(
            "Documents", "Documents that you asked for", "Claims Documentation",
            "The denial, as your remittance states it", "To the claims department:", null,
            _ => "Please finish processing the claim with them. If anything is missing, please tell us what."),
        [LetterKind.Dispute] = new(
            "Dispute", "Dispute of an underpaid claim", "Provider Payment Disputes",
            "The payment, as your remittance states it", "To the payment disputes department:", "Dispute due by",
            _ => "If you stand by your payment, please send the calculation behind it."),
    };

    /// <inheritdoc/>
    public byte[] Draw(AppealLetter letter)
    {
        var what = Words[letter.Kind].Name;
        var sheets = new Sheets($"{letter.Clinic.Name} · {what}, claim {letter.ClaimId}");
        AddAddresses(sheets, letter);
        AddFacts(sheets, letter);
        AddArgument(sheets, letter);
        AddSignature(sheets, letter.Clinic);
        AddList(sheets, "Enclosures", letter.Enclosures);
        using var pages = new ExhibitPages(sheets);
        foreach (var (index, exhibit) in letter.Exhibits.Index())
        {
            pages.Add(index, exhibit);
        }

        return sheets.ToPdf($"{what} letter", letter.Clinic.Name, letter.Date);
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
        sheets.Text(letter.Office ?? Words[letter.Kind].Office, Ink.Body);
        AddAddress(sheets, letter.Address ?? letter.Payer.Address);
        sheets.Skip(14);
    }

    private static void AddAddress(Sheets sheets, PostalAddress address)
    {
        sheets.Text(address.Line1, Ink.Body);
        sheets.Text(Letterhead.City(address), Ink.Body);
    }

    private static void AddFacts(Sheets sheets, AppealLetter letter)
    {
        sheets.Text(Words[letter.Kind].Title, Ink.Title);
        sheets.Skip(6);
        AddFact(sheets, "Patient", letter.PatientName);
        AddFact(sheets, "Member ID", letter.MemberId);
        AddFact(sheets, "Date of service", Letterhead.Long(letter.DateOfService));
        AddFact(sheets, "Our claim number", letter.ClaimId.ToString());
        if (letter.PayerControlNumber is { } number)
            AddFact(sheets, "Your claim number", number);
        AddFact(sheets, "Amount billed", letter.Charge.ToString());
        AddFact(sheets, "Amount in dispute", letter.Denied.ToString());
        if (letter.LevelName is { } level)
            AddFact(sheets, "Level", level);
        if (Words[letter.Kind].Due is { } due)
            AddFact(sheets, due, Letterhead.Long(letter.Deadline));
    }

    private static void AddFact(Sheets sheets, string label, string value)
    {
        sheets.Row(Facts, [label, value], Ink.Body);
        sheets.Skip(1);
    }

    private static void AddArgument(Sheets sheets, AppealLetter letter)
    {
        sheets.Heading(Words[letter.Kind].Reasons);
        AddItems(sheets, letter.Reasons);
        sheets.Skip(10);
        sheets.Text(Words[letter.Kind].Salutation, Ink.Body);
        foreach (var paragraph in letter.Paragraphs)
        {
            sheets.Skip(8);
            sheets.Need(2 * Ink.Body.LineHeight);
            sheets.Text(paragraph, Ink.Body);
        }

        AddList(sheets, "Policies and rules", letter.Policies);
        sheets.Skip(8);
        sheets.Text(Words[letter.Kind].Closing(letter), Ink.Body);
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

    private static void AddList(Sheets sheets, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;

        sheets.Heading(heading);
        AddItems(sheets, items);
    }

    private static void AddItems(Sheets sheets, IReadOnlyList<string> items)
    {
        foreach (var item in items)
        {
            sheets.Row(Item, ["•", item], Ink.Body);
            sheets.Skip(2);
        }
    }

    /// <summary>How a kind of letter speaks.</summary>
    private sealed record LetterWords(
        string Name, string Title, string Office, string Reasons, string Salutation, string? Due,
        Func<AppealLetter, string> Closing);
}
