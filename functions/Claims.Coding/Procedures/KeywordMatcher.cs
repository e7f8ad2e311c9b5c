using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>A charge master's keyword, compiled.</summary>
internal sealed record Keyword(ChargeItem Item, string[] Words);

/// <summary>A keyword found in a note.</summary>
internal sealed record KeywordHit(ChargeItem Item, Sentence Sentence, int[] At)
{
    public TextSpan Span => Sentence.SpanOf(At[0], At[^1]);
}

/// <summary>
/// Finds keywords: all words of one in one sentence, close together, in any order, for something that was done.
/// </summary>
internal sealed class KeywordMatcher(IReadOnlyList<Keyword> keywords)
{
    /// <summary>So many other words may stand among a keyword's.</summary>
    private const int Slack = 4;

    private static readonly HashSet<SectionKind> NothingIsDoneIn =
    [
        SectionKind.Administrative, SectionKind.FamilyHistory, SectionKind.PastHistory, SectionKind.SurgicalHistory,
        SectionKind.Instructions, SectionKind.Medications, SectionKind.Allergies,
    ];

    private static readonly HashSet<string> NotDone =
    [
        "ordered", "order", "schedule", "scheduled", "declined", "declines", "refused", "deferred", "next", "consider",
        "recommend", "recommended", "refer", "referral", "request", "requested", "pending", "will", "plan", "discussed",
        "overdue", "due",
    ];

    public IEnumerable<KeywordHit> Find(IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (!TellsDone(sentence))
                continue;
            foreach (var keyword in keywords)
            {
                if (Places(keyword.Words, sentence.Tokens) is { } at && IsDone(sentence, at))
                    yield return new(keyword.Item, sentence, at);
            }
        }
    }

    /// <summary>Whether a sentence stands where a note tells what was done.</summary>
    public static bool TellsDone(Sentence sentence) => !NothingIsDoneIn.Contains(sentence.Section);

    private static int[]? Places(string[] words, Token[] tokens)
    {
        for (var start = 0; start < tokens.Length; start++)
        {
            if (!words.Contains(tokens[start].Word))
                continue;
            var end = Math.Min(tokens.Length, start + words.Length + Slack);
            var at = new int[words.Length];
            var all = true;
            for (var w = 0; w < words.Length && all; w++)
            {
                at[w] = Array.FindIndex(tokens, start, end - start, token => token.Word == words[w]);
                all = at[w] >= 0;
            }

            if (!all)
                continue;
            Array.Sort(at);
            return at;
        }

        return null;
    }

    /// <summary>What is ordered, planned, past, declined or doubted was not done in this visit.</summary>
    private static bool IsDone(Sentence sentence, int[] at)
    {
        var from = Math.Max(0, at[0] - 4);
        var to = Math.Min(sentence.Tokens.Length, at[^1] + 6);
        for (var i = from; i < to; i++)
        {
            if (Array.IndexOf(at, i) >= 0)
                continue;
            var word = sentence.Tokens[i].Word;
            if (NotDone.Contains(word))
                return false;
            if (i < at[0] && word is "no" or "not" or "without" or "prior" or "previous")
                return false;
        }

        return true;
    }
}
