using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>One line of the addenda.</summary>
/// <param name="Kind">What happened to the code.</param>
/// <param name="Code">The code.</param>
/// <param name="Title">Its title; for a revision the new one.</param>
/// <param name="Before">The title before a revision; blank otherwise.</param>
internal sealed record ReleaseChange(ChangeKind Kind, Icd10Code Code, string Title, string Before);

/// <summary>A code and what was used before it existed.</summary>
/// <param name="Code">The code.</param>
/// <param name="Since">The fiscal year or date it came with, as printed.</param>
/// <param name="Previous">The codes used before, as printed.</param>
internal sealed record CodeConversion(Icd10Code Code, string Since, string Previous);
