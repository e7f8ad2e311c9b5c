using Claims.Core.Primitives;

namespace Claims.Core.Review;

/// <summary>
/// What a coder made of an encounter's suggestions, stored together with the approval. It holds codes and the names of
/// rules, and terms that were checked to hold no names or numbers: nothing of the patient's.
/// </summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="Round">The review round, from 1; the last one approved counts.</param>
/// <param name="CodeSet">Which codes were suggested from.</param>
/// <param name="Codes">Diagnoses, then services.</param>
/// <param name="Terms">Words that the coder says mean a code.</param>
public sealed record CodingOutcome(
    EncounterId Encounter,
    int Round,
    string CodeSet,
    IReadOnlyList<CodeOutcome> Codes,
    IReadOnlyList<CoderTerm> Terms) : IRecord<CodingOutcome>
{
    /// <inheritdoc/>
    public static string Kind => "coding-outcome";

    /// <inheritdoc/>
    public string Key => ReviewRound.KeyOf(Encounter, Round);
}

/// <summary>What became of one code.</summary>
/// <param name="Code">The code suggested, or the one that the coder added.</param>
/// <param name="What">What the coder did.</param>
/// <param name="Rule">What led to the suggestion; for an added code, where it lay.</param>
/// <param name="Became">What it was changed to; null when it was not.</param>
public sealed record CodeOutcome(string Code, CoderAct What, string Rule, string? Became = null);

/// <summary>What a coder does with a suggestion.</summary>
public enum CoderAct
{
    /// <summary>Billed as suggested.</summary>
    Accepted,

    /// <summary>Billed and not suggested.</summary>
    Added,

    /// <summary>Changed to a neighbour, or its modifiers or units were.</summary>
    Edited,

    /// <summary>Suggested as likely and not billed.</summary>
    Removed,
}
