namespace Claims.Coding.CodeSets.Compiled;

/// <summary>The scores of one search; used again for the next without being cleared.</summary>
internal sealed class Scores(int documents)
{
    private readonly Cell[] _cells = new Cell[documents];
    private readonly List<int> _touched = [];
    private int _search;
    private int _word;

    /// <summary>Whether the present word has led to any document.</summary>
    public bool WordFound { get; private set; }

    public void Begin()
    {
        _touched.Clear();
        _search++;
    }

    public void NextWord()
    {
        _word++;
        WordFound = false;
    }

    /// <summary>Counts a word for a document; of several ways from one word the best counts.</summary>
    public void Add(int document, float score)
    {
        WordFound = true;
        ref var cell = ref _cells[document];
        if (cell.Search != _search)
        {
            cell = new Cell { Search = _search };
            _touched.Add(document);
        }

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

    public List<int> Best(int limit, Comparison<int> before)
    {
        var best = new List<int>(limit + 1);
        foreach (var document in _touched)
        {
            if (best.Count == limit && !GoesBefore(document, best[^1], before))
                continue;
            var at = best.Count;
            while (at > 0 && GoesBefore(document, best[at - 1], before))
                at--;
            best.Insert(at, document);
            if (best.Count > limit)
                best.RemoveAt(limit);
        }

        return best;
    }

    private bool GoesBefore(int document, int other, Comparison<int> before)
    {
        ref var a = ref _cells[document];
        ref var b = ref _cells[other];
        if (a.Matched != b.Matched)
            return a.Matched > b.Matched;
        var difference = a.Total - b.Total;
        return MathF.Abs(difference) > 0.001f ? difference > 0 : before(document, other) < 0;
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
