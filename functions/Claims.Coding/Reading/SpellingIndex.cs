namespace Claims.Coding.Reading;

/// <summary>
/// Finds the known word that a misspelt one most likely means. Words of 5 to 8 letters may differ by one edit, longer
/// ones by two; found through deletions of one letter on both sides, so the cost does not grow with the vocabulary.
/// </summary>
internal sealed class SpellingIndex
{
    private const int ShortestWord = 5;
    private const int LongWord = 9;
    private readonly Dictionary<string, List<string>> _byDeletion = [];

    public SpellingIndex(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length < ShortestWord || word.Any(char.IsDigit))
                continue;
            foreach (var form in Deletions(word))
            {
                if (!_byDeletion.TryGetValue(form, out var list))
                    _byDeletion[form] = list = [];
                list.Add(word);
            }
        }
    }

    /// <summary>The nearest known word, or null when none is near or two are equally near.</summary>
    public string? Nearest(string word)
    {
        if (word.Length < ShortestWord)
            return null;
        var (best, distance, tied) = ((string?)null, word.Length >= LongWord ? 3 : 2, false);
        foreach (var form in Deletions(word))
        {
            foreach (var candidate in _byDeletion.GetValueOrDefault(form) ?? [])
            {
                if (candidate == best)
                    continue;
                var d = EditDistance(word, candidate);
                if (d < distance)
                    (best, distance, tied) = (candidate, d, false);
                else if (d == distance && best is not null)
                    tied = true;
            }
        }

        return tied ? null : best;
    }

    private static IEnumerable<string> Deletions(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
            yield return word.Remove(i, 1);
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).</summary>
    internal static int EditDistance(string a, string b)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            previous.CopyTo(before);
            row.CopyTo(previous);
        }

        return previous[b.Length];
    }
}
