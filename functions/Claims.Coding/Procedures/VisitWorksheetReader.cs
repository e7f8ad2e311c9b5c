using System.Globalization;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>Fills an office visit's worksheet from a note, by visit-elements.txt.</summary>
internal static class VisitWorksheetReader
{
    private static readonly List<Rule> Rules = [.. DataFile.Rows("visit-elements.txt")
        .Select(row => new Rule(row[0], row[1], row[2], new PhraseList(DataFile.Items(row[3]))))];

    private static readonly HashSet<SectionKind> Management =
        [SectionKind.Assessment, SectionKind.Plan, SectionKind.Procedures];

    public static VisitWorksheet Read(
        IReadOnlyList<Sentence> sentences, IReadOnlyList<DiagnosisSuggestion>? diagnoses, int? minutes) =>
        new(Problems(sentences, diagnoses), Data(sentences), Risk(sentences), minutes);

    private static VisitElement Problems(
        IReadOnlyList<Sentence> sentences, IReadOnlyList<DiagnosisSuggestion>? diagnoses)
    {
        var facts = new NoteFacts(sentences);
        var assessed = (diagnoses ?? []).Where(found => found.Score >= 0.5 && found.Section == SectionKind.Assessment
            && found.Code.Compact[0] is not ('Z' or 'V' or 'W' or 'X' or 'Y')).ToList();
        if (assessed.Count == 0)
            return Unnamed(sentences);
        var lasting = assessed.Where(found => ClinicalRules.Chronic.Covers(found.Code)).ToList();
        var worse = lasting.Where(found => found.Evidence.Any(facts.IsWorse)).ToList();
        var severe = Found(sentences, "Problem").ToList();
        var spans = (IReadOnlyList<TextSpan>)[.. assessed.Select(found => found.Evidence[0])
            .Concat(severe.Select(hit => hit.Span)).Distinct().Order()];
        var codes = string.Join(", ", assessed.Select(found => found.Code));
        var threat = severe.FirstOrDefault(hit => hit.Rule.Kind == "3").Rule;
        return threat is not null ? new(VisitLevel.High, $"{threat.Name} ({codes})", spans)
            : worse.Count > 0 ? new(VisitLevel.Moderate, $"a lasting condition got worse ({worse[0].Code})", spans)
            : lasting.Count > 1 ? new(VisitLevel.Moderate, $"{lasting.Count} lasting conditions ({codes})", spans)
            : severe.Count > 0 ? new(VisitLevel.Moderate, $"{severe[0].Rule.Name} ({codes})", spans)
            : new(VisitLevel.Low, $"{assessed.Count} assessed problem(s), none worse ({codes})", spans);
    }

    /// <summary>Without coded diagnoses the assessment's lines are counted, their nature left to the coder.</summary>
    private static VisitElement Unnamed(IReadOnlyList<Sentence> sentences)
    {
        var lines = sentences.Where(sentence => sentence.Section == SectionKind.Assessment).ToList();
        return new(
            lines.Count > 1 ? VisitLevel.Moderate : lines.Count == 1 ? VisitLevel.Low : VisitLevel.Straightforward,
            $"{lines.Count} assessed problem(s)",
            [.. lines.Select(line => line.SpanOf(0, line.Tokens.Length - 1))]);
    }

    /// <summary>
    /// Category 1 counts tests, outside notes and a historian; an interpretation and a discussion are categories of
    /// their own. Any two of the first make low, any three or one of the others moderate, two categories high.
    /// </summary>
    private static VisitElement Data(IReadOnlyList<Sentence> sentences)
    {
        var hits = Found(sentences, "Data").DistinctBy(hit => hit.Rule.Name).ToList();
        var counted = hits.Where(hit => hit.Rule.Kind is "Test" or "Note" or "Historian").ToList();
        var historian = counted.Exists(hit => hit.Rule.Kind == "Historian");
        var categories = (counted.Count >= 3 ? 1 : 0)
            + hits.Count(hit => hit.Rule.Kind is "Interpretation" or "Discussion");
        var level = categories > 1 ? VisitLevel.High
            : categories == 1 ? VisitLevel.Moderate
            : counted.Count == 2 || historian ? VisitLevel.Low
            : VisitLevel.Straightforward;
        return new(
            level,
            hits.Count == 0 ? "none" : string.Join(", ", hits.Select(hit => hit.Rule.Name)),
            [.. hits.Select(hit => hit.Span).Order()]);
    }

    private static VisitElement Risk(IReadOnlyList<Sentence> sentences)
    {
        var hits = Found(sentences.Where(sentence => Management.Contains(sentence.Section)), "Risk")
            .DistinctBy(hit => hit.Rule.Name).ToList();
        return new(
            (VisitLevel)hits.Select(hit => int.Parse(hit.Rule.Kind, CultureInfo.InvariantCulture))
                .DefaultIfEmpty().Max(),
            hits.Count == 0 ? "no treatment named" : string.Join(", ", hits.Select(hit => hit.Rule.Name)),
            [.. hits.Select(hit => hit.Span).Order()]);
    }

    /// <summary>What is denied, past or only feared does not count.</summary>
    private static IEnumerable<(Rule Rule, TextSpan Span)> Found(IEnumerable<Sentence> sentences, string element)
    {
        foreach (var sentence in sentences.Where(s => s.Section is not (SectionKind.Administrative
            or SectionKind.FamilyHistory or SectionKind.PastHistory or SectionKind.Instructions)))
        {
            SentenceAssertions? assertions = null;
            foreach (var rule in Rules.Where(rule => rule.Element == element))
            {
                if (rule.Phrases.First(sentence) is var (first, last)
                    && (assertions ??= new(sentence)).Over([first, last]) is Assertion.Present or Assertion.Family)
                    yield return (rule, sentence.SpanOf(first, last));
            }
        }
    }

    private sealed record Rule(string Element, string Kind, string Name, PhraseList Phrases);
}
