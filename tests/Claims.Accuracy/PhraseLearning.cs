namespace Claims.Accuracy;

/// <summary>A report to learn from.</summary>
/// <param name="Phrases">Its told phrases.</param>
/// <param name="Keys">What its coders gave: codes, or their categories.</param>
internal sealed record PhraseNote<TKey>(HashSet<string> Phrases, HashSet<TKey> Keys);

/// <summary>Learns which phrases of reports go with which codes or categories.</summary>
/// <param name="LeastNotes">In fewer reports neither a code nor a phrase is learned.</param>
/// <param name="LeastProbability">Of the code where the phrase stands.</param>
internal sealed record PhraseLearning(int LeastNotes, double LeastProbability)
{
    private const double LeastLift = 2;
    private const int MostPhrases = 15;
    private const double Doubt = 2;

    /// <summary>The best phrases of each code, with how likely the code is given where they stand.</summary>
    public IEnumerable<(string Phrase, TKey Key, double Probability)> Learn<TKey>(
        IReadOnlyCollection<PhraseNote<TKey>> notes)
        where TKey : IComparable<TKey>
    {
        var having = notes.SelectMany(note => note.Phrases).CountBy(phrase => phrase).ToDictionary();
        foreach (var (key, given) in notes.SelectMany(note => note.Keys).CountBy(key => key)
            .Where(pair => pair.Value >= LeastNotes).OrderBy(pair => pair.Key))
        {
            var prior = (double)given / notes.Count;
            var best = notes.Where(note => note.Keys.Contains(key)).SelectMany(note => note.Phrases)
                .CountBy(phrase => phrase)
                .Where(pair => pair.Value >= LeastNotes)
                .Select(pair => (Phrase: pair.Key, Count: pair.Value,
                    Probability: (pair.Value + (Doubt * prior)) / (having[pair.Key] + Doubt)))
                .Where(rule => rule.Probability >= Math.Max(LeastProbability, LeastLift * prior))
                .OrderByDescending(rule => rule.Count * Math.Log(rule.Probability / prior))
                .ThenBy(rule => rule.Phrase, StringComparer.Ordinal)
                .Take(MostPhrases);
            foreach (var rule in best)
                yield return (rule.Phrase, key, rule.Probability);
        }
    }
}
