namespace Claims.Edi.Envelope;

/// <summary>The four delimiters an interchange declares in its ISA segment.</summary>
/// <param name="Element">Between elements (ISA position 4).</param>
/// <param name="Repetition">Between repetitions of an element (ISA11); a letter or digit there means none.</param>
/// <param name="Component">Between components of an element (ISA16).</param>
/// <param name="Segment">After each segment (ISA position 106).</param>
public readonly record struct Delimiters(char Element, char Repetition, char Component, char Segment)
{
    /// <summary>The customary set: <c>* ^ : ~</c>.</summary>
    public static readonly Delimiters Usual = new('*', '^', ':', '~');

    /// <summary>Whether there is a repetition separator: older senders put the letter U into ISA11.</summary>
    public bool Repeats => !char.IsLetterOrDigit(Repetition);

    /// <summary>Whether all differ and none is a letter, a digit, a blank or a character numbers need.</summary>
    public bool AreUsable
    {
        get
        {
            ReadOnlySpan<char> all = [Element, Component, Segment, Repetition];
            for (var i = 0; i < all.Length; i++)
            {
                if (i < 3 && char.IsLetterOrDigit(all[i]) || all[i] is ' ' or '.' or '-'
                    || all[(i + 1)..].Contains(all[i]))
                    return false;
            }
            return true;
        }
    }

    /// <summary>Whether all are ASCII characters, as a file being written has.</summary>
    internal bool AreAscii => char.IsAscii(Element) && char.IsAscii(Component) && char.IsAscii(Segment)
        && char.IsAscii(Repetition);

    /// <summary>Whether a character is one of them.</summary>
    internal bool Include(char character) => character == Element || character == Component || character == Segment
        || character == Repetition && Repeats;
}
