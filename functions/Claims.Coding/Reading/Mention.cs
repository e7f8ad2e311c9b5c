namespace Claims.Coding.Reading;

/// <summary>A term found in a note.</summary>
/// <param name="Term">The term.</param>
/// <param name="Sentence">The sentence's ordinal.</param>
/// <param name="At">The places of its words in the sentence, ascending.</param>
/// <param name="Assertion">How the note means it.</param>
/// <param name="Corrected">Whether a word of it was misspelt.</param>
internal sealed record Mention(Term Term, int Sentence, int[] At, Assertion Assertion, bool Corrected);
