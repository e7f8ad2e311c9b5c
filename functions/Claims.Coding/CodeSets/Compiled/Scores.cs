namespace Claims.Coding.CodeSets.Compiled;

/// <summary>The scores of one search; used again for the next without being cleared.</summary>
internal sealed class Scores(int documents)
{
    private readonly Cell[] _cells = new Cell[documents];
    private readonly List<int> _touched = [];
    private int _search;
    private int _word;

    /// <summary>Whether any document was found so far.</summary>
    public bool Any => _touched.Count > 0;

    public void Begin()
    {
        _touched.Clear();
        _search++;
    }

    public void NextWord() => _word++;

    /// <summary>Counts a word for documents; of several ways from one word the best counts.</summary>
    /// <param name="postings">Document times 8 plus rank.</param>
    /// <param name="weights">By rank.</param>
    /// <param name="onlyKnown">Leaves documents out that no word has led to so far.</param>
    public void Add(ReadOnlySpan<uint> postings, ReadOnlySpan<float> weights, bool onlyKnown)
    {
        foreach (var posting in postings)
        {
            var document = (int)(posting >> 3);
            ref var cell = ref _cells[document];
            if (cell.Search != _search)
            {
                if (onlyKnown)
                    continue;
                cell = new Cell { Search = _search };
                _touched.Add(document);
            }

            var score = weights[(int)(posting & 7)];
            if (cell.Word != _word)
            {
                (cell.Word, cell.Best) = (_word, score);
                cell.Total += score;
                cell.Matched++;
            }
            else if (score > cell.Best)
            {
                cell.Total += score - cell.Best;
                cell.Best = score;
            }
        }
    }

    /// <summary>The best, those with more words first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="ranks">Of two that fit equally well, the smaller goes first.</param>
    public List<int> Best(int limit, ReadOnlySpan<int> ranks)
    {
        var best = new List<int>(limit + 1);
        foreach (var document in _touched)
        {
            if (best.Count == limit && !GoesBefore(document, best[^1], ranks))
                continue;
            var at = best.Count;
            while (at > 0 && GoesBefore(document, best[at - 1], ranks))
                at--;
            best.Insert(at, document);
            if (best.Count > limit)
                best.RemoveAt(limit);
        }

        return best;
    }

    private bool GoesBefore(int document, int other, ReadOnlySpan<int> ranks)
    {
        ref var a = ref _cells[document];
        ref var b = ref _cells[other];
        if (a.Matched != b.Matched)
            return a.Matched > b.Matched;
        var difference = a.Total - b.Total;
        return MathF.Abs(difference) > 0.001f ? difference > 0 : ranks[document] < ranks[other];
    }

    private struct Cell
    {
        public int Search;
        public int Word;
        public float Total;
        public float Best;
        public int Matched;
    }
}
