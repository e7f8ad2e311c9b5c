using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.PlainReports;

/// <summary>
/// A note told as plain prose, without an assessment: a hospital's case report, a discharge letter. What was learned
/// from such reports is used for them only; office notes are coded by other habits.
/// </summary>
/// <param name="Findings">What the rules found.</param>
/// <param name="Facts">The note.</param>
internal sealed record PlainReport(NoteFindings Findings, NoteFacts Facts)
{
    /// <summary>Shorter notes are jottings; the reports learned from have 58 words and more.</summary>
    private const int FewestWords = 50;

    /// <summary>Whether a note is such a report: a good part of it prose, no assessment.</summary>
    public bool IsOne { get; } = !Findings.IsAssessed && IsProse(Facts.Sentences);

    private static bool IsProse(IReadOnlyList<Sentence> sentences)
    {
        var (prose, all) = (0, 0);
        foreach (var sentence in sentences)
        {
            all += sentence.Tokens.Length;
            if (sentence.Section == SectionKind.Narrative)
                prose += sentence.Tokens.Length;
        }

        return prose >= FewestWords && prose * 4 >= all;
    }
}
