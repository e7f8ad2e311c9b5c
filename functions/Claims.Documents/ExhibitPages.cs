using Claims.Core.Denials;
using Claims.Documents.Paper;
using SkiaSharp;

namespace Claims.Documents;

/// <summary>Draws what is enclosed with a letter to a payer, each exhibit on a page of its own.</summary>
/// <param name="sheets">The letter's sheets.</param>
internal sealed class ExhibitPages(Sheets sheets) : IDisposable
{
    private static readonly Column[] Facts = [new(Sheets.Left, 190), new(Sheets.Left + 198, Sheets.TextWidth - 198)];

    private static readonly Column[] Services =
    [
        new(Sheets.Left, 76), new(Sheets.Left + 80, 66, ToTheRight: true),
        new(Sheets.Left + 150, 66, ToTheRight: true), new(Sheets.Left + 228, Sheets.TextWidth - 228),
    ];

    private readonly List<SKImage> _pictures = [];

    /// <summary>Draws an exhibit.</summary>
    /// <param name="index">Its place, from 0: exhibit A and so on.</param>
    /// <param name="exhibit">What to draw.</param>
    public void Add(int index, Exhibit exhibit)
    {
        sheets.NewPage();
        sheets.Text($"Exhibit {Name(index)}: {exhibit.Title}", Ink.Heading);
        sheets.Skip(6);
        switch (exhibit)
        {
            case Exhibit.Remittance remittance:
                AddRemittance(remittance);
                break;
            case Exhibit.Listing listing:
                sheets.Text(listing.Lead, Ink.Body);
                sheets.Skip(8);
                AddFacts(listing.Values);
                break;
            case Exhibit.RecordPage page:
                sheets.Picture(PictureOf(page), page.Marks);
                break;
            default:
                throw new InvalidOperationException($"An exhibit of kind {exhibit.GetType().Name} cannot be drawn.");
        }
    }

    /// <summary>Pictures live until the document is made.</summary>
    public void Dispose() => _pictures.ForEach(picture => picture.Dispose());

    /// <summary>A to Z, then AA, AB and on.</summary>
    private static string Name(int index) =>
        index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";

    private void AddRemittance(Exhibit.Remittance remittance)
    {
        AddFacts(remittance.Facts);
        sheets.Heading("Services as you decided them");
        sheets.Row(Services, ["Service", "Billed", "Paid", "Why not all of it"], Ink.Strong);
        sheets.Rule();
        foreach (var service in remittance.Services)
        {
            var reasons = service.Reasons.Count == 0 ? "paid as billed" : string.Join("; ", service.Reasons);
            sheets.Row(
                Services, [service.Procedure, service.Charge.ToString(), service.Paid.ToString(), reasons], Ink.Body);
            sheets.Skip(4);
        }

        if (remittance.Reasons.Count > 0)
        {
            sheets.Heading("Of the claim as a whole");
            foreach (var reason in remittance.Reasons)
            {
                sheets.Text(reason, Ink.Body);
            }
        }
    }

    private void AddFacts(IReadOnlyList<(string Label, string Value)> facts)
    {
        foreach (var (label, value) in facts)
        {
            sheets.Row(Facts, [label, value], Ink.Body);
            sheets.Skip(2);
        }
    }

    /// <summary>The scan; where it is missing or cannot be decoded, its words at their places, and it says so.</summary>
    private SKImage PictureOf(Exhibit.RecordPage page)
    {
        var scan = page.Picture is { } bytes ? SKImage.FromEncodedData(bytes.Span) : null;
        var picture = scan ?? SKImage.FromEncodedData(RedrawnPage.Draw(page.Text));
        _pictures.Add(picture);
        return picture;
    }
}
