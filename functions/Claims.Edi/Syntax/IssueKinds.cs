using System.Collections.Frozen;
using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>What a code of <see cref="EdiCodes"/> means.</summary>
/// <param name="Code">The code.</param>
/// <param name="Level">The validation level that finds it.</param>
/// <param name="Meaning">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record IssueKind(string Code, ValidationLevel Level, string Meaning, string Remedy);

/// <summary>The codes with level, meaning and remedy, from <c>issues.txt</c>.</summary>
public static class IssueKinds
{
    private static readonly FrozenDictionary<string, IssueKind> Kinds = EmbeddedTable.Lines("Syntax/issues.txt")
        .Select(line => line.Split(" | "))
        .Select(parts => new IssueKind(parts[0],
            (ValidationLevel)int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3]))
        .ToFrozenDictionary(kind => kind.Code);

    /// <summary>All kinds in order of their codes.</summary>
    public static IEnumerable<IssueKind> All => Kinds.Values.OrderBy(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>The kind of a code; a code that is not in the table is of the guide level and has no remedy.</summary>
    public static IssueKind Of(string code) =>
        Kinds.GetValueOrDefault(code) ?? new(code, ValidationLevel.Guide, "", "");
}
