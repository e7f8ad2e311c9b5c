using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.PlainReports;

/// <summary>Where a code that the rules do not have stands in a report.</summary>
internal static class ReportPlaces
{
    private const int MostPlaces = 5;

    /// <summary>Its own places, else the words learned, else its kin's, else the sentence with its title's words.
    /// </summary>
    public static IEnumerable<Evidence> Of(ReportEvidence evidence, NoteFacts facts) => SpansOf(evidence)
        .Distinct().Take(MostPlaces).Select(span => new Evidence(
            span, SectionOf(span, facts), Corrected: false, FromHistory: evidence.Standing == Standing.Past));

    private static IEnumerable<TextSpan> SpansOf(ReportEvidence evidence) =>
        evidence.Places.Count > 0 ? evidence.Places
        : evidence.Phrases.Count > 0 ? evidence.Phrases.Select(item => item.Phrase.Span)
        : evidence.CategoryPhrase is { } category ? [category.Phrase.Span]
        : evidence.Kin is { } kin ? kin.Spans
        : [evidence.TitlePlace];

    private static SectionKind SectionOf(TextSpan span, NoteFacts facts)
    {
        foreach (var sentence in facts.Sentences)
        {
            if (sentence.Tokens[0].Span.Start <= span.Start && span.Start < sentence.Tokens[^1].Span.End)
                return sentence.Section;
        }

        return SectionKind.Narrative;
    }
}
