using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.Reports;

/// <summary>What was done about money that did not come by itself, and how it ended. No patient data.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="End">How it ended.</param>
/// <param name="Day">When, at the clinic.</param>
/// <param name="Amount">What it was about: won, paid, forgiven or still to be had.</param>
/// <param name="Words">One line for people.</param>
/// <param name="Encounter">The bill.</param>
/// <param name="Decision">The payer's decision, of what is about one; null when the bill tells it.</param>
public sealed record Episode(
    EpisodeKind Kind,
    EpisodeEnd End,
    DateOnly Day,
    Money Amount,
    string Words,
    EncounterRef Encounter,
    ClaimRemittance? Decision = null);

/// <summary>What was done, in the order in which it is told.</summary>
public enum EpisodeKind
{
    /// <summary>A denial was appealed.</summary>
    Appeal,

    /// <summary>A denied claim was corrected and replaced.</summary>
    Replacement,

    /// <summary>A payment below the contract was disputed.</summary>
    Underpayment,

    /// <summary>A patient pays in parts.</summary>
    Plan,

    /// <summary>A patient disputed a bill.</summary>
    Dispute,

    /// <summary>A patient asked for help.</summary>
    Assistance,

    /// <summary>A bill went to a collection agency.</summary>
    Collections,
}

/// <summary>How something ended.</summary>
public enum EpisodeEnd
{
    /// <summary>Not yet.</summary>
    Open,

    /// <summary>As one hopes.</summary>
    Good,

    /// <summary>Not as one hopes.</summary>
    Bad,
}
