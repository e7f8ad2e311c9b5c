using System.Text.RegularExpressions;

namespace Claims.Coding.CodeSets;

/// <summary>A code, category or range that a note names in brackets: "E08.-", "P00-P96", "Z79.4".</summary>
/// <param name="First">The first code, without a dot.</param>
/// <param name="Last">The last; the same when it is no range.</param>
public readonly partial record struct CodeReference(string First, string Last)
{
    /// <summary>The references in a note's brackets.</summary>
    public static IEnumerable<CodeReference> Parse(string note)
    {
        foreach (Match bracket in Bracket().Matches(note))
        {
            foreach (Match match in Reference().Matches(bracket.Value))
            {
                var first = Plain(match.Groups["first"].Value);
                yield return new(first, match.Groups["last"].Success ? Plain(match.Groups["last"].Value) : first);
            }
        }
    }

    /// <summary>Whether a code is the one named, lies under it, or in the range.</summary>
    public bool Covers(Icd10Code code)
    {
        var compact = code.Compact;
        return string.CompareOrdinal(compact, First) >= 0
            && (string.CompareOrdinal(compact, Last) <= 0 || compact.StartsWith(Last, StringComparison.Ordinal));
    }

    private static string Plain(string printed) => printed.Replace(".", "", StringComparison.Ordinal).TrimEnd('-');

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\b(?<first>[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{0,4})?)"
        + @"(?:-(?<last>[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{0,4})?))?")]
    private static partial Regex Reference();
}
