namespace Claims.Coding.Reading;

/// <summary>A term found in a note.</summary>
/// <param name="Target">What it stands for.</param>
/// <param name="Sentence">The sentence's ordinal.</param>
/// <param name="At">The places of its words in the sentence, ascending.</param>
/// <param name="Assertion">How the note means it.</param>
/// <param name="Corrected">Whether a word of it was misspelt.</param>
internal sealed record Mention(TermTarget Target, int Sentence, int[] At, Assertion Assertion, bool Corrected);
