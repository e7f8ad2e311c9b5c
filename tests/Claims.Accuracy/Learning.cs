using System.Globalization;
using Claims.Coding.Accuracy;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Reading;

namespace Claims.Accuracy;

/// <summary>
/// Learns which words of reports go with which codes, and writes learned-associations.txt. The probabilities are those
/// that held in cross-validation, not those of the notes they were learned from.
/// </summary>
internal sealed class Learning(CodeSuggester suggester, CodeSet codes)
{
    private const int LeastNotes = 3;
    private const double LeastProbability = 0.2;
    private const double LeastLift = 3;
    private const int MostPhrases = 6;
    private const double LeastHeld = 0.02;
    private const int Folds = 5;
    private const int Bins = 20;

    /// <summary>Learns from notes and writes the file.</summary>
    public void Write(IReadOnlyList<LabelledNote> labelled, TextWriter writer)
    {
        var notes = labelled.Select(Read).ToList();
        var held = HeldShares(notes);
        writer.WriteLine("""
            # Words of reports and the codes they go with: phrase in base form|code probability;...
            # Learned by `Claims.Accuracy learn` from the training reports of CodiEsp v4 (CC BY 4.0, Miranda-Escalada
            # et al.), phrases told as present or past; the probability is what held in five-fold cross-validation.
            """);
        var rules = Learn(notes).ToLookup(rule => rule.Phrase);
        foreach (var phrase in rules.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var kept = phrase.Select(rule => (rule.Code, Held: held[BinOf(rule.Probability)]))
                .Where(rule => rule.Held >= LeastHeld)
                .OrderByDescending(rule => rule.Held).ThenBy(rule => rule.Code).ToList();
            if (kept.Count > 0)
            {
                writer.WriteLine($"{phrase.Key}|" + string.Join(';', kept.Select(rule =>
                    string.Create(CultureInfo.InvariantCulture, $"{rule.Code} {rule.Held:0.00}"))));
            }
        }
    }

    private Note Read(LabelledNote note) => new(
        ReportPhrases.Of(suggester.Read(note.Text), _ => true).Select(phrase => phrase.Text).ToHashSet(),
        [.. note.Codes.Where(code => codes.TryFind(code, LabelledNotes.DateOfService, out _))]);

    private static List<Rule> Learn(IReadOnlyCollection<Note> notes)
    {
        var having = notes.SelectMany(note => note.Phrases).CountBy(phrase => phrase).ToDictionary();
        var rules = new List<Rule>();
        foreach (var (code, given) in notes.SelectMany(note => note.Codes).CountBy(code => code)
            .Where(pair => pair.Value >= LeastNotes).OrderBy(pair => pair.Key))
        {
            var prior = (double)given / notes.Count;
            rules.AddRange(notes.Where(note => note.Codes.Contains(code)).SelectMany(note => note.Phrases)
                .CountBy(phrase => phrase)
                .Where(pair => pair.Value >= LeastNotes)
                .Select(pair => (Phrase: pair.Key, Count: pair.Value,
                    Probability: (pair.Value + (2 * prior)) / (having[pair.Key] + 2)))
                .Where(rule => rule.Probability >= Math.Max(LeastProbability, LeastLift * prior))
                .OrderByDescending(rule => rule.Count * Math.Log(rule.Probability / prior))
                .ThenBy(rule => rule.Phrase, StringComparer.Ordinal)
                .Take(MostPhrases)
                .Select(rule => new Rule(rule.Phrase, code, rule.Probability)));
        }

        return rules;
    }

    /// <summary>How often a code came true in notes that its rules had not seen, by the best rule's promise.</summary>
    private static double[] HeldShares(List<Note> notes)
    {
        var (right, all) = (new double[Bins], new double[Bins]);
        for (var fold = 0; fold < Folds; fold++)
        {
            var rules = Learn([.. notes.Where((_, i) => i % Folds != fold)]).ToLookup(rule => rule.Phrase);
            foreach (var note in notes.Where((_, i) => i % Folds == fold))
            {
                foreach (var best in note.Phrases.SelectMany(phrase => rules[phrase]).GroupBy(rule => rule.Code))
                {
                    var bin = BinOf(best.Max(rule => rule.Probability));
                    all[bin]++;
                    right[bin] += note.Codes.Contains(best.Key) ? 1 : 0;
                }
            }
        }

        return Rising(right, all);
    }

    /// <summary>Shares that never fall as the promise rises: neighbours that would are pooled.</summary>
    private static double[] Rising(double[] right, double[] all)
    {
        var pools = new List<(double Right, double All, int Bins)>();
        for (var i = 0; i < Bins; i++)
        {
            pools.Add((right[i], all[i], 1));
            while (pools.Count > 1 && pools[^2].Right * pools[^1].All >= pools[^1].Right * pools[^2].All)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((a.Right + b.Right, a.All + b.All, a.Bins + b.Bins));
            }
        }

        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Right / Math.Max(1, pool.All), pool.Bins))];
    }

    private static int BinOf(double probability) => Math.Min(Bins - 1, (int)(probability * Bins));

    private sealed record Note(HashSet<string> Phrases, HashSet<Icd10Code> Codes);

    private sealed record Rule(string Phrase, Icd10Code Code, double Probability);
}
