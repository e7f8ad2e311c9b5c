using System.Globalization;
using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>Whether a text layer can be language: some hold garbage, for want of a map back to characters.</summary>
internal static class TextLayerJudge
{
    private const double LeastLettersAndDigits = 0.75;
    private const double MostUnreadable = 0.02;
    private const double LeastWordsWithVowel = 0.6;
    private const int FewWords = 5;

    public static bool IsPlausible(IReadOnlyList<TextLine> lines)
    {
        var words = lines.SelectMany(line => line.Words).Select(word => word.Text).ToList();
        double characters = words.Sum(word => word.Length);
        if (characters == 0)
        {
            return false;
        }

        var known = words.Sum(word => word.Count(char.IsLetterOrDigit));
        var unreadable = words.Sum(word => word.Count(IsUnreadable));
        var longWords = words.Where(word => word.Length > 3 && word.All(char.IsAsciiLetter)).ToList();
        var withVowel = longWords.Count(word => word.AsSpan().IndexOfAny("aeiouyAEIOUY") >= 0);
        return known >= LeastLettersAndDigits * characters
            && unreadable <= MostUnreadable * characters
            && (longWords.Count < FewWords || withVowel >= LeastWordsWithVowel * longWords.Count);
    }

    private static bool IsUnreadable(char character) =>
        character == '\uFFFD' || char.IsControl(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
