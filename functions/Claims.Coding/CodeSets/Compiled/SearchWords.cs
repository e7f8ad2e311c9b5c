using System.Text;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>
/// How titles and queries are cut into words. What a compiled file holds is cut this way, so a change here raises
/// <see cref="SectionFile.Version"/>.
/// </summary>
internal static class SearchWords
{
    private static readonly HashSet<string> Little =
        ["of", "the", "in", "to", "and", "or", "with", "by", "for", "on", "at", "an", "due", "s", "as", "is"];

    /// <summary>Small letters without accents; words that say nothing are left out.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                word.Append(Fold(letter));
            else
                Take();
        }

        Take();
        return words;

        void Take()
        {
            if (word.Length == 0)
                return;
            var taken = word.ToString();
            word.Clear();
            if (!Little.Contains(taken))
                words.Add(taken);
        }
    }

    /// <summary>"fractures" as "fracture"; null when it has no plural form.</summary>
    public static string? Singular(string word) => word switch
    {
        _ when word.Length < 4 || word.EndsWith("ss", StringComparison.Ordinal) => null,
        _ when word.EndsWith("ies", StringComparison.Ordinal) => $"{word[..^3]}y",
        _ when word[^1] == 's' => word[..^1],
        _ => null,
    };

    private static char Fold(char letter) => char.ToLowerInvariant(letter) switch
    {
        >= 'à' and <= 'å' => 'a',
        'ç' => 'c',
        >= 'è' and <= 'ë' => 'e',
        >= 'ì' and <= 'ï' => 'i',
        'ñ' => 'n',
        >= 'ò' and <= 'ö' or 'ø' => 'o',
        >= 'ù' and <= 'ü' => 'u',
        var plain => plain,
    };
}
