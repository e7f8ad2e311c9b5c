using System.Collections.Frozen;
using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>The place of service codes in force (places-of-service.json).</summary>
internal static class PlacesOfService
{
    private static readonly FrozenSet<string> Codes =
        RuleFile.Read<Table>("places-of-service.json").Codes.ToFrozenSet();

    /// <summary>Whether a code is in the list.</summary>
    public static bool IsKnown(string code) => Codes.Contains(code);

    private sealed record Table(string Source, DateOnly AsOf, IReadOnlyList<string> Codes);
}
