using Claims.Coding.CodeSets;

namespace Claims.Coding.Reading;

/// <summary>Own synonyms, lay terms and abbreviations of the codes under a prefix.</summary>
/// <param name="Prefix">The codes meant.</param>
/// <param name="Default">The code when the note says no more; null: chosen by the note's words.</param>
/// <param name="Terms">What people write.</param>
/// <param name="IsLoose">Whether the terms fit the codes only loosely: listed, never proposed.</param>
internal sealed record TermRule(string Prefix, Icd10Code? Default, IReadOnlyList<string> Terms, bool IsLoose)
{
    /// <summary>All of diagnosis-terms.txt.</summary>
    public static IReadOnlyList<TermRule> All { get; } = [.. DataFile.Rows("diagnosis-terms.txt").Select(Read)];

    /// <summary>All of disease-synonyms.txt, which own terms overrule.</summary>
    public static IEnumerable<TermRule> DiseaseSynonyms => DataFile.Rows("disease-synonyms.txt").Select(Read);

    private static TermRule Read(string[] row)
    {
        var codes = row[0].TrimStart('~').Split('>', StringSplitOptions.TrimEntries);
        Icd10Code? fallback = codes.Length > 1 ? Icd10Code.Parse(codes[1]) : null;
        return new TermRule(codes[0], fallback, DataFile.Items(row[1]), row[0][0] == '~');
    }
}
