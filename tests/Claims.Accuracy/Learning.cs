using Claims.Coding.Accuracy;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Coding.PlainReports;
using Claims.Coding.Reading;

namespace Claims.Accuracy;

/// <summary>
/// Learns from coded reports what words and terms go with which codes, and how much each kind of evidence counts. The
/// weights are fitted on reports whose words the tables had not seen (five folds), as at work.
/// </summary>
internal sealed class Learning(CodeSuggester suggester, CodeSet codes)
{
    private const int Folds = 5;
    private static readonly PhraseLearning CodePhrases = new(LeastNotes: 2, LeastProbability: 0.12);
    private static readonly PhraseLearning CategoryPhrases = new(LeastNotes: 3, LeastProbability: 0.25);

    /// <summary>Learns from notes and writes the data files into a folder; prints what cross-validation
    /// gives.</summary>
    public void Write(IReadOnlyList<LabelledNote> labelled, string folder, TextWriter said)
    {
        var notes = labelled.Select(Read).Where(note => note.Report.IsOne).ToList();
        var cases = new List<(double[] Features, bool True)>[notes.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var tables = Learn([.. notes.Where((_, i) => i % Folds != fold)]);
            var reader = new ReportReader(tables, new TitleWords(suggester.Titles, tables.Given.Keys.Order()));
            var features = new ReportFeatures(tables);
            for (var i = fold; i < notes.Count; i += Folds)
            {
                var note = notes[i];
                cases[i] = [.. reader.Read(note.Report)
                    .Select(evidence => (features.Of(evidence), note.Given.Contains(evidence.Code)))];
            }
        }

        var held = Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var weights = LogisticFit.Weights([.. cases.Where((_, i) => i % Folds != fold).SelectMany(all => all)]);
            return Enumerable.Range(0, notes.Count).Where(i => i % Folds == fold)
                .Select(i => AveragePrecision(notes[i], cases[i], weights));
        }).Average();
        said.WriteLine($"{notes.Count} reports; mean average precision in cross-validation {held:0.000}");
        LearnedFiles.Write(folder, Learn(notes), LogisticFit.Weights([.. cases.SelectMany(all => all)]));
    }

    private Note Read(LabelledNote note)
    {
        var (findings, facts) = suggester.Find(NoteText.FromPlain(note.Text), new(LabelledNotes.DateOfService));
        return new(
            new PlainReport(findings, facts),
            ReportPhrases.Of(facts, _ => true).Select(phrase => phrase.Text).ToHashSet(),
            [.. note.Codes],
            [.. note.Codes.Where(code => codes.TryFind(code, LabelledNotes.DateOfService, out _))]);
    }

    private static LearnedTables Learn(IReadOnlyList<Note> notes) => new()
    {
        Codes = CodePhrases.Learn([.. notes.Select(note => new PhraseNote<Icd10Code>(note.Phrases, note.Codes))])
            .GroupBy(rule => rule.Phrase)
            .ToDictionary(group => group.Key, group => group.Select(rule => (rule.Key, rule.Probability)).ToArray()),
        Categories = CategoryPhrases
            .Learn([.. notes.Select(note => new PhraseNote<string>(
                note.Phrases, note.Codes.Select(code => code.Category).ToHashSet()))])
            .GroupBy(rule => rule.Phrase)
            .ToDictionary(group => group.Key, group => group.Select(rule => (rule.Key, rule.Probability)).ToArray()),
        Terms = notes.SelectMany(Offers).GroupBy(offer => (offer.Term, offer.Proposed))
            .ToDictionary(group => group.Key, group => new Acceptance(group.Count(), group.Count(one => one.Taken))),
        Given = notes.SelectMany(note => note.Codes).CountBy(code => code).ToDictionary(),
        Reports = notes.Count,
    };

    /// <summary>What each term of a report led to, and whether the coders gave that code.</summary>
    private static IEnumerable<(string Term, bool Proposed, bool Taken)> Offers(Note note)
    {
        var findings = note.Report.Findings;
        foreach (var (finding, proposed) in findings.Present.Select(finding => (finding, true))
            .Concat(findings.Candidates.Select(item => (item.Finding, false))))
        {
            foreach (var term in finding.Evidence.Select(item => item.Term).OfType<Term>().DistinctBy(t => t.Text))
                yield return (term.Text, proposed, note.Given.Contains(finding.Code));
        }
    }

    private static double AveragePrecision(Note note, List<(double[] Features, bool True)> cases, double[] weights)
    {
        var (hits, sum, place) = (0, 0.0, 0);
        foreach (var (_, isTrue) in cases.OrderByDescending(one => ReportRanking.Probability(one.Features, weights)))
        {
            place++;
            if (isTrue)
                sum += (double)++hits / place;
        }

        return sum / Math.Max(1, note.Given.Count);
    }

    /// <param name="Report">What the rules found.</param>
    /// <param name="Phrases">Its told phrases.</param>
    /// <param name="Given">The coders' codes.</param>
    /// <param name="Codes">Those of them that the code set has.</param>
    private sealed record Note(
        PlainReport Report, HashSet<string> Phrases, HashSet<Icd10Code> Given, HashSet<Icd10Code> Codes);
}
