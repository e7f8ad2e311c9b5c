namespace Claims.Coding.Reading;

/// <summary>How a note speaks of a finding.</summary>
internal enum Assertion
{
    /// <summary>It is there.</summary>
    Present,

    /// <summary>It was there.</summary>
    Historical,

    /// <summary>It may come.</summary>
    Hypothetical,

    /// <summary>It may be there.</summary>
    Uncertain,

    /// <summary>A relative has it.</summary>
    Family,

    /// <summary>It is not there.</summary>
    Negated,
}

/// <summary>How far a cue reaches.</summary>
internal enum CueReach
{
    /// <summary>Forward to the end of the sentence, over commas.</summary>
    Forward,

    /// <summary>Forward to the next comma, over commas only up to the list's "or".</summary>
    ForwardClause,

    /// <summary>Back to the comma before.</summary>
    Backward,

    /// <summary>The whole sentence, up to a turn.</summary>
    Sentence,

    /// <summary>What begins with the very next word.</summary>
    Next,

    /// <summary>The sentence turns to the patient: ends the reach of all but words for relatives.</summary>
    Turn,

    /// <summary>Ends the reach of cues before it.</summary>
    Stop,

    /// <summary>Looks like a cue and is none.</summary>
    None,
}

/// <summary>A phrase that says how findings near it are meant.</summary>
internal sealed record Cue(Assertion Assertion, CueReach Reach, string[] Words);

/// <summary>The cues of assertion-cues.txt.</summary>
internal static class AssertionRules
{
    private static readonly List<Cue> Cues = [.. DataFile.Rows("assertion-cues.txt")
        .SelectMany(row => DataFile.Items(row[2]).Select(phrase => new Cue(
            row[0].Length == 0 ? Assertion.Present : Enum.Parse<Assertion>(row[0]),
            Enum.Parse<CueReach>(row[1]),
            [.. Tokenizer.Split(phrase).Select(at => Words.Base(phrase.AsSpan(at.Start, at.Length)))])))];

    private static readonly ILookup<string, Cue> ByFirstWord = Cues
        .OrderByDescending(cue => cue.Words.Length).ToLookup(cue => cue.Words[0]);

    /// <summary>The words of all cues, for the vocabulary.</summary>
    public static IEnumerable<string> AllWords => Cues.SelectMany(cue => cue.Words);

    /// <summary>
    /// The cues of a sentence with the places of their first words; the longest wins where several match.
    /// </summary>
    public static List<(Cue Cue, int At)> Find(Sentence sentence)
    {
        var found = new List<(Cue, int)>();
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            // A question mark before a word doubts it: "?pneumonia".
            if ((tokens[i].Before & Gap.Question) != 0)
                found.Add((Doubt, i));
            var longest = 0;
            foreach (var cue in ByFirstWord[tokens[i].Word])
            {
                if (longest > 0 && cue.Words.Length < longest)
                    break;
                if (!Matches(cue, tokens, i))
                    continue;
                // Some phrases reach both ways: "appendicitis vs gastroenteritis".
                found.Add((cue, i));
                longest = cue.Words.Length;
            }

            i += Math.Max(0, longest - 1);
        }

        return found;
    }

    private static readonly Cue Doubt = new(Assertion.Uncertain, CueReach.ForwardClause, []);

    private static bool Matches(Cue cue, Token[] tokens, int at)
    {
        if (at + cue.Words.Length > tokens.Length)
            return false;
        for (var i = 1; i < cue.Words.Length; i++)
        {
            if (tokens[at + i].Word != cue.Words[i])
                return false;
        }

        return true;
    }
}
