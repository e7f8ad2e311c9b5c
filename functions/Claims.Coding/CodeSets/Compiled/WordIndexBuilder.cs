namespace Claims.Coding.CodeSets.Compiled;

/// <summary>Gathers which words lead to which documents, and how directly.</summary>
internal sealed class WordIndexBuilder
{
    private readonly SortedDictionary<string, Dictionary<int, int>> _postings = new(StringComparer.Ordinal);

    /// <summary>Lets each word of a text lead to a document.</summary>
    /// <param name="document">The document's number.</param>
    /// <param name="text">The words.</param>
    /// <param name="rank">0 the most direct, 7 the least.</param>
    public void Add(int document, string text, int rank)
    {
        foreach (var word in SearchWords.Of(text))
        {
            if (!_postings.TryGetValue(word, out var list))
                _postings[word] = list = [];
            if (!list.TryGetValue(document, out var before) || rank < before)
                list[document] = rank;
        }
    }

    /// <summary>Writes the words, where their postings end, and the postings (document times 8 plus rank).</summary>
    public void Write(SectionWriter writer, string prefix)
    {
        var words = new StringHeap(); // Its first text is the empty one, which leads nowhere.
        var ends = new List<int> { 0 };
        var postings = new List<uint>();
        foreach (var (word, list) in _postings)
        {
            words.Intern(word);
            postings.AddRange(list.OrderBy(pair => pair.Key).Select(pair => ((uint)pair.Key << 3) | (uint)pair.Value));
            ends.Add(postings.Count);
        }

        writer.Add(prefix + "words", words);
        writer.Add(prefix + "ends", (ReadOnlySpan<int>)ends.ToArray());
        writer.Add(prefix + "posts", (ReadOnlySpan<uint>)postings.ToArray());
    }
}
