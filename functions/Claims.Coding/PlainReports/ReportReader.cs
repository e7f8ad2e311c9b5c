using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Reading;

namespace Claims.Coding.PlainReports;

/// <summary>Collects what speaks for each code in one report: the rules' findings and what was learned.</summary>
/// <param name="tables">What was learned.</param>
/// <param name="titles">The titles of the code set.</param>
internal sealed class ReportReader(LearnedTables tables, TitleWords titles)
{
    /// <summary>A title of which a sentence has less is not thought of.</summary>
    private const double LeastTitleShare = 0.5;

    /// <summary>The evidence for every code that something speaks for, in tabular order; nothing denied.</summary>
    public IReadOnlyCollection<ReportEvidence> Read(PlainReport report)
    {
        var found = new SortedDictionary<Icd10Code, ReportEvidence>();
        var denied = ReadRules(report.Findings, found);
        ReadPhrases(report.Facts, found);
        ReadKin(report.Findings, found);
        var sentences = Told(report.Facts);
        var shares = titles.Find(sentences);
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i].Share >= LeastTitleShare)
                Of(found, titles.Learned[i]);
        }

        foreach (var code in denied)
            found.Remove(code);
        foreach (var evidence in found.Values)
            (evidence.TitleShare, evidence.TitlePlace) = titles.Of(evidence.Code, shares, sentences);
        return found.Values;
    }

    private static ReportEvidence Of(SortedDictionary<Icd10Code, ReportEvidence> found, Icd10Code code)
    {
        if (!found.TryGetValue(code, out var evidence))
            found[code] = evidence = new(code);
        return evidence;
    }

    /// <summary>Takes the rules' findings over; gives back what they found denied, feared or a relative's.</summary>
    private static List<Icd10Code> ReadRules(NoteFindings findings, SortedDictionary<Icd10Code, ReportEvidence> found)
    {
        foreach (var finding in findings.Present)
            Take(finding, Standing.Proposed, finding.Score());
        foreach (var (finding, score) in findings.Candidates)
            Take(finding, Standing.Candidate, score);
        var denied = new List<Icd10Code>();
        foreach (var rejected in findings.RejectedOnly())
        {
            if (found.TryGetValue(rejected.Code, out var known) && known.Standing is Standing.Proposed
                or Standing.Candidate)
                continue;
            if (rejected.Why is RejectionKind.Negated or RejectionKind.Family or RejectionKind.Hypothetical)
            {
                denied.Add(rejected.Code);
            }
            else if (rejected.Why is RejectionKind.Historical or RejectionKind.Uncertain)
            {
                var evidence = Of(found, rejected.Code);
                evidence.Standing = rejected.Why == RejectionKind.Historical ? Standing.Past : Standing.Doubted;
                evidence.Places = rejected.Evidence;
            }
        }

        return denied;

        void Take(Finding finding, Standing standing, double score)
        {
            var evidence = Of(found, finding.Code);
            (evidence.Finding, evidence.Standing, evidence.Score) = (finding, standing, score);
            evidence.Places = finding.Spans;
        }
    }

    private void ReadPhrases(NoteFacts facts, SortedDictionary<Icd10Code, ReportEvidence> found)
    {
        var categories = new SortedDictionary<string, (double Probability, ReportPhrase Phrase)>(
            StringComparer.Ordinal);
        foreach (var phrase in ReportPhrases.Of(facts, tables.FirstWords.Contains).DistinctBy(phrase => phrase.Text))
        {
            foreach (var (code, probability) in tables.Codes.GetValueOrDefault(phrase.Text, []))
                Of(found, code).Phrases.Add((probability, phrase));
            foreach (var (category, probability) in tables.Categories.GetValueOrDefault(phrase.Text, []))
            {
                if (probability > categories.GetValueOrDefault(category).Probability)
                    categories[category] = (probability, phrase);
            }
        }

        foreach (var evidence in found.Values)
            evidence.Phrases.Sort((a, b) => (b.Probability, a.Phrase.Span).CompareTo((a.Probability, b.Phrase.Span)));
        foreach (var (category, best) in categories)
        {
            foreach (var code in tables.OfCategory(category).Codes)
                Of(found, code).CategoryPhrase = best;
        }
    }

    private void ReadKin(NoteFindings findings, SortedDictionary<Icd10Code, ReportEvidence> found)
    {
        foreach (var finding in findings.Present)
        {
            foreach (var code in tables.OfCategory(finding.Code.Category).Codes)
            {
                if (Of(found, code).Standing == Standing.Unseen)
                    Of(found, code).Kin ??= finding;
            }
        }
    }

    /// <summary>The words of each sentence that it does not deny.</summary>
    private static List<ToldSentence> Told(NoteFacts facts)
    {
        var told = new List<ToldSentence>(facts.Sentences.Count);
        foreach (var (at, sentence) in facts.Sentences.Index())
        {
            var words = new HashSet<string>();
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                if (facts.AssertionOf(at, i) <= Assertion.Uncertain)
                    words.Add(sentence.Tokens[i].Word);
            }

            told.Add(new(words, sentence.SpanOf(0, sentence.Tokens.Length - 1)));
        }

        return told;
    }
}
