namespace Claims.Coding.CodeSets.Compiled;

/// <summary>Gathers which words lead to which documents, and how directly.</summary>
internal sealed class WordIndexBuilder
{
    private readonly SortedDictionary<string, Dictionary<int, int>> _postings = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _phrases = new(StringComparer.Ordinal);

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

    /// <summary>
    /// Lets a whole phrase lead to a document before all others; the first document of a phrase keeps it.
    /// </summary>
    public void AddPhrase(int document, string phrase)
    {
        var words = SearchWords.Of(phrase);
        if (words.Count > 0)
            _phrases.TryAdd(string.Join(' ', words), document);
    }

    /// <summary>Writes the words, where their postings end, and the postings (document times 8 plus rank).</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="prefix">Of the sections' names.</param>
    /// <param name="ranks">For each document, its place among those that fit a query equally well.</param>
    public void Write(SectionWriter writer, string prefix, int[] ranks)
    {
        writer.Add(prefix + "ranks", (ReadOnlySpan<int>)ranks);
        WritePhrases(writer, prefix);
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

    private void WritePhrases(SectionWriter writer, string prefix)
    {
        var phrases = new StringHeap();
        var documents = new List<int> { -1 };
        foreach (var (phrase, document) in _phrases)
        {
            phrases.Intern(phrase);
            documents.Add(document);
        }

        writer.Add(prefix + "phrase", phrases);
        writer.Add(prefix + "leads", (ReadOnlySpan<int>)documents.ToArray());
    }
}
