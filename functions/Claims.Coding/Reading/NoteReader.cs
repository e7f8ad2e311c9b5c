using Claims.Coding.Notes;

namespace Claims.Coding.Reading;

/// <summary>Cuts a note into sections and sentences, robust to lines broken by a page's width.</summary>
internal sealed class NoteReader(Vocabulary vocabulary)
{
    /// <summary>
    /// A line shorter than this share of the longest was ended by its writer, not by the page's width.
    /// </summary>
    private const double ShortLine = 0.75;

    private static readonly HashSet<string> Abbreviations =
        ["dr", "mr", "mrs", "vs", "approx", "st", "etc", "pt", "eg", "ie", "hx", "dx", "tx", "fx", "no", "lt", "rt"];

    /// <summary>A line of more words is prose, not the name of a problem.</summary>
    private const int LongestTitle = 14;

    /// <summary>
    /// Text without stops is cut after so many words, so that the work per sentence is bounded and all of it linear.
    /// </summary>
    private const int LongestSentence = 150;

    private const Gap NewLine = Gap.Line | Gap.Paragraph | Gap.Bullet;

    public List<Sentence> Read(string text)
    {
        var tokens = new NoteTokens(text, vocabulary).Read();
        var sentences = new List<Sentence>();
        var current = new List<Token>();
        var (section, outer) = (SectionKind.Narrative, (SectionKind?)null);
        var longest = LongestLine(text);
        var titled = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            var startsLine = i == 0 || (tokens[i].Before & NewLine) != 0;
            if (current.Count == LongestSentence
                || (current.Count > 0 && Ends(text, tokens[i - 1], tokens[i], longest)))
                Close(sentences, current, section, titled && startsLine);
            if (current.Count == 0 && startsLine)
            {
                (section, outer) = (outer ?? section, null);
                titled = true;
            }

            if ((current.Count == 0 || startsLine)
                && Heading(text, tokens, i, startsLine) is var (heading, length) && length > 0)
            {
                Close(sentences, current, outer ?? section, titled);
                outer = heading!.OnlyItsLine ? outer ?? section : null;
                section = heading.Kind;
                titled = !heading.OnlyItsLine;
                i += length - 1;
                continue;
            }

            if (current.Count == 0 && !startsLine && sentences.Count > 0 && IsSameLine(tokens, i, sentences[^1]))
                titled = false;
            current.Add(tokens[i]);
        }

        Close(sentences, current, section, titled);
        return sentences;
    }

    private static bool IsSameLine(List<Token> tokens, int at, Sentence before) =>
        at > 0 && before.Tokens[^1].Span == tokens[at - 1].Span;

    private static void Close(List<Sentence> sentences, List<Token> current, SectionKind section, bool titled)
    {
        if (current.Count == 0)
            return;
        titled &= current.Count <= LongestTitle && section is SectionKind.Assessment or SectionKind.Plan;
        sentences.Add(new Sentence(section, [.. current], titled));
        current.Clear();
    }

    private static bool Ends(string text, Token before, Token next, int longest)
    {
        var gap = next.Before;
        if ((gap & (Gap.Paragraph | Gap.Bullet)) != 0)
            return true;
        if ((gap & Gap.Stop) != 0 && !IsAbbreviation(text, before, gap))
            return true;
        return (gap & Gap.Line) != 0
            && !char.IsLower(text[next.Span.Start])
            && LineLength(text, before.Span.Start) < longest * ShortLine;
    }

    private static bool IsAbbreviation(string text, Token before, Gap gap) =>
        (gap & Gap.Line) == 0 && before.Span.Length <= 6
            && Abbreviations.Contains(text.AsSpan(before.Span.Start, before.Span.Length).ToString().ToLowerInvariant());

    /// <summary>A heading begins a line or sentence and ends at a colon, a dash or its line's end.</summary>
    private static (Heading? Heading, int Length) Heading(string text, List<Token> tokens, int at, bool startsLine)
    {
        var name = "";
        for (var length = 1; length <= SectionRules.LongestHeading && at + length <= tokens.Count; length++)
        {
            var token = tokens[at + length - 1];
            if (length > 1 && (token.Before & ~(Gap.Bracket | Gap.Dash)) != 0)
                break;
            var word = text.AsSpan(token.Span.Start, token.Span.Length).ToString().ToLowerInvariant();
            name = length == 1 ? word : $"{name} {word}";
            var after = at + length < tokens.Count ? tokens[at + length].Before : Gap.Paragraph;
            var colon = (after & Gap.Colon) != 0;
            var alone = startsLine && (after & (Gap.Line | Gap.Paragraph | Gap.Dash)) != 0;
            if ((colon || (alone && word.Length > 1)) && SectionRules.Find(name) is { } heading)
                return (heading, length);
        }

        return (null, 0);
    }

    private static int LongestLine(string text)
    {
        var (longest, start) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n')
                continue;
            longest = Math.Max(longest, i - start);
            start = i + 1;
        }

        return longest;
    }

    private static int LineLength(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        return (end < 0 ? text.Length : end) - start;
    }
}
