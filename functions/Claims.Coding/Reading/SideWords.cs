namespace Claims.Coding.Reading;

/// <summary>The words for left, right and both.</summary>
internal static class SideWords
{
    /// <summary>The side that a word in base form names; null when it names none.</summary>
    /// <param name="word">The word.</param>
    /// <param name="capital">Whether it was written in capitals, as "R" and "L" must be.</param>
    public static BodySide? Read(string word, bool capital) => word switch
    {
        "right" or "rt" => BodySide.Right,
        "left" or "lt" => BodySide.Left,
        "bilateral" or "both" or "bilaterally" or "bilat" => BodySide.Both,
        "r" when capital => BodySide.Right,
        "l" when capital => BodySide.Left,
        _ => null,
    };

    /// <summary>The nearest side named in a sentence; a side before the mention counts as nearer.</summary>
    public static BodySide? Near(Sentence sentence, int[] at)
    {
        BodySide? best = null;
        var bestDistance = 12;
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (Read(sentence.Tokens[i].Word, sentence.Tokens[i].IsUpper) is not { } side)
                continue;
            var distance = i < at[0] ? at[0] - i : i > at[^1] ? ((i - at[^1]) * 2) - 1 : 0;
            if (distance < bestDistance)
                (best, bestDistance) = (side, distance);
        }

        return best;
    }
}
