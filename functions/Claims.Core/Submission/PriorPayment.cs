using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>
/// What the payer before decided: what a claim to the next payer must tell (837 loops 2320, 2330 and 2430). It
/// balances: the charge less all adjustments is what was paid, for each line and for the claim.
/// </summary>
/// <param name="Claim">The claim it decided.</param>
/// <param name="Payer">Who it is.</param>
/// <param name="Subscriber">Who holds its coverage.</param>
/// <param name="Relationship">The patient to the subscriber.</param>
/// <param name="MemberId">The subscriber's id there.</param>
/// <param name="GroupNumber">Their group there.</param>
/// <param name="Date">When it decided (DTP*573).</param>
/// <param name="ControlNumber">Its number of the claim.</param>
/// <param name="Paid">AMT*D.</param>
/// <param name="Adjustments">CAS of the claim as a whole.</param>
/// <param name="Lines">Its lines, in the claim's order; none when it decided the claim as a whole only.</param>
public sealed record PriorPayment(
    ClaimId Claim,
    PayerId Payer,
    Person Subscriber,
    Relationship Relationship,
    string MemberId,
    string? GroupNumber,
    DateOnly Date,
    string? ControlNumber,
    Money Paid,
    IReadOnlyList<PriorAdjustment> Adjustments,
    IReadOnlyList<PriorLine> Lines);

/// <summary>What it decided of one line.</summary>
public sealed record PriorLine(Money Paid, IReadOnlyList<PriorAdjustment> Adjustments);

/// <summary>A reason (CAS) for a difference between charge and payment.</summary>
public sealed record PriorAdjustment(string Group, string Reason, Money Amount);

/// <summary>A coverage that pays after the first one. The patient holds it.</summary>
/// <param name="Payer">Who it is.</param>
/// <param name="MemberId">The id on its card.</param>
/// <param name="GroupNumber">The group, if any.</param>
public sealed record NextCoverage(PayerId Payer, string MemberId, string? GroupNumber);
