using System.Text;

namespace Claims.Coding.Notes;

/// <summary>
/// The text of one encounter. Evidence is given as <see cref="TextSpan"/> into <see cref="Text"/>; a caller that built
/// the text from words of a page finds them again by <see cref="WordsIn"/>.
/// </summary>
public sealed class NoteText
{
    private NoteText(string text, IReadOnlyList<TextSpan> words) => (Text, Words) = (text, words);

    /// <summary>The whole text; lines end with a line feed.</summary>
    public string Text { get; }

    /// <summary>Where each of the caller's words lies, in the caller's order. Empty for plain text.</summary>
    public IReadOnlyList<TextSpan> Words { get; }

    /// <summary>A note that is just a string.</summary>
    public static NoteText FromPlain(string text) => new(text, []);

    /// <summary>A note put together from the lines of words that were read from pages.</summary>
    public static NoteText FromLines(IEnumerable<IEnumerable<string>> lines)
    {
        var text = new StringBuilder();
        var words = new List<TextSpan>();
        foreach (var line in lines)
        {
            var first = true;
            foreach (var word in line)
            {
                if (!first)
                    text.Append(' ');
                words.Add(new TextSpan(text.Length, word.Length));
                text.Append(word);
                first = false;
            }

            text.Append('\n');
        }

        return new NoteText(text.ToString(), words);
    }

    /// <summary>The ordinals of the caller's words that a stretch of text touches, in order.</summary>
    public IReadOnlyList<int> WordsIn(TextSpan span)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].End <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        var found = new List<int>();
        for (; low < Words.Count && Words[low].Start < span.End; low++)
            found.Add(low);
        return found;
    }

    /// <summary>The text of a stretch.</summary>
    public string Slice(TextSpan span) => Text.Substring(span.Start, span.Length);
}
