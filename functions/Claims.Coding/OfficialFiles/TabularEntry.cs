using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>A chapter, section, category or code of the tabular list.</summary>
/// <param name="Level">Which of them.</param>
/// <param name="Name">"4", "E08-E13" or "E11.22".</param>
/// <param name="Title">Its title.</param>
/// <param name="Parent">Its parent's place in the list; -1 for a chapter.</param>
/// <param name="Notes">Its own notes in their order.</param>
/// <param name="SeventhCharacters">The 7th characters it defines for the codes below it.</param>
internal sealed record TabularEntry(
    TabularLevel Level,
    string Name,
    string Title,
    int Parent,
    IReadOnlyList<(NoteKind Kind, string Text)> Notes,
    IReadOnlyList<SeventhCharacter> SeventhCharacters);
