using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>
/// Reads notes and proposes diagnosis codes by the outpatient guidelines. Building one compiles the term index of its
/// code set; keep it. It is immutable: any number of threads may use it, and the same note gives the same result.
/// </summary>
public sealed class CodeSuggester
{
    /// <summary>More lesser candidates than this help nobody.</summary>
    private const int MostCandidates = 30;

    private readonly CodeSet _codes;
    private readonly NoteReader _reader;
    private readonly TermMatcher _matcher;

    /// <summary>Compiles the index of a code set.</summary>
    public CodeSuggester(CodeSet codes)
    {
        _codes = codes;
        var index = new TermIndex(codes, StatusReader.AllWords);
        _reader = new NoteReader(index.Vocabulary);
        _matcher = new TermMatcher(index);
    }

    /// <summary>
    /// Proposes codes for one encounter's note. Bad input gives an empty result with an issue, never an error.
    /// </summary>
    public CodingResult Suggest(NoteText note, SuggestionContext context)
    {
        var sentences = _reader.Read(note.Text);
        var facts = new NoteFacts(sentences);
        var assessed = sentences.Exists(sentence => sentence.Section == SectionKind.Assessment);
        var findings = new NoteFindings(_codes, context, assessed);
        var mentions = _matcher.Find(sentences);
        new MentionReader(findings, facts, new CodeChooser(facts, context, _codes)).Read(mentions);
        WrittenCodes.Read(findings, _codes, note, sentences);
        StatusReader.Read(findings, facts);
        GuidelineRules.Apply(findings);
        var order = BillingOrder.Sort(findings);
        ResultIssues.Add(findings, order, _codes, note);
        return new CodingResult(
            _codes.Edition,
            [.. order.Select(finding => Suggestion(finding, Calibration.Probability(finding.Score(), assessed)))],
            findings.RejectedOnly(),
            [.. findings.Issues],
            [.. findings.Candidates.Take(MostCandidates)
                .Select(item => Suggestion(item.Finding, Calibration.Probability(item.Score, assessed)))]);
    }

    private static DiagnosisSuggestion Suggestion(Finding finding, double score) => new(
        finding.Code,
        finding.Entry.Title,
        score,
        Reason(finding),
        finding.BestSection(),
        finding.Spans,
        [.. finding.Warnings.Distinct()]);

    private static string Reason(Finding finding)
    {
        var place = finding.BestSection() switch
        {
            SectionKind.Assessment => "Named in the assessment.",
            SectionKind.ChiefComplaint => "Named as the reason for the visit.",
            SectionKind.PastHistory => "A lasting condition from the history.",
            SectionKind.PresentIllness => "Named in the history of the present illness.",
            SectionKind.Narrative => "Named in the note.",
            var section => $"Named under {section}.",
        };
        return finding.Reason.Length == 0 ? place : $"{place} {finding.Reason}";
    }
}
