using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>A code of a code list.</summary>
/// <param name="Code">The code.</param>
/// <param name="Billable">False for a heading.</param>
/// <param name="ShortTitle">At most 60 characters; blank where the list has none.</param>
/// <param name="Title">The long title.</param>
internal sealed record ListedCode(Icd10Code Code, bool Billable, string ShortTitle, string Title);
