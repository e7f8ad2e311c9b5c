using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>An encounter that a coder approved.</summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="Round">The review round that holds the decision.</param>
public sealed record ReviewedEncounter(EncounterRef Encounter, int Round);

/// <summary>What came of building a claim.</summary>
/// <param name="Claim">The claim, ready for its batch; null when findings keep it from being sent.</param>
/// <param name="Findings">What the coder must mend; empty when there is a claim.</param>
public sealed record BuiltClaim(ClaimRef? Claim, IReadOnlyList<Issue> Findings);
