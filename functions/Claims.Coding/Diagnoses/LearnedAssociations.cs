using System.Globalization;
using Claims.Coding.CodeSets;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>
/// What coders of hospital reports gave for reports with certain words, by learned-associations.txt. It orders what is
/// listed for plain reports and adds candidates; it never proposes a code. Office notes are coded by other habits.
/// </summary>
internal static class LearnedAssociations
{
    private static readonly Dictionary<string, (Icd10Code Code, double Probability)[]> ByPhrase = DataFile
        .Rows("learned-associations.txt")
        .ToDictionary(row => row[0], row => DataFile.Items(row[1]).Select(Read).ToArray());

    private static readonly HashSet<string> FirstWords = [.. ByPhrase.Keys.Select(phrase => phrase.Split(' ')[0])];

    /// <summary>Raises what is listed already, and lists what is not; nothing that is denied or doubted.</summary>
    public static void Read(NoteFindings findings, NoteFacts facts)
    {
        if (findings.IsAssessed)
            return;
        var best = new SortedDictionary<Icd10Code, (double Probability, List<ReportPhrase> Phrases)>();
        foreach (var phrase in ReportPhrases.Of(facts, FirstWords.Contains))
        {
            foreach (var (code, probability) in ByPhrase.GetValueOrDefault(phrase.Text, []))
            {
                var known = best.GetValueOrDefault(code, (0, []));
                known.Phrases.Add(phrase);
                best[code] = (Math.Max(known.Probability, probability), known.Phrases);
            }
        }

        foreach (var (code, (probability, phrases)) in best)
            findings.Raise(code, probability, phrases.Select(phrase => phrase.Span));
    }

    private static (Icd10Code, double) Read(string item)
    {
        var parts = item.Split(' ');
        return (Icd10Code.Parse(parts[0]), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
