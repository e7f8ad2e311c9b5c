namespace Claims.Core.Charts.FaceSheet;

/// <summary>How far a word that was read from a scan is from the word it may be.</summary>
internal static class Spelling
{
    /// <summary>Whether a word is another but for one wrong, missing or added letter in five.</summary>
    public static bool IsNear(string read, string meant) =>
        read == meant || (meant.Length >= 5 && Distance(read, meant) <= meant.Length / 5);

    /// <summary>The number of letters to change, add or drop (Levenshtein).</summary>
    public static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(
                    previous[column - 1] + change,
                    Math.Min(previous[column], current[column - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
