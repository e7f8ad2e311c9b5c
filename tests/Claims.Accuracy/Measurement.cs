using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Accuracy;

/// <summary>Hits, false alarms and misses over a set of notes.</summary>
public sealed record Counts(int Right, int Wrong, int Missed)
{
    /// <summary>Share of suggestions that are right.</summary>
    public double Precision => Right + Wrong == 0 ? 0 : (double)Right / (Right + Wrong);

    /// <summary>Share of the coders' codes that were suggested.</summary>
    public double Recall => Right + Missed == 0 ? 0 : (double)Right / (Right + Missed);

    /// <summary>Harmonic mean of the two.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>Compares suggestions with the coders' codes, both restricted to the codes of the set in use.</summary>
public sealed class Measurement
{
    private static readonly DateOnly DateOfService = new(2024, 1, 15);

    private Measurement(
        Counts full, Counts category, Dictionary<Icd10Code, int> wrong, Dictionary<Icd10Code, int> missed) =>
        (Full, Category, WrongByCode, MissedByCode) = (full, category, wrong, missed);

    /// <summary>At the whole code.</summary>
    public Counts Full { get; }

    /// <summary>At three characters.</summary>
    public Counts Category { get; }

    /// <summary>How often each code was suggested and not given.</summary>
    public IReadOnlyDictionary<Icd10Code, int> WrongByCode { get; }

    /// <summary>How often each code was given and not suggested.</summary>
    public IReadOnlyDictionary<Icd10Code, int> MissedByCode { get; }

    /// <summary>Measures one set.</summary>
    /// <param name="suggester">What is measured.</param>
    /// <param name="codes">Its code set.</param>
    /// <param name="notes">Notes with codes.</param>
    /// <param name="leastScore">Suggestions below it do not count.</param>
    /// <param name="keep">Which codes take part.</param>
    public static Measurement Of(
        CodeSuggester suggester,
        CodeSet codes,
        IEnumerable<LabelledNote> notes,
        double leastScore,
        Predicate<Icd10Code> keep)
    {
        var (full, category) = (new Counts(0, 0, 0), new Counts(0, 0, 0));
        Dictionary<Icd10Code, int> wrong = [], missed = [];
        foreach (var note in notes)
        {
            var expected = note.Codes
                .Where(code => codes.TryFind(code, DateOfService, out _) && keep(code)).ToHashSet();
            var result = suggester.Suggest(NoteText.FromPlain(note.Text), new(DateOfService));
            var found = result.Diagnoses
                .Where(d => d.Score >= leastScore && keep(d.Code)).Select(d => d.Code).ToHashSet();
            full = Add(full, expected, found);
            category = Add(
                category, expected.Select(c => c.Category).ToHashSet(), found.Select(c => c.Category).ToHashSet());
            foreach (var code in found.Except(expected))
                wrong[code] = wrong.GetValueOrDefault(code) + 1;
            foreach (var code in expected.Except(found))
                missed[code] = missed.GetValueOrDefault(code) + 1;
        }

        return new Measurement(full, category, wrong, missed);
    }

    private static Counts Add<T>(Counts counts, HashSet<T> expected, HashSet<T> found) => new(
        counts.Right + found.Count(expected.Contains),
        counts.Wrong + found.Count(item => !expected.Contains(item)),
        counts.Missed + expected.Count(item => !found.Contains(item)));
}
