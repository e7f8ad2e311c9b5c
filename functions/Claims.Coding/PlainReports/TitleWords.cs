using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.PlainReports;

/// <summary>What one sentence tells: its distinct words and its place.</summary>
internal readonly record struct ToldSentence(HashSet<string> Words, TextSpan Place);

/// <summary>How much of a code's official title one sentence of a report says, in any order.</summary>
internal sealed class TitleWords
{
    private readonly Dictionary<Icd10Code, CodeTitle> _titles;
    private readonly Dictionary<string, double> _weights;
    private readonly Dictionary<string, int[]> _having;
    private readonly Dictionary<Icd10Code, int> _places = [];
    private readonly double[] _whole;

    /// <summary>Weighs words by how few titles have them.</summary>
    /// <param name="titles">All titles of the code set.</param>
    /// <param name="learned">The codes to look for; others are looked at when they are named.</param>
    public TitleWords(IReadOnlyList<CodeTitle> titles, IEnumerable<Icd10Code> learned)
    {
        _titles = titles.ToDictionary(title => title.Entry.Code);
        _weights = titles.SelectMany(title => title.Words).CountBy(word => word)
            .ToDictionary(pair => pair.Key, pair => Math.Log((titles.Count + 1.0) / pair.Value));
        Learned = [.. learned.Where(_titles.ContainsKey)];
        _whole = Array.ConvertAll(Learned, code => _titles[code].Words.Sum(word => _weights[word]));
        foreach (var (at, code) in Learned.Index())
            _places[code] = at;
        _having = Learned.Index().SelectMany(item => _titles[item.Item].Words.Select(word => (word, item.Index)))
            .GroupBy(pair => pair.word, pair => pair.Index).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The codes looked for.</summary>
    public Icd10Code[] Learned { get; }

    /// <summary>The best share of each learned code, in the order of <see cref="Learned"/>, with its
    /// sentence.</summary>
    public (double Share, TextSpan Place)[] Find(IReadOnlyList<ToldSentence> sentences)
    {
        var best = new (double Share, TextSpan Place)[Learned.Length];
        var sums = new double[Learned.Length];
        var touched = new List<int>();
        foreach (var (words, place) in sentences)
        {
            foreach (var word in words)
            {
                if (!_having.TryGetValue(word, out var codes))
                    continue;
                var weight = _weights[word];
                foreach (var code in codes)
                {
                    if (sums[code] == 0)
                        touched.Add(code);
                    sums[code] += weight;
                }
            }

            foreach (var code in touched)
            {
                if (sums[code] > best[code].Share * _whole[code])
                    best[code] = (sums[code] / _whole[code], place);
                sums[code] = 0;
            }

            touched.Clear();
        }

        return best;
    }

    /// <summary>The best share of any code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="found">What <see cref="Find"/> gave.</param>
    /// <param name="sentences">The report.</param>
    public (double Share, TextSpan Place) Of(
        Icd10Code code, (double Share, TextSpan Place)[] found, IReadOnlyList<ToldSentence> sentences)
    {
        if (_places.TryGetValue(code, out var at))
            return found[at];
        var best = (Share: 0.0, Place: default(TextSpan));
        if (!_titles.TryGetValue(code, out var title) || title.Words.Count == 0)
            return best;
        var whole = title.Words.Sum(word => _weights[word]);
        foreach (var (words, place) in sentences)
        {
            var share = 0.0;
            foreach (var word in title.Words)
                share += words.Contains(word) ? _weights[word] / whole : 0;
            if (share > best.Share)
                best = (share, place);
        }

        return best;
    }
}
