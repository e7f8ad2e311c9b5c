using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>
/// Writes interchanges. Counts, level numbers (HL) and line numbers (LX) are computed; control numbers are the
/// caller's, and trailers repeat them. What a receiver could not accept is refused before anything is written.
/// </summary>
public static class InterchangeWriter
{
    /// <summary>The text of an interchange.</summary>
    /// <exception cref="EdiWriteException">When it cannot be valid; it lists why.</exception>
    public static string ToText(Interchange interchange, WriteOptions? options = null) =>
        new WriteWalk(interchange, options ?? WriteOptions.Default).Go().MoveToText();

    /// <summary>Writes an interchange, in ASCII, to a stream, which stays open.</summary>
    /// <exception cref="EdiWriteException">When it cannot be valid; nothing was written then.</exception>
    public static void Write(Stream stream, Interchange interchange, WriteOptions? options = null) =>
        new WriteWalk(interchange, options ?? WriteOptions.Default).Go().MoveTo(stream);
}
