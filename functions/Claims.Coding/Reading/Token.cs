using Claims.Coding.Notes;

namespace Claims.Coding.Reading;

/// <summary>A word of a note.</summary>
/// <param name="Span">Its place.</param>
/// <param name="Word">Its base form, corrected when it was misspelt.</param>
/// <param name="IsUpper">Written in capitals only.</param>
/// <param name="Corrected">Whether spelling was corrected.</param>
/// <param name="Before">What stands between it and the word before.</param>
internal readonly record struct Token(TextSpan Span, string Word, bool IsUpper, bool Corrected, Gap Before);

/// <summary>What stands between two words.</summary>
[Flags]
internal enum Gap
{
    /// <summary>Blanks or a hyphen.</summary>
    None = 0,

    /// <summary>A comma.</summary>
    Comma = 1,

    /// <summary>A colon.</summary>
    Colon = 2,

    /// <summary>A stop that ends a sentence, or a semicolon.</summary>
    Stop = 4,

    /// <summary>The end of a line.</summary>
    Line = 8,

    /// <summary>An empty line.</summary>
    Paragraph = 16,

    /// <summary>A bullet or an item's number.</summary>
    Bullet = 32,

    /// <summary>A bracket.</summary>
    Bracket = 64,

    /// <summary>A question mark.</summary>
    Question = 128,

    /// <summary>A dash between blanks.</summary>
    Dash = 256,
}

/// <summary>A sentence or list item.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Tokens">Its words.</param>
/// <param name="IsTitle">Whether it names a problem on a line of its own in the assessment or plan.</param>
internal sealed record Sentence(SectionKind Section, Token[] Tokens, bool IsTitle = false)
{
    /// <summary>The place of some of its words, joined where they touch.</summary>
    public TextSpan SpanOf(int first, int last) =>
        new(Tokens[first].Span.Start, Tokens[last].Span.End - Tokens[first].Span.Start);
}
