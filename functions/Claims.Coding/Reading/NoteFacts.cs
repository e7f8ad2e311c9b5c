using Claims.Coding.Notes;

namespace Claims.Coding.Reading;

/// <summary>What a whole note says that choosing one code needs: sides of body parts, the kind of encounter.</summary>
internal sealed class NoteFacts
{
    private static readonly PhraseList Subsequent = Phrases("Subsequent");
    private static readonly PhraseList Initial = Phrases("Initial");
    private static readonly PhraseList Late = Phrases("Sequela");
    private static readonly PhraseList Worse = Phrases("Worse");
    private static readonly string[] PregnancyWords = ["gestation", "gestational", "pregnant", "iup", "ega"];
    private readonly Dictionary<string, HashSet<BodySide>> _sides = [];
    private readonly SentenceAssertions?[] _assertions;
    private readonly Assertion?[]?[] _words;

    public NoteFacts(IReadOnlyList<Sentence> sentences)
    {
        Sentences = sentences;
        _assertions = new SentenceAssertions?[sentences.Count];
        _words = new Assertion?[sentences.Count][];
        foreach (var sentence in sentences)
        {
            if (sentence.Section is not (SectionKind.Administrative or SectionKind.PastHistory
                or SectionKind.SurgicalHistory or SectionKind.FamilyHistory))
                CollectSides(sentence);
        }

        Episode = ReadEpisode(sentences);
        GestationWeeks = ReadGestation(sentences);
    }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>How a sentence means its words, worked out once.</summary>
    public SentenceAssertions AssertionsOf(int sentence) => _assertions[sentence] ??= new(Sentences[sentence]);

    /// <summary>How a sentence means one of its words, worked out once.</summary>
    public Assertion AssertionOf(int sentence, int word)
    {
        var known = _words[sentence] ??= new Assertion?[Sentences[sentence].Tokens.Length];
        return known[word] ??= AssertionsOf(sentence).Over([word]);
    }

    /// <summary>
    /// The seventh character by the note's cues: A, D or S; A without any, which is active treatment.
    /// </summary>
    public char Episode { get; }

    /// <summary>Completed weeks of pregnancy; null when the note gives none.</summary>
    public (int Weeks, TextSpan Span)? GestationWeeks { get; }

    /// <summary>"first" to 14 weeks 0 days, "second" to 28 weeks 0 days, then "third" (ICD-10-CM chapter 15).</summary>
    public string? Trimester => GestationWeeks is not { } at ? null
        : at.Weeks < 14 ? "first" : at.Weeks < 28 ? "second" : "third";

    /// <summary>The side that the note names for a body part, when it names one only.</summary>
    public BodySide? SideOf(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (_sides.TryGetValue(word, out var sides) && sides.Count == 1)
                return sides.First();
        }

        return null;
    }

    /// <summary>Whether the sentence around a stretch says that a condition got worse or is not controlled.</summary>
    public bool IsWorse(TextSpan span) => Sentences.Any(sentence =>
        sentence.Tokens[0].Span.Start <= span.Start && span.End <= sentence.Tokens[^1].Span.End && Worse.In(sentence));

    /// <summary>The seventh character that one sentence asks for; null when it has no cue.</summary>
    public static char? EpisodeIn(Sentence sentence) =>
        Late.In(sentence) ? 'S' : Subsequent.In(sentence) ? 'D' : Initial.In(sentence) ? 'A' : null;

    /// <summary>"28 weeks pregnant", "28w3d gestation", "IUP at 28 weeks".</summary>
    private static (int, TextSpan)? ReadGestation(IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (!Array.Exists(sentence.Tokens, t => PregnancyWords.Contains(t.Word)))
                continue;
            foreach (var (i, token) in sentence.Tokens.Index())
            {
                var digits = token.Word.TakeWhile(char.IsAsciiDigit).Count();
                if (digits is not (1 or 2) || !int.TryParse(token.Word.AsSpan(0, digits), out var weeks)
                    || weeks is < 4 or > 42)
                    continue;
                var isWeeks = token.Word.Length > digits ? token.Word[digits] == 'w'
                    : i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Word is "week" or "wk" or "w";
                if (isWeeks)
                    return (weeks, token.Span);
            }
        }

        return null;
    }

    private static char ReadEpisode(IReadOnlyList<Sentence> sentences)
    {
        var (initial, subsequent) = (0, 0);
        foreach (var sentence in sentences)
        {
            // "Return for a follow-up" in the plan speaks of the next visit.
            if (!(sentence.IsTitle && sentence.Section == SectionKind.Assessment)
                && sentence.Section is not (SectionKind.ChiefComplaint or SectionKind.PresentIllness
                or SectionKind.Narrative))
                continue;
            subsequent += Subsequent.In(sentence) ? 1 : 0;
            initial += Initial.In(sentence) ? 1 : 0;
        }

        return subsequent > initial ? 'D' : 'A';
    }

    private static PhraseList Phrases(string kind) => new(DataFile.Rows("encounter-cues.txt")
        .Where(row => row[0] == kind).SelectMany(row => DataFile.Items(row[1])));

    /// <summary>A side belongs to the two words after it: "left ankle", "right distal radius".</summary>
    private void CollectSides(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (SideWords.Read(sentence.Tokens[i].Word, sentence.Tokens[i].IsUpper) is not { } side)
                continue;
            for (var j = i + 1; j <= i + 2 && j < sentence.Tokens.Length; j++)
            {
                if (!_sides.TryGetValue(sentence.Tokens[j].Word, out var sides))
                    _sides[sentence.Tokens[j].Word] = sides = [];
                sides.Add(side);
            }
        }
    }
}
