using System.Diagnostics;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Coding.Accuracy;

/// <summary>A labelled note with what was suggested for it.</summary>
/// <param name="Id">The note's id.</param>
/// <param name="Expected">The coders' codes.</param>
/// <param name="Ranked">Suggestions and lesser candidates, best first, each code once.</param>
/// <param name="Doubted">Codes that stand only behind words of denial, doubt or kinship.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record CodedNote(
    string Id,
    IReadOnlySet<Icd10Code> Expected,
    IReadOnlyList<(Icd10Code Code, double Score)> Ranked,
    IReadOnlySet<Icd10Code> Doubted,
    double Milliseconds)
{
    /// <summary>Codes that are more likely right than wrong.</summary>
    public IEnumerable<Icd10Code> Likely => Ranked.Where(item => item.Score >= 0.5).Select(item => item.Code);

    /// <summary>Reads one note, coded as of a date of service.</summary>
    public static CodedNote Of(CodeSuggester suggester, LabelledNote note, DateOnly dateOfService)
    {
        var start = Stopwatch.GetTimestamp();
        var result = suggester.Suggest(NoteText.FromPlain(note.Text), new(dateOfService));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new CodedNote(
            note.Id,
            note.Codes.ToHashSet(),
            [.. result.Diagnoses.Concat(result.Candidates).Select((d, at) => (d.Code, d.Score, at))
                .OrderByDescending(d => d.Score)
                .ThenBy(d => d.at).Select(d => (d.Code, d.Score))],
            result.Diagnoses.Where(d => d.Code.Compact[0] != 'Z' && d.Evidence.Count > 0
                && d.Evidence.All(span => DoubtWords.Before(note.Text, span))).Select(d => d.Code).ToHashSet(),
            elapsed);
    }

    /// <summary>The same note with codes left out.</summary>
    public CodedNote Only(Predicate<Icd10Code> keep) => this with
    {
        Expected = Expected.Where(code => keep(code)).ToHashSet(),
        Ranked = [.. Ranked.Where(item => keep(item.Code))],
    };
}
