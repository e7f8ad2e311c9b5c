using Claims.Coding.Notes;

namespace Claims.Coding.Reading;

/// <summary>Finds the terms of an index in sentences, in any order of their words, close together.</summary>
/// <param name="index">The terms.</param>
/// <param name="asserts">Whether it looks how they are meant; else all are present.</param>
internal sealed class TermMatcher(TermIndex index, bool asserts = true)
{
    public List<Mention> Find(IReadOnlyList<Sentence> sentences)
    {
        var mentions = new List<Mention>();
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].Section == SectionKind.Administrative)
                continue;
            var found = FindIn(sentences[i]);
            if (found.Count == 0)
                continue;
            var assertions = new SentenceAssertions(sentences[i]);
            foreach (var (term, at) in WithoutIncluded(found))
            {
                if (IsBlocked(term, sentences[i], at))
                    continue;
                var corrected = at.Any(place => sentences[i].Tokens[place].Corrected);
                mentions.Add(new Mention(
                    term, i, at, asserts ? assertions.Over(at) : Assertion.Present, corrected));
            }
        }

        return mentions;
    }

    private List<(Term Term, int[] At)> FindIn(Sentence sentence)
    {
        var found = new List<(Term, int[])>();
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            foreach (var term in index.AnchoredAt(sentence.Tokens[i].Word))
            {
                if (Places(term, sentence.Tokens, i) is { } at)
                    found.Add((term, at));
            }
        }

        return found;
    }

    private static bool IsBlocked(Term term, Sentence sentence, int[] at) =>
        (term.NeedsCapitals && !sentence.Tokens[at[0]].IsUpper)
            || Array.Exists(term.Blockers, word => Array.Exists(sentence.Tokens, token => token.Word == word));

    /// <summary>
    /// The nearest places of all words of a term around its anchor, or null when they are too far apart.
    /// </summary>
    private static int[]? Places(Term term, Token[] tokens, int anchor)
    {
        if (term.Words.Length == 1)
            return [anchor];
        var places = new int[term.Words.Length];
        for (var w = 0; w < places.Length; w++)
        {
            var place = Nearest(term.Words[w], tokens, anchor, term.Words.Length + 6);
            if (place < 0)
                return null;
            places[w] = place;
        }

        Array.Sort(places);
        return Distance(tokens, places) <= (term.Words.Length == 2 ? 2 : 3) && NumbersTouch(tokens, places)
            ? places : null;
    }

    /// <summary>
    /// A stage or type follows a word of its term: in "type 2 diabetes with CKD stage 3" the 2 is no stage.
    /// </summary>
    private static bool NumbersTouch(Token[] tokens, int[] places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (!char.IsAsciiDigit(tokens[places[i]].Word[0]))
                continue;
            if (i > 0 ? places[i] - places[i - 1] > 2 : places[0] > 0 && IsCounter(tokens[places[0] - 1].Word))
                return false;
        }

        return true;
    }

    private static bool IsCounter(string word) => word is "type" or "stage" or "grade" or "class" or "phase";

    private static int Nearest(string word, Token[] tokens, int anchor, int reach)
    {
        for (var d = 0; d <= reach; d++)
        {
            if (anchor - d >= 0 && tokens[anchor - d].Word == word)
                return anchor - d;
            if (anchor + d < tokens.Length && tokens[anchor + d].Word == word)
                return anchor + d;
        }

        return -1;
    }

    /// <summary>
    /// What stands between the words: other words count 1, commas 3, "and" 2, little words and sides nothing.
    /// </summary>
    private static int Distance(Token[] tokens, int[] places)
    {
        var distance = 0;
        var next = 0;
        for (var i = places[0]; i <= places[^1]; i++)
        {
            if (i > places[0])
                distance += BreakCost(tokens[i].Before);
            if (places[next] == i)
                next++;
            else
                distance += WordCost(tokens[i].Word);
        }

        return distance;
    }

    private static int BreakCost(Gap gap) =>
        (gap & (Gap.Colon | Gap.Stop)) != 0 ? 4 : (gap & (Gap.Comma | Gap.Dash)) != 0 ? 3 : 0;

    private static int WordCost(string word) => word switch
    {
        "and" or "or" or "but" or "with" => 2,
        "no" or "without" or "not" or "denies" => 4,
        _ => Words.IsLittle(word) || SideWords.Read(word, capital: true) is not null ? 0 : 1,
    };

    /// <summary>"Chest pain" includes "pain"; of equal places both stay, for the chooser.</summary>
    private static IEnumerable<(Term Term, int[] At)> WithoutIncluded(List<(Term Term, int[] At)> found)
    {
        foreach (var candidate in found)
        {
            var included = found.Exists(other => other.At.Length > candidate.At.Length
                && Array.TrueForAll(candidate.At, place => Array.BinarySearch(other.At, place) >= 0));
            // The clinic's word decides over a project synonym, and that over an official title for the same words.
            included |= found.Exists(other => other.Term.Source <= TermSource.Own
                && other.Term.Source < candidate.Term.Source && other.At.AsSpan().SequenceEqual(candidate.At));
            if (!included)
                yield return candidate;
        }
    }
}
