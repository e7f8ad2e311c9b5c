using System.Collections.Frozen;
using Claims.Core.Primitives;
using Claims.Edi.X277CA;

namespace Claims.Core.Submission;

/// <summary>What follows from the categories of a claim's status (status-categories.json).</summary>
internal static class StatusMeanings
{
    private static readonly FrozenDictionary<string, StatusMeaning> Meanings =
        RuleFile.Read<Table>("status-categories.json").Meanings
            .SelectMany(entry => entry.Value.Select(category => (category, entry.Key)))
            .ToFrozenDictionary(pair => pair.category, pair => pair.Key);

    /// <summary>What follows from all that was said of a claim; a category that is not known wants a person.</summary>
    public static StatusMeaning Of(IEnumerable<ClaimStatusCode> codes) =>
        codes.Select(code => Meanings.GetValueOrDefault(code.Category, StatusMeaning.Wanted))
            .DefaultIfEmpty(StatusMeaning.Wanted).Max();

    private sealed record Table(
        string Source, DateOnly AsOf, IReadOnlyDictionary<StatusMeaning, IReadOnlyList<string>> Meanings);
}
