using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>A code that a mention leads to.</summary>
/// <param name="Title">The code.</param>
/// <param name="IsFallback">Whether the note's words did not narrow the term down.</param>
/// <param name="Note">What decided, in plain words; empty when the term itself did.</param>
internal sealed record Choice(CodeTitle Title, bool IsFallback, string Note);

/// <summary>Chooses among a term's codes by side, kind of encounter and the words around the mention.</summary>
internal sealed class CodeChooser(NoteFacts facts, SuggestionContext context, CodeSet codes)
{
    /// <summary>A word this far from the mention still describes it.</summary>
    private const int NearbyWords = 9;

    public IReadOnlyList<Choice> Choose(Mention mention)
    {
        var sentence = facts.Sentences[mention.Sentence];
        var candidates = mention.Term.Target.Candidates
            .Where(c => codes.TryFind(c.Entry.Code, context.DateOfService, out _)).ToList();
        if (candidates.Count <= 1)
            return [.. candidates.Select(c => new Choice(c, false, ""))];
        var notes = new List<string>();
        candidates = ByEpisode(candidates, sentence, notes);
        if (BySide(ref candidates, mention, sentence, notes) is { Count: > 0 } both)
            return both;
        var (best, fallback) = ByWords(candidates, mention, sentence);
        return best is null ? [] : [new Choice(best, fallback, string.Join(" ", notes))];
    }

    private List<CodeTitle> ByEpisode(List<CodeTitle> candidates, Sentence sentence, List<string> notes)
    {
        if (!candidates.Exists(c => c.Episode != '\0'))
            return candidates;
        var wanted = sentence.Section is SectionKind.Assessment or SectionKind.ChiefComplaint
            ? NoteFacts.EpisodeIn(sentence) ?? facts.Episode : facts.Episode;
        if (sentence.Section == SectionKind.Assessment && wanted == 'A' && facts.Episode == 'D')
            wanted = 'D';
        var of = candidates.Where(c => c.Episode == wanted || c.Episode == '\0').ToList();
        if (of.Count == 0)
            of = [.. candidates.Where(c => c.Episode == 'A')];
        notes.Add(wanted switch
        {
            'D' => "7th character D: the note describes care while healing.",
            'S' => "7th character S: a late effect of an old injury.",
            _ => "7th character A: active treatment.",
        });
        return of.Count > 0 ? of : candidates;
    }

    /// <summary>Narrows down to a side; both sides without a code of their own give two codes.</summary>
    private List<Choice>? BySide(
        ref List<CodeTitle> candidates, Mention mention, Sentence sentence, List<string> notes)
    {
        if (!candidates.Exists(c => c.Side is BodySide.Right or BodySide.Left))
            return null;
        var side = SideWords.Near(sentence, mention.At);
        var words = mention.At.Select(i => sentence.Tokens[i].Word).Concat(candidates[0].Words);
        if (side is null && facts.SideOf(words) is { } elsewhere)
        {
            side = elsewhere;
            notes.Add("The side is named elsewhere in the note.");
        }

        var wanted = side ?? BodySide.Unspecified;
        if (wanted == BodySide.Both && !candidates.Exists(c => c.Side is BodySide.Both or BodySide.None))
            return TwoSides(candidates, mention, sentence);
        // Codes without a side stay; those of the wanted side come first.
        var of = candidates.Where(c => c.Side == wanted)
            .Concat(candidates.Where(c => c.Side == BodySide.None)).ToList();
        if (of.Count == 0)
            of = [.. candidates.Where(c => c.Side == BodySide.Unspecified)];
        if (of.Count > 0)
            candidates = of;
        return null;
    }

    private List<Choice> TwoSides(List<CodeTitle> candidates, Mention mention, Sentence sentence)
    {
        var choices = new List<Choice>();
        foreach (var side in new[] { BodySide.Right, BodySide.Left })
        {
            var (best, fallback) = ByWords([.. candidates.Where(c => c.Side == side)], mention, sentence);
            if (best is not null)
                choices.Add(new(best, fallback, "No code says both sides: one for each."));
        }

        return choices;
    }

    /// <summary>The candidate with the most further words, all of which stand near the mention.</summary>
    private (CodeTitle? Best, bool Fallback) ByWords(List<CodeTitle> candidates, Mention mention, Sentence sentence)
    {
        var fallback = candidates.Find(c => c.Entry.Code == mention.Term.Target.Default)
            ?? candidates.OrderByDescending(c => c.Side).ThenByDescending(c => c.IsUnspecified)
                .ThenBy(c => c.IsResidual).ThenBy(c => c.Words.Count).ThenBy(c => c.Entry.Code).FirstOrDefault();
        if (fallback is null)
            return (null, true);
        var nearby = NearbyWordsOf(mention, sentence);
        var (best, most) = (fallback, 0);
        foreach (var candidate in candidates)
        {
            var extra = candidate.Words
                .Where(w => !fallback.Words.Contains(w) && w is not ("stage" or "type" or "disease")).ToList();
            if (candidate.IsResidual || extra.Count <= most || !extra.TrueForAll(nearby.Contains))
                continue;
            (best, most) = (candidate, extra.Count);
        }

        var given = best.Entry.Code == mention.Term.Target.Default && !best.IsUnspecified;
        return (best, most == 0 && !given && (candidates.Count > 1 || best.IsUnspecified));
    }

    private HashSet<string> NearbyWordsOf(Mention mention, Sentence sentence)
    {
        var words = new HashSet<string>();
        var assertions = facts.AssertionsOf(mention.Sentence);
        var from = Math.Max(0, mention.At[0] - NearbyWords);
        var to = Math.Min(sentence.Tokens.Length - 1, mention.At[^1] + NearbyWords);
        for (var i = from; i <= to; i++)
        {
            // A number is a stage only right after the term or after the word: "CKD 3a", "stage 2".
            if (char.IsAsciiDigit(sentence.Tokens[i].Word[0]) && i != mention.At[^1] + 1
                && !(i > 0 && sentence.Tokens[i - 1].Word is "stage" or "grade"))
                continue;
            if (mention.Assertion != Assertion.Present || assertions.Over([i]) <= Assertion.Historical)
                words.Add(sentence.Tokens[i].Word);
        }

        if (facts.Trimester is { } trimester)
            words.UnionWith([trimester, "trimester"]);
        return words;
    }
}
