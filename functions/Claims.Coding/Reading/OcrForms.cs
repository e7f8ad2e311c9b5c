namespace Claims.Coding.Reading;

/// <summary>What a scanner makes of letters: the likely originals of a word that is not known.</summary>
internal static class OcrForms
{
    private static readonly (string Seen, string Meant)[] Confusions =
        [("rn", "m"), ("0", "o"), ("1", "l"), ("1", "i"), ("5", "s"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("8", "b"),
            ("6", "b"), ("|", "l"), ("li", "h")];

    /// <summary>A word with a digit is only worth correcting when letters surround few digits.</summary>
    public static bool CanFold(string word)
    {
        var digits = word.Count(char.IsDigit);
        return digits * 3 <= word.Length && char.IsLetter(word[0]);
    }

    public static IEnumerable<string> Of(string word)
    {
        foreach (var (seen, meant) in Confusions)
        {
            if (word.Contains(seen, StringComparison.Ordinal))
                yield return Words.Base(word.Replace(seen, meant, StringComparison.Ordinal));
        }
    }
}
