namespace Claims.Coding.CodeSets;

/// <summary>The indexes that lead from words to codes.</summary>
public enum IndexBook
{
    /// <summary>Alphabetic index of diseases and injuries.</summary>
    Diseases,

    /// <summary>External causes of injuries.</summary>
    ExternalCauses,

    /// <summary>Table of neoplasms.</summary>
    Neoplasms,

    /// <summary>Table of drugs and chemicals.</summary>
    Drugs,
}

/// <summary>A code that an index names, still to be verified in the tabular list.</summary>
/// <param name="Column">The table's column, such as "Adverse effect"; blank outside of tables.</param>
/// <param name="Printed">As printed, "I48.-" where more characters are needed.</param>
/// <param name="Entry">The tabular entry; null when the release has no such code.</param>
public sealed record IndexCode(string Column, string Printed, CodeEntry? Entry);

/// <summary>What a search in the index found.</summary>
/// <param name="Book">Which index.</param>
/// <param name="Path">From the main term down, nonessential modifiers in brackets.</param>
/// <param name="Codes">The codes it names.</param>
/// <param name="See">Where to look instead; blank when nowhere.</param>
/// <param name="SeeAlso">Where to look too.</param>
public sealed record IndexTerm(
    IndexBook Book, IReadOnlyList<string> Path, IReadOnlyList<IndexCode> Codes, string See, string SeeAlso);
