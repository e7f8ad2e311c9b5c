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
    private const int MostWords = 24;
    private const int ShortestBeginning = 3;
    private const int MostPhrases = 256;

    /// <summary>A word of more documents than this brings no new ones when a rarer word has found some.</summary>
    private const int Frequent = 3_000;

    private readonly ConcurrentBag<Scores> _spare = [];

    /// <summary>How much a posting's rank counts.</summary>
    private static ReadOnlySpan<float> RankWeight => [1f, 0.95f, 0.9f, 0.85f, 0.8f, 0.6f, 0.4f, 0.2f];

    /// <summary>The documents that fit best: what the whole phrase stands for, then by words.</summary>
    /// <param name="query">What was typed so far.</param>
    /// <param name="limit">At most so many.</param>
    public List<int> Find(string query, int limit)
    {
        var words = SearchWords.Of(query);
        if (words.Count == 0 || limit <= 0)
            return [];
        var typing = char.IsLetterOrDigit(query[^1]);
        var found = Phrases(string.Join(' ', words), typing);
        var scores = _spare.TryTake(out var used) ? used : new Scores(documents);
        try
        {
            scores.Begin();
            foreach (var word in words.Take(MostWords).Select((word, i) => Ways(word, typing && i == words.Count - 1))
                .OrderBy(ways => ways.Sum(way => way.Postings)))
            {
                scores.NextWord();
                word.ForEach(way => Take(scores, way));
            }

            found.AddRange(scores.Best(limit, file.Rows<int>(prefix + "ranks")).Except(found));
        }
        finally
        {
            _spare.Add(scores);
        }

        return found.Count > limit ? found[..limit] : found;
    }

    /// <summary>What the phrase stands for; while it is being typed, the shortest phrases that begin so.</summary>
    private List<int> Phrases(string phrase, bool typing)
    {
        var phrases = new StringTable(file.Rows<byte>(prefix + "phrase"));
        var leads = file.Rows<int>(prefix + "leads");
        if (Find(phrases, phrase) is > 0 and var exact)
            return [leads[exact]];
        if (!typing || phrase.Length < ShortestBeginning)
            return [];
        var (first, end) = Beginning(phrases, phrase);
        var shortest = new List<(int Length, int Document)>();
        for (var i = first; i < Math.Min(end, first + MostPhrases); i++)
            shortest.Add((phrases.Utf8(i).Length, leads[i]));
        return [.. shortest.OrderBy(one => one.Length).Take(2).Select(one => one.Document).Distinct()];
    }

    /// <summary>The known words that a typed one stands for, as ranges of the sorted words.</summary>
    private List<Way> Ways(string word, bool typing)
    {
        var texts = new StringTable(file.Rows<byte>(prefix + "words"));
        var ways = new List<Way>();
        var exact = Find(texts, word);
        if (exact > 0)
            ways.Add(Range(exact, exact + 1, 1f));
        if (SearchWords.Singular(word) is { } singular && Find(texts, singular) is > 0 and var one)
            ways.Add(Range(one, one + 1, 1f));
        var (first, end) = (typing && word.Length > 1) || exact < 0 ? Beginning(texts, word) : (0, 0);
        if (first < end)
            ways.Add(Range(first, end, 0.8f));
        if (ways.Count == 0 && Nearest(texts, word) is > 0 and var near)
            ways.Add(Range(near, near + 1, 0.6f));
        return ways;
    }

    private Way Range(int first, int end, float weight)
    {
        var ends = file.Rows<int>(prefix + "ends");
        return new(ends[first - 1], ends[end - 1] - ends[first - 1], weight);
    }

    /// <summary>Words that begin alike share one weight, or the strangest ending would win.</summary>
    private void Take(Scores scores, Way way)
    {
        var rarity = MathF.Log(1 + ((float)documents / Math.Max(1, way.Postings)));
        Span<float> weights = stackalloc float[8];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = way.Weight * rarity * RankWeight[i];
        scores.Add(
            file.Rows<uint>(prefix + "posts").Slice(way.First, way.Postings), weights,
            onlyKnown: way.Postings > Frequent && scores.Any);
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

    /// <summary>Letters that the other word does not have: each costs an edit.</summary>
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

    /// <summary>Words that lie together, and how well they fit.</summary>
    private readonly record struct Way(int First, int Postings, float Weight);
}
