namespace Claims.Coding.Reading;

/// <summary>Phrases of a data file, found word by word.</summary>
internal sealed class PhraseList(IEnumerable<string> phrases)
{
    private readonly ILookup<string, string[]> _byFirst = phrases
        .Select(phrase => Tokenizer.Split(phrase)
            .Select(at => Words.Base(phrase.AsSpan(at.Start, at.Length))).ToArray())
        .ToLookup(words => words[0]);

    public bool In(Sentence sentence) => First(sentence) is not null;

    /// <summary>The first and last word of the first phrase in a sentence; null when it has none.</summary>
    public (int First, int Last)? First(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            foreach (var words in _byFirst[sentence.Tokens[i].Word])
            {
                if (Matches(words, sentence.Tokens, i))
                    return (i, i + words.Length - 1);
            }
        }

        return null;
    }

    private static bool Matches(string[] words, Token[] tokens, int at)
    {
        if (at + words.Length > tokens.Length)
            return false;
        for (var i = 1; i < words.Length; i++)
        {
            if (tokens[at + i].Word != words[i])
                return false;
        }

        return true;
    }
}
