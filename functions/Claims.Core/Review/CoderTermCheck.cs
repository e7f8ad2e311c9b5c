using Claims.Coding.Diagnoses;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Review;

/// <summary>
/// Holds a coder's terms to words that carry nothing of the patient's: they leave the encounter and join the clinic's
/// list.
/// </summary>
internal static class CoderTermCheck
{
    private static readonly FieldName[] Naming =
    [
        FieldName.PatientLastName, FieldName.PatientFirstName, FieldName.PatientAddress, FieldName.PatientCity,
        FieldName.SubscriberLastName, FieldName.SubscriberFirstName, FieldName.RenderingProviderName,
    ];

    /// <summary>One fault a term at the most; a place counts diagnoses from 1.</summary>
    public static IEnumerable<Issue> Faults(ReviewDecision.Approved approved, Encounter encounter)
    {
        var names = approved.Fields.Concat(encounter.Fields).Where(field => Naming.Contains(field.Name))
            .SelectMany(field => WordsOf(field.Text)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var term in approved.Terms)
        {
            var place = $"diagnosis {approved.Diagnoses.ToList().IndexOf(term.Code) + 1}";
            var words = WordsOf(term.Text);
            if (words.Length is 0 or > LocalTerms.MostWords || !term.Text.All(IsOfWords))
            {
                yield return new("REV-TERM", Severity.Error, place,
                    $"Write 1 to {LocalTerms.MostWords} words that mean this diagnosis, without numbers or signs.");
            }
            else if (words.Any(names.Contains))
            {
                yield return new("REV-TERM", Severity.Error, place,
                    "The words hold a name or a place of this chart's face sheet: they join the clinic's list, so "
                        + "leave it out.");
            }
        }
    }

    private static string[] WordsOf(string text) =>
        text.Split([' ', '-', '\'', ',', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsOfWords(char letter) => char.IsLetter(letter) || letter is ' ' or '-' or '\'';
}
