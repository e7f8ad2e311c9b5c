using System.Text.RegularExpressions;
using Claims.Core.Charts;

namespace Claims.Core.Coding;

/// <summary>
/// Takes names and identifiers out of a note, each character replaced by one of its own, so that places stay the same.
/// It takes rather too much (45 CFR 164.514(b)(2) names the identifiers): a word of an address may be lost.
/// </summary>
internal static partial class NoteMask
{
    /// <summary>Stands for a character that was taken out.</summary>
    public const char Mask = '_';

    private const int ShortestName = 2;

    /// <summary>Fields that say nothing of who the patient is.</summary>
    private static readonly FieldName[] Harmless =
        [FieldName.PatientSex, FieldName.SubscriberSex, FieldName.Relationship, FieldName.PlaceOfService];

    /// <summary>The note without them, of the same length.</summary>
    public static string Of(string note, Encounter encounter, Clinic clinic)
    {
        var known = encounter.Fields.Where(field => !Harmless.Contains(field.Name))
            .SelectMany(field => Parts(field.Text))
            .Concat(clinic.Providers.SelectMany(person => Parts($"{person.FirstName} {person.LastName}")))
            .Concat([clinic.Name, clinic.Address.Line1, clinic.Email, clinic.CoderEmail])
            .Where(word => word.Length >= ShortestName)
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(word => word.Length);
        var masked = note;
        foreach (var word in known)
        {
            masked = Regex.Replace(
                masked, $@"(?<!\w){Regex.Escape(word).Replace("\\ ", @"\s+")}(?!\w)", Blank, RegexOptions.IgnoreCase);
        }

        foreach (var pattern in new[] { Label(), Date(), MonthDate(), Phone(), Mail(), Id(), Titled(), GreatAge() })
            masked = pattern.Replace(masked, Blank);
        return masked;
    }

    private static IEnumerable<string> Parts(string text) =>
        text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Append(text.Trim());

    private static string Blank(Match found) => string.Create(found.Length, found.Value, (blank, text) =>
    {
        for (var i = 0; i < text.Length; i++)
            blank[i] = char.IsWhiteSpace(text[i]) ? text[i] : Mask;
    });

    [GeneratedRegex(@"^.*\b(name|patient|dob|date of birth|birth ?date|mrn|member id|record (no|number)|account|"
        + @"address|phone|tel|fax|ssn|guarantor|subscriber|provider|physician|insurance|policy)\s*[:#].*$|^.*electronically signed.*$",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<![\w/])(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}/\d{1,4})(?![\w/])")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(\d{1,2}(st|nd|rd|th)?\s+(of\s+)?)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
        + @"\s+\d{1,4}(st|nd|rd|th)?(,?\s+\d{4})?\b", RegexOptions.IgnoreCase)]
    private static partial Regex MonthDate();

    [GeneratedRegex(@"(\+?1[-. ])?\(?\b\d{3}\)?[-. ]?\d{3}[-. ]\d{4}\b|\b\d{3}-\d{4}\b")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\S+@\S+|https?://\S+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b(?=[\w-]*\d[\w-]*\d[\w-]*\d[\w-]*\d)[\w-]{5,}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"\b(Mr|Mrs|Ms|Miss|Dr|Doctor|Nurse|Prof|Professor)\.?\s+[A-Z][\w'-]+(\s+[A-Z][\w'-]+)?")]
    private static partial Regex Titled();

    [GeneratedRegex(@"\b(9\d|1[01]\d)(?=[- ]?(year|yr|yo|y/o))", RegexOptions.IgnoreCase)]
    private static partial Regex GreatAge();
}
