using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>Reads the fields of an approval and collects what is wrong with them.</summary>
internal sealed class ApprovalFields(IReadOnlyList<EncounterField> fields)
{
    private readonly List<Issue> _issues = [];

    public IReadOnlyList<Issue> Issues => _issues;

    public void Add(string code, FieldName field, string text) => Add(code, field.ToString(), text);

    public void Add(string code, string location, string text) =>
        _issues.Add(new(code, Severity.Error, location, text));

    /// <summary>A field's text without the blanks around it; null when there is none.</summary>
    public string? Text(FieldName name)
    {
        var text = fields.FirstOrDefault(field => field.Name == name)?.Text.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public Payer? Payer(IReadOnlyList<Payer> payers) =>
        Required(FieldName.Payer) is { } text ? Named(payers, FieldName.Payer, text) : null;

    /// <summary>The coverage after the first one, when a second payer is named.</summary>
    public NextCoverage? Next(IReadOnlyList<Payer> payers, Payer? first)
    {
        if (Text(FieldName.SecondPayer) is not { } text || Named(payers, FieldName.SecondPayer, text) is not { } payer)
        {
            return null;
        }

        if (payer.Id == first?.Id)
        {
            Add("CLM-PAYER-TWICE", FieldName.SecondPayer, "The second payer is the first one: leave it empty.");
        }

        return MemberId(FieldName.SecondMemberId) is { } member
            ? new(payer.Id, member, Text(FieldName.SecondGroupNumber))
            : null;
    }

    private Payer? Named(IReadOnlyList<Payer> payers, FieldName field, string text)
    {
        var payer = payers.FirstOrDefault(payer => IsNamed(payer, text));
        if (payer is null)
        {
            Add("CLM-PAYER", field, "Not in payers.json by id, name or alias: choose one or add it there.");
        }

        return payer;
    }

    public Person? Patient()
    {
        var last = Required(FieldName.PatientLastName);
        var first = Required(FieldName.PatientFirstName);
        var birth = Date(FieldName.PatientBirthDate);
        var sex = Sex(FieldName.PatientSex);
        var address = Address();
        return last is not null && first is not null && birth is not null && sex is not null && address is not null
            ? new(last, first, birth.Value, sex.Value, address)
            : null;
    }

    /// <summary>Who holds the insurance; asked for only when that is not the patient.</summary>
    public (Relationship Relationship, Person? Subscriber) Subscriber(Person? patient)
    {
        var text = Text(FieldName.Relationship);
        if (!Enum.TryParse<Relationship>(text ?? nameof(Relationship.Self), ignoreCase: true, out var relationship)
            || !Enum.IsDefined(relationship))
        {
            Add("CLM-RELATIONSHIP", FieldName.Relationship, "One of self, spouse, child, other.");
            return (Relationship.Self, null);
        }

        if (relationship == Relationship.Self)
        {
            return (relationship, patient);
        }

        var last = Required(FieldName.SubscriberLastName);
        var first = Required(FieldName.SubscriberFirstName);
        var birth = Date(FieldName.SubscriberBirthDate);
        var sex = Sex(FieldName.SubscriberSex);
        return (relationship, last is null || first is null || birth is null || sex is null || patient is null
            ? null
            : new Person(last, first, birth.Value, sex.Value, patient.Address));
    }

    public string? MemberId(FieldName field = FieldName.MemberId)
    {
        var text = Required(field)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (text is not null && (text.Length is < 2 or > 30 || !text.All(IsIdCharacter)))
        {
            Add("CLM-MEMBER", field, "2 to 30 letters, digits or hyphens, as on the card.");
            return null;
        }

        return text;
    }

    public DateOnly? Date(FieldName name)
    {
        if (Required(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year >= 1900)
        {
            return date;
        }

        Add("CLM-DATE", name, "Not a date in the form 2026-01-31.");
        return null;
    }

    public Npi? RenderingProvider()
    {
        if (Required(FieldName.RenderingProviderNpi) is not { } text)
        {
            return null;
        }

        if (Npi.TryParse(text, out var npi))
        {
            return npi;
        }

        Add("CLM-NPI", FieldName.RenderingProviderNpi, "Not an NPI: ten digits with a check digit; one is mistyped.");
        return null;
    }

    public string? PlaceOfService()
    {
        var text = Required(FieldName.PlaceOfService);
        if (text is not null && !PlacesOfService.IsKnown(text))
        {
            Add("CLM-PLACE", FieldName.PlaceOfService, "Not a place of service code in force: 11 is an office.");
            return null;
        }

        return text;
    }

    private string? Required(FieldName name)
    {
        var text = Text(name);
        if (text is null)
        {
            Add("CLM-REQUIRED", name, "Missing: a claim cannot go out without it.");
        }

        return text;
    }

    private char? Sex(FieldName name)
    {
        if (Required(name) is not { } text)
        {
            return null;
        }

        if (text is "F" or "M" or "U")
        {
            return text[0];
        }

        Add("CLM-SEX", name, "F, M or U.");
        return null;
    }

    private PostalAddress? Address()
    {
        var line = Required(FieldName.PatientAddress);
        var city = Required(FieldName.PatientCity);
        var state = Required(FieldName.PatientState);
        var zip = Required(FieldName.PatientZip)?.Replace("-", "", StringComparison.Ordinal);
        if (state is not null && (state.Length != 2 || !state.All(char.IsAsciiLetterUpper)))
        {
            Add("CLM-STATE", FieldName.PatientState, "Two capital letters, such as IL.");
            state = null;
        }

        if (zip is not null && (zip.Length is not (5 or 9) || !zip.All(char.IsAsciiDigit)))
        {
            Add("CLM-ZIP", FieldName.PatientZip, "Five or nine digits.");
            zip = null;
        }

        return line is null || city is null || state is null || zip is null ? null : new(line, city, state, zip);
    }

    private static bool IsNamed(Payer payer, string text) =>
        string.Equals(payer.Id.Value, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(payer.Name, text, StringComparison.OrdinalIgnoreCase)
        || payer.Aliases.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static bool IsIdCharacter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';
}
