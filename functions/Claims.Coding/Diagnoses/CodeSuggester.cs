using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.PlainReports;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>
/// Reads notes and proposes diagnosis codes by the outpatient guidelines. Building one compiles the term index of its
/// code set; keep it. It is immutable: any number of threads may use it, and the same note gives the same result.
/// </summary>
public sealed class CodeSuggester
{
    /// <summary>More lesser candidates than this help nobody.</summary>
    private const int MostCandidates = 60;

    private const double CandidateLimit = 0.49;

    private readonly CodeSet _codes;
    private readonly NoteReader _reader;
    private readonly TermIndex _index;
    private readonly TermMatcher _matcher;
    private readonly ReportRanking _ranking;
    private readonly ReadingStep _without;

    /// <summary>The titles of the code set, taken apart.</summary>
    internal IReadOnlyList<CodeTitle> Titles => _index.Titles;

    /// <summary>Compiles the index of a code set, with a clinic's reviewed terms if it has any.</summary>
    public CodeSuggester(CodeSet codes, IReadOnlyList<LocalTerm>? local = null)
        : this(codes, local ?? [], ReadingStep.None)
    {
    }

    /// <summary>One that leaves a step out, for measuring what the step is worth.</summary>
    internal CodeSuggester(CodeSet codes, IReadOnlyList<LocalTerm> local, ReadingStep without)
    {
        _codes = codes;
        _without = without;
        _index = new TermIndex(codes, StatusReader.AllWords, local, without);
        _reader = new NoteReader(_index.Vocabulary);
        _matcher = new TermMatcher(_index, asserts: without != ReadingStep.Assertions);
        _ranking = new ReportRanking(codes, _index.Titles);
    }

    /// <summary>What the rules find in a note, before anything learned is brought in.</summary>
    internal (NoteFindings Findings, NoteFacts Facts) Find(NoteText note, SuggestionContext context)
    {
        var sentences = _reader.Read(note.Text);
        var facts = new NoteFacts(sentences);
        var assessed = sentences.Exists(sentence => sentence.Section == SectionKind.Assessment);
        var findings = new NoteFindings(_codes, context, assessed);
        var mentions = _matcher.Find(sentences);
        new MentionReader(findings, facts, new CodeChooser(facts, context, _codes)).Read(mentions);
        WrittenCodes.Read(findings, _codes, note, sentences);
        if (_without != ReadingStep.Status)
            StatusReader.Read(findings, facts);
        if (_without != ReadingStep.Guidelines)
            GuidelineRules.Apply(findings, facts);
        return (findings, facts);
    }

    /// <summary>
    /// Proposes codes for one encounter's note. Bad input gives an empty result with an issue, never an error.
    /// </summary>
    public CodingResult Suggest(NoteText note, SuggestionContext context)
    {
        var (findings, facts) = Find(note, context);
        var assessed = findings.IsAssessed;
        if (_without != ReadingStep.PlainReports)
            _ranking.Apply(new(findings, facts));
        var order = BillingOrder.Sort(findings);
        ResultIssues.Add(findings, order, _codes, note);
        var details = new SuggestionDetails(_index, _codes, [.. order.Select(finding => finding.Code)]);
        return new CodingResult(
            _codes.Edition,
            [.. order.Select(finding => details.Of(finding, Calibration.Probability(finding.Score(), assessed)))],
            findings.RejectedOnly(),
            [.. findings.Issues],
            [.. findings.Candidates.Take(MostCandidates)
                .Select(item => details.Of(
                    item.Finding, Math.Min(CandidateLimit, Calibration.Probability(item.Score, assessed))))]);
    }
}
