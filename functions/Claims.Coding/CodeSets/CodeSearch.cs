using Claims.Coding.Reading;

namespace Claims.Coding.CodeSets;

/// <summary>Type-ahead search: codes by their beginning, titles and synonyms by words, misspellings allowed.</summary>
internal sealed class CodeSearch
{
    private readonly CodeSet _codes;
    private readonly string[] _words;
    private readonly int[][] _postings;
    private readonly int[] _titleLengths;
    private readonly SpellingIndex _spelling;

    public CodeSearch(CodeSet codes)
    {
        _codes = codes;
        var postings = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        _titleLengths = new int[codes.Entries.Count];
        for (var i = 0; i < codes.Entries.Count; i++)
        {
            _titleLengths[i] = codes.Entries[i].Title.Length;
            Add(postings, codes.Entries[i].Title, i);
        }

        AddSynonyms(postings);
        _words = [.. postings.Keys];
        _postings = [.. postings.Values.Select(list => list.ToArray())];
        _spelling = new SpellingIndex(_words);
    }

    public IReadOnlyList<CodeEntry> Find(string query, int limit)
    {
        if (limit <= 0 || string.IsNullOrWhiteSpace(query))
            return [];
        if (LooksLikeCode(query))
        {
            var prefix = query.Trim();
            var under = _codes.Entries.Where(entry => entry.Code.IsUnder(prefix)).Take(limit).ToList();
            if (under.Count > 0)
                return under;
        }

        var tokens = Words.Of(query);
        var scores = new Dictionary<int, double>();
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var (entry, score) in Matches(tokens[i], last: i == tokens.Count - 1))
                scores[entry] = scores.GetValueOrDefault(entry) + score;
        }

        return [.. scores
            .OrderByDescending(pair => Math.Round(pair.Value, 3))
            .ThenBy(pair => IsLaterEncounter(_codes.Entries[pair.Key].Code))
            .ThenBy(pair => _titleLengths[pair.Key])
            .ThenBy(pair => pair.Key)
            .Take(limit)
            .Select(pair => _codes.Entries[pair.Key])];
    }

    /// <summary>Of an injury's codes the one for active treatment comes first.</summary>
    private static bool IsLaterEncounter(Icd10Code code) => code.HasSeventhCharacter && code.Compact[6] is not 'A';

    private static bool LooksLikeCode(string query)
    {
        var text = query.AsSpan().Trim();
        return text.Length >= 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiDigit(text[1]) && !text.Contains(' ');
    }

    private static void Add(SortedDictionary<string, List<int>> postings, string text, int entry)
    {
        foreach (var word in Words.Of(text))
        {
            if (!postings.TryGetValue(word, out var list))
                postings[word] = list = [];
            if (list.Count == 0 || list[^1] != entry)
                list.Add(entry);
        }
    }

    /// <summary>A synonym leads to its default code; without one, to the shortest code under its prefix.</summary>
    private void AddSynonyms(SortedDictionary<string, List<int>> postings)
    {
        var ordinals = _codes.Entries.Index().ToDictionary(pair => pair.Item.Code, pair => pair.Index);
        foreach (var rule in TermRule.All)
        {
            var target = rule.Default is { } code && ordinals.TryGetValue(code, out var at)
                ? at
                : ordinals.Where(pair => pair.Key.IsUnder(rule.Prefix))
                    .Select(pair => pair.Value).DefaultIfEmpty(-1).Min();
            if (target < 0)
                continue;
            foreach (var term in rule.Terms)
                Add(postings, term, target);
        }
    }

    /// <summary>The best of exact, beginning (for the word being typed) and nearly right, for each entry.</summary>
    private IEnumerable<(int Entry, double Score)> Matches(string token, bool last)
    {
        var best = new Dictionary<int, double>();
        var at = Array.BinarySearch(_words, token, StringComparer.Ordinal);
        if (at >= 0)
            Take(best, at, 1);
        if (last || at < 0)
        {
            for (var i = at >= 0 ? at + 1 : ~at; i < _words.Length; i++)
            {
                if (!_words[i].StartsWith(token, StringComparison.Ordinal))
                    break;
                Take(best, i, 0.8);
            }
        }

        if (best.Count == 0 && _spelling.Nearest(token) is { } near)
            Take(best, Array.BinarySearch(_words, near, StringComparer.Ordinal), 0.6);
        return best.Select(pair => (pair.Key, pair.Value));
    }

    private void Take(Dictionary<int, double> best, int word, double weight)
    {
        // A rarer word says more.
        var score = weight * Math.Log(1 + ((double)_codes.Entries.Count / _postings[word].Length));
        foreach (var entry in _postings[word])
            best[entry] = Math.Max(best.GetValueOrDefault(entry), score);
    }
}
