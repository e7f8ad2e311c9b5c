using System.Collections.Frozen;
using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>Remark codes in own words, with the field that each points at (remark-codes.json).</summary>
internal static class RemarkCodes
{
    private static readonly FrozenDictionary<string, RemarkCode> Known =
        RuleFile.Read<Table>("remark-codes.json").Codes.ToFrozenDictionary(code => code.Rarc);

    /// <summary>The code, or null when it is not in the table.</summary>
    public static RemarkCode? Find(string rarc) => Known.GetValueOrDefault(rarc);

    /// <summary>The code with its meaning.</summary>
    public static string Describe(string rarc) =>
        $"{rarc}, {Find(rarc)?.Meaning ?? "a remark that remark-codes.json does not know"}";

    private sealed record Table(string Source, DateOnly AsOf, IReadOnlyList<RemarkCode> Codes);
}

/// <summary>A remark code.</summary>
/// <param name="Rarc">The code.</param>
/// <param name="Meaning">In own words.</param>
/// <param name="Field">What to look at: a field's name, lines, diagnoses, documents, policy or claim.</param>
internal sealed record RemarkCode(string Rarc, string Meaning, string Field);
