namespace Claims.Coding.Reading;

/// <summary>Cuts text into words: runs of letters and digits; a decimal number is one word.</summary>
internal static class Tokenizer
{
    public static IEnumerable<(int Start, int Length)> Split(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsDecimalPoint(text, at)))
                at++;
            yield return (start, at - start);
        }
    }

    private static bool IsDecimalPoint(string text, int at) =>
        text[at] == '.' && at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);
}
