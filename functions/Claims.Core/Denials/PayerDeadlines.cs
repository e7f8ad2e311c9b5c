using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>
/// Filing limits and levels of appeal (payer-deadlines.json). What the clinic's own payers.json says of a payer comes
/// first: it is the contract.
/// </summary>
/// <param name="Source">Where the built-in terms come from.</param>
/// <param name="AsOf">When they were read.</param>
/// <param name="WarnDays">So many days before a deadline somebody is told, each time anew.</param>
/// <param name="Filing">Built-in filing limits; the first that fits counts.</param>
/// <param name="Appeals">Built-in levels of appeal; the first that fits counts.</param>
internal sealed record PayerDeadlines(
    string Source,
    DateOnly AsOf,
    IReadOnlyList<int> WarnDays,
    IReadOnlyList<PayerTerms<FilingLimit>> Filing,
    IReadOnlyList<PayerTerms<AppealLevel>> Appeals)
{
    /// <summary>The terms in force.</summary>
    public static PayerDeadlines Current { get; } = RuleFile.Read<PayerDeadlines>("payer-deadlines.json");

    /// <summary>The limit for a type of claim.</summary>
    /// <param name="payer">The payer.</param>
    /// <param name="type">The type of claim.</param>
    /// <param name="service">The day of care.</param>
    public FilingLimit FilingLimit(Payer payer, ClaimType type, DateOnly service) =>
        payer.FilingLimits.LastOrDefault(limit => limit.ClaimType == type && limit.IsInForce(service))
        ?? (type == ClaimType.Original
            ? new(type, payer.FilingDays, payer.ContractSource)
            : Filing.First(entry => entry.IsFor(payer) && entry.Terms.ClaimType == type
                && entry.Terms.IsInForce(service)).Terms);

    /// <summary>A level of appeal, or null when the payer has no such level.</summary>
    /// <param name="payer">The payer.</param>
    /// <param name="level">From 1.</param>
    public AppealLevel? Level(Payer payer, int level)
    {
        if (payer.AppealLevels.FirstOrDefault(own => own.Level == level) is { } contract)
        {
            return contract;
        }

        // A payer that entries name has the levels of those entries and no others.
        var named = Appeals.Any(entry => entry.Payers.Includes(payer));
        var builtIn = Appeals.FirstOrDefault(entry =>
            entry.Terms.Level == level && (named ? entry.Payers.Includes(payer) : entry.IsFor(payer)))?.Terms;
        return level == 1 && builtIn is not null
            ? builtIn with { Days = payer.AppealDays, Source = payer.ContractSource }
            : builtIn;
    }
}

/// <summary>Terms with the payers that they are for.</summary>
/// <param name="Payers">Ids of payers.json, claim filing indicators (SBR09), or * for all.</param>
/// <param name="Terms">The terms.</param>
internal sealed record PayerTerms<T>(IReadOnlyList<string> Payers, T Terms)
{
    /// <summary>Whether they are for a payer.</summary>
    public bool IsFor(Payer payer) => Payers.Contains("*") || Payers.Includes(payer);
}

/// <summary>Lists of payers in rule files.</summary>
internal static class PayerNames
{
    /// <summary>Whether a list names a payer, by its id or by its claim filing indicator.</summary>
    public static bool Includes(this IReadOnlyList<string> names, Payer payer) =>
        names.Contains(payer.Id.Value) || names.Contains(payer.ClaimFilingIndicator);
}
