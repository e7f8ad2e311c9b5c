using Claims.Coding.CodeSets;

namespace Claims.Coding.Diagnoses;

/// <summary>Some codes, given by their beginnings; "C00-C96" is a range of categories.</summary>
internal sealed class CodeRange(string prefixes)
{
    private readonly string[] _prefixes = [.. Parts(prefixes).Where(part => !part.Contains('-'))];

    private readonly string[][] _categories = [.. Parts(prefixes).Where(part => part.Contains('-'))
        .Select(part => part.Split('-'))];

    public bool Covers(Icd10Code code)
    {
        var compact = code.Compact;
        foreach (var prefix in _prefixes)
        {
            if (compact.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return Array.Exists(_categories, range => string.CompareOrdinal(range[0], code.Category) <= 0
            && string.CompareOrdinal(code.Category, range[1]) <= 0);
    }

    /// <summary>As given.</summary>
    public override string ToString() => prefixes;

    private static IEnumerable<string> Parts(string prefixes) => prefixes
        .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(prefix => prefix.Replace(".", "", StringComparison.Ordinal));
}

/// <summary>A past condition or a relative's, and the Z code that says so.</summary>
internal sealed record HistoryRule(CodeRange Condition, Icd10Code Code);

/// <summary>A sign that a diagnosis explains.</summary>
internal sealed record IntegralRule(CodeRange Diagnosis, CodeRange Signs);

/// <summary>Two conditions that one code or a set of codes says together.</summary>
internal sealed record CombinationRule(
    CodeRange First,
    CodeRange Second,
    CodeRange? Replaces,
    IReadOnlyList<Icd10Code> Gives,
    CodeRange? Drops,
    string Reason);

/// <summary>Of two codes, which stands first.</summary>
internal sealed record SequenceRule(CodeRange Before, CodeRange After);

/// <summary>A question that makes an unspecific diagnosis specific.</summary>
internal sealed record QueryRule(CodeRange Codes, string Question, IReadOnlyList<string> Options);

/// <summary>Two codes that exclude each other.</summary>
internal sealed record ExclusionRule(string Holder, CodeRange Excluded);

/// <summary>Codes that the tabular list asks for beside a code.</summary>
internal sealed record CompanionRule(string Holder, CompanionPlace Place, CodeRange Wanted);

/// <summary>The clinical rules read from data files; each file's header says where they come from.</summary>
internal static class ClinicalRules
{
    /// <summary>Codes outside chapter 18 that are signs all the same.</summary>
    public static readonly CodeRange SignCodes =
        new("M25.5, M79.6, M54.2, M54.5, M54.6, M54.9, M25.4, M25.6, M79.1, L53.9, L98.9");

    public static readonly CodeRange Chronic =
        new(string.Join(' ', DataFile.Rows("chronic-conditions.txt").Select(row => row[0])));

    /// <summary>
    /// Conditions of the whole body that bear on every visit: coded when named at all (guideline IV.J).
    /// </summary>
    public static readonly CodeRange Systemic =
        new(string.Join(' ', DataFile.Rows("systemic-conditions.txt").Select(row => row[0])));

    public static readonly IReadOnlyList<HistoryRule> PersonalHistory = History("personal-history.txt");

    public static readonly IReadOnlyList<HistoryRule> FamilyHistory = History("family-history.txt");

    public static readonly IReadOnlyList<IntegralRule> IntegralSigns = [.. DataFile.Rows("integral-signs.txt")
        .Select(row => new IntegralRule(new(row[0]), new(row[1])))];

    public static readonly IReadOnlyList<CombinationRule> Combinations = [.. DataFile.Rows("combinations.txt")
        .Select(row => new CombinationRule(
            new(row[0]),
            new(row[1]),
            Optional(row[2]),
            [.. row[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(Icd10Code.Parse)],
            Optional(row[4]),
            row[5]))];

    public static readonly IReadOnlyList<SequenceRule> Sequence = [.. DataFile.Rows("sequence.txt")
        .Select(row => new SequenceRule(new(row[0]), new(row[1])))];

    public static readonly IReadOnlyList<QueryRule> Queries = [.. DataFile.Rows("physician-queries.txt")
        .Select(row => new QueryRule(new(row[0]), row[1], DataFile.Items(row[2])))];

    public static readonly ILookup<string, ExclusionRule> Exclusions = DataFile.Rows("excludes1.txt")
        .Select(row => new ExclusionRule(row[0].Replace(".", "", StringComparison.Ordinal), new(row[1])))
        .ToLookup(rule => rule.Holder[..3]);

    private static readonly ILookup<string, CompanionRule> Companions = DataFile.Rows("companion-codes.txt")
        .Select(row => new CompanionRule(
            row[0].Replace(".", "", StringComparison.Ordinal), Enum.Parse<CompanionPlace>(row[1]), new(row[2])))
        .ToLookup(rule => rule.Holder[..3]);

    /// <summary>What the tabular list asks for beside a code, at the code itself and above it.</summary>
    public static IEnumerable<CompanionRule> CompanionsOf(Icd10Code code) =>
        Companions[code.Category].Where(rule => code.IsUnder(rule.Holder));

    private static CodeRange? Optional(string prefixes) => prefixes.Length == 0 ? null : new CodeRange(prefixes);

    private static List<HistoryRule> History(string file) => [.. DataFile.Rows(file)
        .Select(row => new HistoryRule(new(row[0]), Icd10Code.Parse(row[1])))];
}
