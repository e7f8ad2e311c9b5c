using Claims.Coding.Notes;

namespace Claims.Coding.Reading;

/// <summary>A phrase of a report, in base form.</summary>
/// <param name="Text">Its words with single blanks.</param>
/// <param name="Span">Its place.</param>
internal readonly record struct ReportPhrase(string Text, TextSpan Span);

/// <summary>
/// The phrases of one to three words of a report's plain prose that are told as present, past or doubtful: what
/// associations are learned from and looked up by.
/// </summary>
internal static class ReportPhrases
{
    private const int Longest = 3;

    /// <summary>All phrases that begin with a wanted word, in reading order.</summary>
    /// <param name="facts">The note.</param>
    /// <param name="isWanted">Which first words are of interest.</param>
    public static IEnumerable<ReportPhrase> Of(NoteFacts facts, Predicate<string> isWanted)
    {
        foreach (var (at, sentence) in facts.Sentences.Index())
        {
            if (sentence.Section != SectionKind.Narrative)
                continue;
            for (var first = 0; first < sentence.Tokens.Length; first++)
            {
                if (!IsMeaningful(sentence.Tokens[first].Word) || !isWanted(sentence.Tokens[first].Word))
                    continue;
                foreach (var phrase in From(sentence, first, IsTold))
                    yield return phrase;
            }

            bool IsTold(int word) => facts.AssertionOf(at, word) <= Assertion.Uncertain;
        }
    }

    private static IEnumerable<ReportPhrase> From(Sentence sentence, int first, Predicate<int> isTold)
    {
        var text = "";
        for (var last = first; last < Math.Min(first + Longest, sentence.Tokens.Length); last++)
        {
            var token = sentence.Tokens[last];
            if ((last > first && (token.Before & (Gap.Comma | Gap.Colon | Gap.Stop)) != 0)
                || !isTold(last))
                yield break;
            text = last == first ? token.Word : $"{text} {token.Word}";
            if (IsMeaningful(token.Word))
                yield return new(text, sentence.SpanOf(first, last));
        }
    }

    /// <summary>A phrase neither begins nor ends with a little word or a number.</summary>
    private static bool IsMeaningful(string word) =>
        word.Length > 1 && char.IsLetter(word[0]) && !Words.IsLittle(word);
}
