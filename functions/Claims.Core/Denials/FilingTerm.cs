using Claims.Core.Charts;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>The timely-filing clock of one claim.</summary>
/// <param name="Type">What kind of claim it is to the payer.</param>
/// <param name="Begins">The day the clock starts.</param>
/// <param name="Deadline">The last day in time.</param>
/// <param name="Limit">The rule, with its source.</param>
public sealed record FilingTerm(ClaimType Type, DateOnly Begins, DateOnly Deadline, FilingLimit Limit)
{
    /// <summary>What the clock starts at, in words.</summary>
    public string StartsAt => Limit.Starts == FilingStart.DateOfService
        ? "the date of service"
        : Type == ClaimType.Secondary ? "the primary payer's decision" : "the first decision";

    /// <summary>The clock of a claim.</summary>
    /// <param name="payer">Its payer.</param>
    /// <param name="type">What kind of claim it is.</param>
    /// <param name="service">The day of care.</param>
    /// <param name="priorDecision">
    /// The decision before it: the primary payer's EOB for a secondary claim, the decision that a corrected claim
    /// corrects; null when none is known, and then the clock runs from the day of care.
    /// </param>
    internal static FilingTerm Of(Payer payer, ClaimType type, DateOnly service, DateOnly? priorDecision)
    {
        var limit = PayerDeadlines.Current.FilingLimit(payer, type, service);
        var begins = limit.Starts == FilingStart.PriorDecision ? priorDecision ?? service : service;
        return new(type, begins, begins.AddDays(limit.Days), limit);
    }

    /// <summary>The clock of a claim as it was built.</summary>
    internal static FilingTerm Of(Claim claim, Payer payer, DateOnly? priorDecision) => Of(
        payer, claim.Frequency == '1' ? ClaimType.Original : ClaimType.Corrected, claim.Content.DateOfService,
        priorDecision);

    /// <summary>Whether the proof shows that the payer took the claim in before its time ran out.</summary>
    /// <param name="proof">What came back for the claim; null when nothing did.</param>
    /// <param name="clinic">Whose calendar counts.</param>
    public bool IsProvedBy(FilingProof? proof, Clinic clinic) =>
        proof?.TakenInAt is { } taken && clinic.DayOf(taken) <= Deadline;
}
