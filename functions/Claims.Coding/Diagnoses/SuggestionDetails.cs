using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>Makes a suggestion of a finding: reason, path, neighbours, and what the tabular list asks for beside it.
/// </summary>
/// <param name="index">The terms and titles of the code set.</param>
/// <param name="codes">The code set.</param>
/// <param name="suggested">All suggested codes.</param>
internal sealed class SuggestionDetails(TermIndex index, CodeSet codes, IReadOnlyList<Icd10Code> suggested)
{
    private const int MostAlternatives = 6;

    public DiagnosisSuggestion Of(Finding finding, double score) =>
        new(finding.Code, finding.Entry.Title, score, Reason(finding), finding.BestSection(), finding.Spans,
            [.. finding.Warnings.Distinct()])
        {
            IsHistorical = finding.Evidence.Count > 0 && finding.Evidence.TrueForAll(item => item.FromHistory),
            Path = Path(finding),
            Companions = Companions(finding.Code),
            Alternatives = Alternatives(finding.Code),
        };

    private static string Reason(Finding finding)
    {
        var place = finding.BestSection() switch
        {
            SectionKind.Assessment => "Named in the assessment.",
            SectionKind.ChiefComplaint => "Named as the reason for the visit.",
            SectionKind.PastHistory => "A lasting condition from the history.",
            SectionKind.PresentIllness => "Named in the history of the present illness.",
            SectionKind.Narrative => "Named in the note.",
            var section => $"Named under {section.InWords()}.",
        };
        return finding.Reason.Length == 0 ? place : $"{place} {finding.Reason}";
    }

    /// <summary>As a coder goes: the term looked up, the tabular entry, what the rules made of it.</summary>
    private string[] Path(Finding finding)
    {
        var terms = finding.Evidence.Select(item => item.Term).OfType<Term>().DistinctBy(term => term.Text)
            .Select(term => $"{SourceName(term.Source)}: {term.Text}");
        var rule = finding.Reason.Length > 0 ? [$"rule: {finding.Reason}"] : Array.Empty<string>();
        return [.. terms, $"tabular list: {finding.Code} {finding.Entry.Title} ({codes.Edition})", .. finding.Learned, .. rule];
    }

    private static string SourceName(TermSource source) => source switch
    {
        TermSource.Local => "the clinic's term",
        TermSource.Own => "own term",
        TermSource.Synonym => "synonym",
        TermSource.Index => "alphabetic index",
        _ => "title",
    };

    private List<CompanionCodes> Companions(Icd10Code code) =>
        [.. ClinicalRules.CompanionsOf(code).Select(rule => new CompanionCodes(
            rule.Place, rule.Wanted.ToString(), [.. suggested.Where(other => rule.Wanted.Covers(other))]))];

    /// <summary>Codes that differ in the last character; injuries in the one before the encounter's.</summary>
    private List<CodeEntry> Alternatives(Icd10Code code)
    {
        var compact = code.Compact;
        if (compact.Length <= 3)
            return [];
        var episode = code.HasSeventhCharacter ? compact[6] : '\0';
        return [.. index.Under(compact[..(episode == '\0' ? ^1 : ^2)])
            .Where(title => title.Entry.Code != code && title.Entry.Code.Compact.Length == compact.Length
                && (episode == '\0' || title.Entry.Code.Compact[6] == episode))
            .Take(MostAlternatives).Select(title => title.Entry)];
    }
}
