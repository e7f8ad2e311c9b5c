using System.Globalization;
using System.Text;
using Claims.Accuracy;
using Claims.Benchmarks.CodeSets;
using Claims.Coding.Accuracy;
using Claims.Coding.Diagnoses;

namespace Claims.Benchmarks.Coding;

/// <summary>
/// Suggestions beside SQLite's FTS5 over the same codes' titles, each sentence a query: in one run, on one core, over
/// the same notes.
/// </summary>
internal sealed class ComparisonSection(OfficialReleases official, string shared)
{
    public void Measure(StringBuilder text)
    {
        var suggester = new CodeSuggester(official.Release.Set);
        using var plain = new Accuracy.PlainSearch(official.Release.Set);
        text.Append("""
            ## Beside a plain full-text search

            SQLite's FTS5 (Microsoft.Data.Sqlite), stemmed, in memory, over the titles of the same codes, each sentence a query,
            ranked by bm25; as many of its codes count as suggested as the coders give on average. What the sets are:
            [accuracy](../../Claims.Accuracy/README.md).

            | set | reader | F1 full code | F1 three characters | recall at 10 | MAP | p50 ms | p99 ms |
            |---|---|---|---|---|---|---|---|

            """);
        Compare(text, "office notes, tuning half", LabelledNotes.Office(shared, "tuning"), suggester, plain);
        Compare(text, "hospital reports (CodiEsp dev)", LabelledNotes.CodiEsp(shared, "dev"), suggester, plain);
    }

    private static void Compare(
        StringBuilder text, string set, IReadOnlyList<LabelledNote> notes, CodeSuggester suggester,
        Accuracy.PlainSearch plain)
    {
        var suggested = (int)Math.Round(notes.Average(note => note.Codes.Count));
        foreach (var note in notes.Take(20))
            CodedNote.Of(suggester, note, LabelledNotes.DateOfService);
        Row(text, set, "suggestions",
            [.. notes.Select(note => CodedNote.Of(suggester, note, LabelledNotes.DateOfService))]);
        Row(text, "", "full-text search", [.. notes.Select(note => plain.Code(note, suggested))]);
    }

    private static void Row(StringBuilder text, string set, string reader, IReadOnlyList<CodedNote> notes)
    {
        var figures = AccuracyFigures.Of(notes);
        text.Append(CultureInfo.InvariantCulture, $"""
            | {set} | {reader} | {figures.Levels[0].F1Micro:0.000} | {figures.Levels[1].F1Micro:0.000} | {figures
                .RecallAt10:0.000} | {figures.MeanAveragePrecision:0.000} | {figures.MedianTime:0.0} | {figures.Time99:0.0} |

            """);
    }
}
