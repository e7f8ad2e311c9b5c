using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>A term of an index or table.</summary>
/// <param name="Book">Which index.</param>
/// <param name="Parent">The place of the term it stands under; -1 for a main term.</param>
/// <param name="Title">The term without its nonessential modifiers.</param>
/// <param name="Nonessential">Words in brackets that may or may not be in the note; blank when none.</param>
/// <param name="Code">As printed: "E11.9", or "I48.-" where more characters are needed; blank when none.</param>
/// <param name="Manifestation">The second code of a pair.</param>
/// <param name="See">Where to look instead.</param>
/// <param name="SeeAlso">Where to look too.</param>
/// <param name="Cells">The table's columns 2 to 7; empty outside of tables.</param>
internal sealed record IndexEntry(
    IndexBook Book,
    int Parent,
    string Title,
    string Nonessential,
    string Code,
    string Manifestation,
    string See,
    string SeeAlso,
    IReadOnlyList<string> Cells);
