using Claims.Coding.Notes;

namespace Claims.Coding.Reading;

/// <summary>
/// Cuts a note into words; joins words hyphenated at a line's end; corrects spelling towards known words.
/// </summary>
internal sealed class NoteTokens(string text, Vocabulary vocabulary)
{
    private readonly Dictionary<string, string?> _corrections = [];

    public List<Token> Read()
    {
        var tokens = new List<Token>(text.Length / 5);
        var end = 0;
        var beforeNumber = Gap.None;
        foreach (var (start, length) in Tokenizer.Split(text))
        {
            var gap = GapBefore(end, start);
            end = start + length;
            if (TryJoinHyphenated(tokens, start, length))
                continue;
            if (IsItemNumber(gap, start, length))
            {
                beforeNumber |= gap | Gap.Bullet;
                continue;
            }

            tokens.Add(Make(start, length, beforeNumber == Gap.None ? gap : beforeNumber));
            beforeNumber = Gap.None;
        }

        return tokens;
    }

    private Token Make(int start, int length, Gap gap)
    {
        var raw = text.AsSpan(start, length);
        var word = vocabulary.BaseOf(raw);
        var corrected = false;
        if (!vocabulary.Knows(word) && Correct(word) is { } better)
            (word, corrected) = (better, true);
        return new Token(new TextSpan(start, length), word, IsUpper(raw), corrected, gap);
    }

    private string? Correct(string word)
    {
        if (word.Length < 5)
            return null;
        if (!_corrections.TryGetValue(word, out var better))
            _corrections[word] = better = vocabulary.Correct(word);
        return better;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLower(letter))
                return false;
        }

        return true;
    }

    /// <summary>"hyper-" at a line's end and "tension" on the next, when the whole is a known word.</summary>
    private bool TryJoinHyphenated(List<Token> tokens, int start, int length)
    {
        if (tokens.Count == 0)
            return false;
        var before = tokens[^1];
        var at = before.Span.End;
        if (at >= text.Length || text[at] != '-' || start - at > 8
            || text.AsSpan(at + 1, start - at - 1).Trim().Length > 0 || text.AsSpan(at, start - at).IndexOf('\n') < 0)
            return false;
        var whole = string.Concat(
            text.AsSpan(before.Span.Start, before.Span.Length), text.AsSpan(start, length));
        var word = vocabulary.BaseOf(whole);
        if (!vocabulary.Knows(word))
            return false;
        tokens[^1] = before with
        {
            Word = word,
            Corrected = false,
            Span = new TextSpan(before.Span.Start, start + length - before.Span.Start),
        };
        return true;
    }

    /// <summary>"1." or "2)" at the start of a line numbers an item; "1.5" and "2 tablets" do not.</summary>
    private bool IsItemNumber(Gap gap, int start, int length)
    {
        var next = start + length;
        return length <= 2 && char.IsDigit(text[start]) && next < text.Length && text[next] is '.' or ')'
            && (start == 0 || (gap & (Gap.Line | Gap.Paragraph)) != 0 || InlineItem(gap, start, next));
    }

    /// <summary>
    /// "Assessment: 1. Asthma 2. Eczema": a number with a stop and a blank after a sentence or colon.
    /// </summary>
    private bool InlineItem(Gap gap, int start, int next) =>
        next + 1 < text.Length && text[next + 1] == ' ' && start > 0 && text[start - 1] is ' ' or '('
            && ((gap & (Gap.Stop | Gap.Colon)) != 0 || (next + 2 < text.Length && char.IsUpper(text[next + 2])
                && gap == Gap.None && text[next] is ')' or '.'));

    private Gap GapBefore(int from, int to)
    {
        var gap = Gap.None;
        var lines = 0;
        for (var i = from; i < to; i++)
        {
            gap |= text[i] switch
            {
                ',' => Gap.Comma,
                ':' => Gap.Colon,
                ';' => Gap.Stop,
                '.' or '!' when i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]) => Gap.Stop,
                '?' => i + 1 < to && text[i + 1] is ' ' or '\n' && i > 0 && text[i - 1] != ' '
                    ? Gap.Stop | Gap.Question : Gap.Question,
                '(' or ')' or '[' or ']' => Gap.Bracket,
                '•' or '*' or '·' or '●' or '▪' or '□' or '☐' or '|' => Gap.Bullet,
                '-' or '–' or '—' or '>' when IsBulletDash(i) => Gap.Bullet,
                '-' or '–' or '—' when i > 0 && text[i - 1] == ' ' && text[i + 1] == ' ' => Gap.Dash,
                '\n' => Gap.Line,
                _ => Gap.None,
            };
            if (text[i] == '\n')
                lines++;
        }

        return lines > 1 ? gap | Gap.Paragraph : gap;
    }

    private bool IsBulletDash(int at)
    {
        var before = at - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
            before--;
        return (before < 0 || text[before] == '\n') && at + 1 < text.Length && text[at + 1] is ' ' or '\t';
    }
}
