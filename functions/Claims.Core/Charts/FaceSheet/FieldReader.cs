using System.Globalization;
using System.Text.RegularExpressions;
using Claims.Core.Primitives;

namespace Claims.Core.Charts.FaceSheet;

/// <summary>Turns labelled values into fields in canonical form. A value that cannot be one is left out.</summary>
internal sealed partial class FieldReader(Clinic clinic, IReadOnlyList<Payer> payers)
{
    /// <summary>Letters that scans show in place of digits.</summary>
    private static readonly Dictionary<char, char> DigitLookalikes =
        "O0 o0 Q0 D0 l1 I1 i1 |1 Z2 z2 S5 s5 G6 B8 g9".Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);

    private static readonly string[] DateFormats =
    [
        "M/d/yyyy", "M-d-yyyy", "M.d.yyyy", "yyyy-M-d", "M/d/yy", "MMMM d, yyyy", "MMM d, yyyy", "MMM d yyyy",
        "MMMM d yyyy", "d MMM yyyy", "dd-MMM-yyyy", "MMddyyyy",
    ];

    /// <summary>Places of service by the words clinics print; the code set is CMS's (place_of_service).</summary>
    private static readonly (string Word, string Code)[] Places =
    [
        ("office", "11"), ("clinic", "11"), ("home", "12"), ("telehealth", "10"), ("urgent care", "20"),
        ("inpatient", "21"), ("outpatient hospital", "22"), ("emergency", "23"), ("nursing facility", "32"),
    ];

    /// <summary>The fields that a value gives; several for a full name or an address.</summary>
    public IEnumerable<EncounterField> Read(LabelledValue value)
    {
        var fields = value.Label switch
        {
            FaceSheetLabel.PatientName =>
                Name(value.Text, FieldName.PatientLastName, FieldName.PatientFirstName),
            FaceSheetLabel.SubscriberName =>
                Name(value.Text, FieldName.SubscriberLastName, FieldName.SubscriberFirstName),
            FaceSheetLabel.LastName => One(FieldName.PatientLastName, Word(value.Text)),
            FaceSheetLabel.FirstName => One(FieldName.PatientFirstName, Word(value.Text)),
            FaceSheetLabel.BirthDate => One(FieldName.PatientBirthDate, Date(value.Text)),
            FaceSheetLabel.SubscriberBirthDate => One(FieldName.SubscriberBirthDate, Date(value.Text)),
            FaceSheetLabel.DateOfService => One(FieldName.DateOfService, Date(value.Text)),
            FaceSheetLabel.Sex => One(FieldName.PatientSex, Sex(value.Text)),
            FaceSheetLabel.SubscriberSex => One(FieldName.SubscriberSex, Sex(value.Text)),
            FaceSheetLabel.Address => Address(value.Text),
            FaceSheetLabel.CityStateZip => CityStateZip(value.Text),
            FaceSheetLabel.Email => One(FieldName.PatientEmail, Email().Match(value.Text).Value),
            FaceSheetLabel.Payer => One(FieldName.Payer, PayerOf(value.Text)),
            FaceSheetLabel.MemberId => One(FieldName.MemberId, Identifier(value.Text, shortest: 5)),
            FaceSheetLabel.GroupNumber => One(FieldName.GroupNumber, Identifier(value.Text, shortest: 2)),
            FaceSheetLabel.Authorization => One(FieldName.AuthorizationNumber, Identifier(value.Text, shortest: 4)),
            FaceSheetLabel.Relationship => One(FieldName.Relationship, RelationshipOf(value.Text)),
            FaceSheetLabel.Provider => One(FieldName.RenderingProviderName, value.Text),
            FaceSheetLabel.ProviderNpi => One(FieldName.RenderingProviderNpi, NpiOf(value.Text)),
            FaceSheetLabel.PlaceOfService => One(FieldName.PlaceOfService, Place(value.Text)),
            _ => [],
        };
        return fields
            .Where(field => field.Text is { Length: > 0 })
            .Select(field => new EncounterField(
                field.Name, field.Text!, Math.Round(value.Confidence, 3), FieldSource.Page, value.Page, value.Box));
    }

    /// <summary>The clinic's provider whose name, or NPI, is meant.</summary>
    public RenderingProvider? Provider(string? name, string? npi) =>
        clinic.Providers.FirstOrDefault(known => known.Npi.Value == npi)
        ?? clinic.Providers.FirstOrDefault(known => name is not null && Mentions(name, known.LastName));

    /// <summary>The payer's id in the clinic's payer file, or the name as printed.</summary>
    public string PayerOf(string name)
    {
        var plain = PlainWords(name);
        var known = payers
            .SelectMany(payer => payer.Aliases.Append(payer.Name).Append(payer.Id.Value)
                .Select(alias => (payer, Distance: Spelling.Distance(plain, PlainWords(alias)))))
            .Where(pair => pair.Distance <= plain.Length / 5)
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return known.payer?.Id.Value ?? name;
    }

    /// <summary>A date as yyyy-MM-dd, letters that look like digits mended; null when it is none.</summary>
    public static string? Date(string text)
    {
        foreach (var candidate in new[] { text, DateText().Match(Digits(text)).Value })
        {
            if (DateOnly.TryParseExact(
                candidate.Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.Year is > 1900 and < 2100)
            {
                return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    /// <summary>An NPI whose check digit holds, look-alike letters mended; else null: the directory is asked.</summary>
    public static string? NpiOf(string text) =>
        Npi.TryParse(string.Concat(Digits(text).Where(char.IsAsciiDigit)), out var npi) ? npi.Value : null;

    private static IEnumerable<(FieldName Name, string? Text)> One(FieldName name, string? text) => [(name, text)];

    private static IEnumerable<(FieldName Name, string? Text)> Name(string text, FieldName last, FieldName first)
    {
        var letters = NotInNames().Replace(text, " ").Trim();
        if (letters.Split(',', 2) is [var family, var given] && family.Length > 0)
        {
            return [(last, Word(family)), (first, Word(given).Split(' ')[0])];
        }

        var words = letters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? [] : [(last, words[^1]), (first, words[0])];
    }

    private static IEnumerable<(FieldName Name, string? Text)> Address(string text)
    {
        if (FullAddress().Match(text) is not { Success: true } match)
        {
            return [(FieldName.PatientAddress, text)];
        }

        return
        [
            (FieldName.PatientAddress, match.Groups["line"].Value.Trim(' ', ',')),
            .. CityStateZip(match.Groups["rest"].Value),
        ];
    }

    private static IEnumerable<(FieldName Name, string? Text)> CityStateZip(string text) =>
        CityText().Match(text) is { Success: true } match
            ?
            [
                (FieldName.PatientCity, match.Groups["city"].Value.Trim(' ', ',')),
                (FieldName.PatientState, match.Groups["state"].Value.ToUpperInvariant()),
                (FieldName.PatientZip, match.Groups["zip"].Value.Replace("-", "", StringComparison.Ordinal)),
            ]
            : [];

    private static string? Sex(string text) => FaceSheetLabels.Plain(text) switch
    {
        "f" or "female" or "woman" => "F",
        "m" or "male" or "man" => "M",
        "u" or "x" or "unknown" or "other" => "U",
        _ => null,
    };

    private static string? RelationshipOf(string text) => FaceSheetLabels.Plain(text) switch
    {
        "self" or "subscriber" or "insured" or "same" => "self",
        "spouse" or "wife" or "husband" or "partner" => "spouse",
        "child" or "son" or "daughter" or "dependent" => "child",
        "" => null,
        _ => "other",
    };

    private static string? Identifier(string text, int shortest)
    {
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return plain.Length >= shortest && plain.Any(char.IsAsciiDigit) ? plain : null;
    }

    private static string? Place(string text) =>
        PlaceCode().Match(text) is { Success: true } code
            ? code.Value
            : Places.FirstOrDefault(place => text.Contains(place.Word, StringComparison.OrdinalIgnoreCase)).Code;

    private static string Digits(string text) =>
        string.Concat(text.Select(letter => DigitLookalikes.GetValueOrDefault(letter, letter)));

    private static string Word(string text) => text.Trim(' ', ',', '.', '\'');

    private static string PlainWords(string text) =>
        string.Join(' ', text.Split(' ', '-').Select(FaceSheetLabels.Plain).Where(word => word.Length > 0));

    private static bool Mentions(string text, string name) =>
        text.Split(' ').Any(word => Spelling.IsNear(FaceSheetLabels.Plain(word), FaceSheetLabels.Plain(name)));

    [GeneratedRegex(@"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}")]
    private static partial Regex DateText();

    [GeneratedRegex(@"[^\p{L} ,.'-]")]
    private static partial Regex NotInNames();

    [GeneratedRegex(@"^(?<line>.*?\d.*?),\s*(?<rest>[\p{L} .'-]+,?\s+[A-Za-z]{2}[.,]?\s+\d{5}(-?\d{4})?)\s*$")]
    private static partial Regex FullAddress();

    [GeneratedRegex(@"^(?<city>[\p{L} .'-]+?),?\s+(?<state>[A-Za-z]{2})[.,]?\s+(?<zip>\d{5}(-?\d{4})?)\s*$")]
    private static partial Regex CityText();

    [GeneratedRegex(@"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b\d{2}\b")]
    private static partial Regex PlaceCode();
}
