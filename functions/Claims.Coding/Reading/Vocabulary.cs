using System.Collections.Frozen;

namespace Claims.Coding.Reading;

/// <summary>The words that matter to the rules, and the way from a misspelt word to one of them.</summary>
internal sealed class Vocabulary
{
    private static readonly FrozenSet<string> Ordinary = DataFile.AllLines("ordinary-words.txt")
        .Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ')).ToFrozenSet();

    private readonly FrozenSet<string> _words;
    private readonly FrozenDictionary<string, string> _baseForms;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly SpellingIndex _spelling;

    private readonly bool _corrects;

    public Vocabulary(IEnumerable<string> words, bool corrects = true)
    {
        _corrects = corrects;
        _words = words.ToFrozenSet();
        // Nearly every word of a note is one of these as written, so its base form costs one look-up.
        _baseForms = _words.Concat(Ordinary).Distinct().ToFrozenDictionary(
            word => word, word => Words.Base(word), StringComparer.OrdinalIgnoreCase);
        _lookup = _baseForms.GetAlternateLookup<ReadOnlySpan<char>>();
        _spelling = new SpellingIndex(_words);
    }

    public bool Knows(string word) => _words.Contains(word);

    public string BaseOf(ReadOnlySpan<char> raw) => _lookup.TryGetValue(raw, out var known) ? known : Words.Base(raw);

    /// <summary>The known word meant by an unknown one, when it is near enough and no ordinary word.</summary>
    public string? Correct(string word)
    {
        if (!_corrects || Ordinary.Contains(word) || word.Any(char.IsDigit) && !OcrForms.CanFold(word))
            return null;
        foreach (var form in OcrForms.Of(word))
        {
            if (_words.Contains(form))
                return form;
        }

        return _spelling.Nearest(word);
    }
}
