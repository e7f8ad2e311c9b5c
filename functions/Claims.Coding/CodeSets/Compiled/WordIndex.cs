using System.Collections.Concurrent;
using System.Text;
using Claims.Coding.Reading;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>
/// Finds documents by words, the last of which may still be being typed; misspellings are allowed where a word is not
/// known. Documents with more of the words come first, then those with the rarer ones.
/// </summary>
internal sealed class WordIndex(SectionFile file, string prefix, int documents)
{
    private const int LongestFuzzyWord = 24;
    private readonly ConcurrentBag<Scores> _spare = [];

    /// <summary>How much a posting's rank counts.</summary>
    private static ReadOnlySpan<float> RankWeight => [1f, 0.95f, 0.9f, 0.85f, 0.8f, 0.6f, 0.4f, 0.2f];

    /// <summary>The documents that fit best.</summary>
    /// <param name="query">What was typed so far.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Of two that fit equally well, whether the first goes first.</param>
    public List<int> Find(string query, int limit, Comparison<int> before)
    {
        var words = SearchWords.Of(query);
        if (words.Count == 0 || limit <= 0)
            return [];
        var scores = _spare.TryTake(out var used) ? used : new Scores(documents);
        try
        {
            scores.Begin();
            var typing = query.Length > 0 && char.IsLetterOrDigit(query[^1]);
            for (var i = 0; i < words.Count && i < byte.MaxValue; i++)
                Score(scores, words[i], typing && i == words.Count - 1);
            return scores.Best(limit, before);
        }
        finally
        {
            _spare.Add(scores);
        }
    }

    private void Score(Scores scores, string word, bool typing)
    {
        scores.NextWord();
        var texts = new StringTable(file.Rows<byte>(prefix + "words"));
        var exact = Find(texts, word);
        var (first, end) = typing || exact < 0 ? Beginning(texts, word) : (0, 0);
        if (exact > 0)
            Take(scores, exact, exact + 1, 1f);
        if (SearchWords.Singular(word) is { } singular && Find(texts, singular) is > 0 and var one)
            Take(scores, one, one + 1, 1f);
        if (first < end)
            Take(scores, first, end, 0.8f);
        if (scores.WordFound || Nearest(texts, word) is not (> 0 and var near))
            return;
        Take(scores, near, near + 1, 0.6f);
    }

    /// <summary>Words that begin alike share one weight, or the strangest ending would win.</summary>
    private void Take(Scores scores, int first, int end, float weight)
    {
        var ends = file.Rows<int>(prefix + "ends");
        var postings = file.Rows<uint>(prefix + "posts")[ends[first - 1]..ends[end - 1]];
        var rarity = MathF.Log(1 + ((float)documents / Math.Max(1, postings.Length)));
        foreach (var posting in postings)
            scores.Add((int)(posting >> 3), weight * rarity * RankWeight[(int)(posting & 7)]);
    }

    private static int Find(StringTable texts, string word)
    {
        var at = LowerBound(texts, Encoding.UTF8.GetBytes(word));
        return at < texts.Count && texts.Utf8(at).SequenceEqual(Encoding.UTF8.GetBytes(word)) ? at : -1;
    }

    private static (int First, int End) Beginning(StringTable texts, string word)
    {
        var first = LowerBound(texts, Encoding.UTF8.GetBytes(word));
        return (first, LowerBound(texts, [.. Encoding.UTF8.GetBytes(word), 0xFF]));
    }

    private static int LowerBound(StringTable texts, ReadOnlySpan<byte> word)
    {
        var (low, high) = (1, texts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (texts.Utf8(middle).SequenceCompareTo(word) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The known word that differs least; -1 when none is near. The first letter must be right.</summary>
    private static int Nearest(StringTable texts, string word)
    {
        if (word.Length is < 5 or > LongestFuzzyWord || word.Any(char.IsDigit))
            return -1;
        var (best, distance) = (-1, word.Length >= 9 ? 3 : 2);
        var (first, end) = Beginning(texts, word[..1]);
        Span<byte> letters = stackalloc byte[128];
        foreach (var letter in word.Where(char.IsAscii))
            letters[letter]++;
        for (var i = first; i < end; i++)
        {
            var known = texts.Utf8(i);
            if (Math.Abs(known.Length - word.Length) >= distance || Foreign(known, letters) >= distance)
                continue;
            var difference = SpellingIndex.EditDistance(word, Encoding.UTF8.GetString(known));
            if (difference < distance)
                (best, distance) = (i, difference);
        }

        return best;
    }

    /// <summary>Letters that the other word does not have: each costs an edit, so most words need no closer look.</summary>
    private static int Foreign(ReadOnlySpan<byte> known, ReadOnlySpan<byte> letters)
    {
        Span<byte> left = stackalloc byte[128];
        letters.CopyTo(left);
        var foreign = 0;
        foreach (var letter in known)
        {
            if (letter < 128 && left[letter] > 0)
                left[letter]--;
            else
                foreign++;
        }

        return foreign;
    }
}
