using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>What an appeal letter says; drawn by <see cref="IAppealLetterDrawer"/>.</summary>
/// <param name="Clinic">Who appeals.</param>
/// <param name="Payer">To whom.</param>
/// <param name="Date">The letter's date.</param>
/// <param name="Deadline">By when the payer must have it.</param>
/// <param name="ClaimId">The patient control number.</param>
/// <param name="PayerControlNumber">The payer's number of the claim.</param>
/// <param name="PatientName">The patient.</param>
/// <param name="MemberId">The subscriber's id.</param>
/// <param name="DateOfService">The day of care.</param>
/// <param name="Charge">Billed.</param>
/// <param name="Denied">The amount in dispute.</param>
/// <param name="Reasons">The denial as the remittance states it: group, code and its meaning in own words.</param>
/// <param name="Paragraphs">The argument: facts of this claim, one paragraph each.</param>
/// <param name="Enclosures">What is enclosed.</param>
public sealed record AppealLetter(
    Clinic Clinic,
    Payer Payer,
    DateOnly Date,
    DateOnly Deadline,
    ClaimId ClaimId,
    string? PayerControlNumber,
    string PatientName,
    string MemberId,
    DateOnly DateOfService,
    Money Charge,
    Money Denied,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Enclosures)
{
    /// <summary>What it calls itself.</summary>
    public string Title { get; init; } = "Appeal of a denied claim";
}
