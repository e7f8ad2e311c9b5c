namespace Claims.Edi.Envelope;

/// <summary>The four delimiters an interchange declares in its ISA segment.</summary>
/// <param name="Element">Between elements (ISA position 4).</param>
/// <param name="Repetition">Between repetitions of an element (ISA11).</param>
/// <param name="Component">Between components of an element (ISA16).</param>
/// <param name="Segment">After each segment (ISA position 106).</param>
public readonly record struct Delimiters(char Element, char Repetition, char Component, char Segment)
{
    /// <summary>The customary set: <c>* ^ : ~</c>.</summary>
    public static readonly Delimiters Usual = new('*', '^', ':', '~');

    /// <summary>Whether the four differ and none is a letter, a digit, a space or a character numbers need.</summary>
    public bool AreUsable
    {
        get
        {
            ReadOnlySpan<char> all = [Element, Repetition, Component, Segment];
            for (var i = 0; i < all.Length; i++)
            {
                if (char.IsLetterOrDigit(all[i]) || all[i] is ' ' or '.' or '-' || all[(i + 1)..].Contains(all[i]))
                    return false;
            }
            return true;
        }
    }
}
