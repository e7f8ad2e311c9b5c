using Claims.Coding.CodeSets;

namespace Claims.Coding.Accuracy;

/// <summary>Hits, false alarms and misses over a set of notes.</summary>
public sealed record Counts(int Right, int Wrong, int Missed)
{
    /// <summary>Share of suggestions that are right.</summary>
    public double Precision => Right + Wrong == 0 ? 0 : (double)Right / (Right + Wrong);

    /// <summary>Share of the coders' codes that were suggested.</summary>
    public double Recall => Right + Missed == 0 ? 0 : (double)Right / (Right + Missed);

    /// <summary>Harmonic mean of the two.</summary>
    public double F1 => 2.0 * Right / Math.Max(1, (2 * Right) + Wrong + Missed);
}

/// <summary>Compares suggestions of one half or more with the coders' codes.</summary>
public static class Measurement
{
    /// <summary>The code itself, its three characters, its chapter: what two codes must share to agree.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Icd10Code, string> Key)> Levels =
        [("full code", code => code.Compact), ("three characters", code => code.Category), ("chapter", Chapter.Of)];

    /// <summary>Counted over all notes together (micro).</summary>
    public static Counts Micro(IEnumerable<CodedNote> notes, Func<Icd10Code, string> key)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var note in notes)
        {
            var expected = note.Expected.Select(key).ToHashSet();
            var found = note.Likely.Select(key).ToHashSet();
            var hits = found.Count(expected.Contains);
            (right, wrong, missed) = (right + hits, wrong + found.Count - hits, missed + expected.Count - hits);
        }

        return new Counts(right, wrong, missed);
    }

    /// <summary>The mean of the F1 of each code that was given or suggested (macro).</summary>
    public static double Macro(IEnumerable<CodedNote> notes, Func<Icd10Code, string> key)
    {
        var counts = new Dictionary<string, Counts>();
        foreach (var note in notes)
        {
            var expected = note.Expected.Select(key).ToHashSet();
            var found = note.Likely.Select(key).ToHashSet();
            foreach (var code in expected.Union(found))
            {
                var before = counts.GetValueOrDefault(code, new Counts(0, 0, 0));
                counts[code] = !found.Contains(code) ? before with { Missed = before.Missed + 1 }
                    : expected.Contains(code) ? before with { Right = before.Right + 1 }
                    : before with { Wrong = before.Wrong + 1 };
            }
        }

        return counts.Count == 0 ? 0 : counts.Values.Average(count => count.F1);
    }

    /// <summary>Share of the coders' codes among the best so many of each note's list, over all notes.</summary>
    public static double RecallAt(IReadOnlyCollection<CodedNote> notes, int places) =>
        (double)notes.Sum(note => note.Ranked.Take(places).Count(item => note.Expected.Contains(item.Code)))
            / Math.Max(1, notes.Sum(note => note.Expected.Count));

    /// <summary>The mean over notes of the average precision of the ranked list.</summary>
    public static double MeanAveragePrecision(IEnumerable<CodedNote> notes) =>
        notes.Where(note => note.Expected.Count > 0).Select(AveragePrecision).DefaultIfEmpty().Average();

    /// <summary>
    /// Share of notes in which a code above one half is not the coders' and stands only behind words of denial, doubt
    /// or kinship; judged apart from the product's own scope rules, and rather too strictly.
    /// </summary>
    public static double DoubtedAboveHalf(IReadOnlyCollection<CodedNote> notes) =>
        (double)notes.Count(note => note.Likely.Any(
            code => note.Doubted.Contains(code) && !note.Expected.Contains(code))) / notes.Count;

    private static double AveragePrecision(CodedNote note)
    {
        var (hits, sum) = (0, 0.0);
        for (var i = 0; i < note.Ranked.Count; i++)
        {
            if (note.Expected.Contains(note.Ranked[i].Code))
                sum += (double)++hits / (i + 1);
        }

        return sum / note.Expected.Count;
    }
}
