using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;

namespace Claims.Core.Submission;

/// <summary>A claim: one submission of one encounter to one payer.</summary>
/// <param name="Id">The patient control number.</param>
/// <param name="Encounter">What is billed.</param>
/// <param name="Submission">1 for the first claim of the encounter, one more for each later one.</param>
/// <param name="Payer">To whom.</param>
/// <param name="Frequency">CLM05-3: 1 original, 7 replacement, 8 void.</param>
/// <param name="OriginalReference">REF*F8: the payer's number of the claim replaced or voided.</param>
/// <param name="Content">What the coder approved.</param>
/// <param name="Status">Where it is.</param>
/// <param name="BuiltAt">When it was built.</param>
/// <param name="Batch">The batch that carried it.</param>
/// <param name="PayerControlNumber">The payer's number, from 277CA or 835.</param>
/// <param name="AcceptedAt">When the payer accepted it: proof of timely filing.</param>
/// <param name="Findings">The payer's reasons when rejected.</param>
/// <param name="AwaitedBy">The workflow instance that is told of what comes for this claim.</param>
/// <param name="Remittances">How many decisions of the payer were posted for it.</param>
/// <param name="AwaitedDecision">The last decision that the pipeline waits for, or has waited for.</param>
/// <param name="Prior">What the payer before decided; null in a claim to the first payer.</param>
/// <param name="StatusInquiry">The last question for its status (276); null when none was asked.</param>
/// <param name="PayerStatus">What the payer last answered (277).</param>
public sealed record Claim(
    ClaimId Id,
    EncounterRef Encounter,
    int Submission,
    PayerId Payer,
    char Frequency,
    string? OriginalReference,
    ClaimContent Content,
    ClaimStatus Status,
    DateTimeOffset BuiltAt,
    string AwaitedBy,
    string? Batch = null,
    string? PayerControlNumber = null,
    DateTimeOffset? AcceptedAt = null,
    IReadOnlyList<Issue>? Findings = null,
    int Remittances = 0,
    int AwaitedDecision = 1,
    PriorPayment? Prior = null,
    StatusInquiry? StatusInquiry = null,
    PayerStatus? PayerStatus = null) : IRecord<Claim>
{
    /// <inheritdoc/>
    public static string Kind => "claim";

    /// <inheritdoc/>
    public string Key => Id.Value;

    /// <summary>The sum of the lines: CLM02.</summary>
    public Money Charge => Money.Sum(Content.Lines.Select(line => line.Charge));

    /// <summary>What every workflow of this claim is told.</summary>
    public ClaimRef Ref => new(Encounter.Clinic, Id);
}

/// <summary>Where a claim lies: small enough to travel through workflow history.</summary>
public sealed record ClaimRef(ClinicId Clinic, ClaimId Claim);

/// <summary>Where a claim is.</summary>
public enum ClaimStatus
{
    /// <summary>Built and scrubbed; waits for its batch.</summary>
    Ready,

    /// <summary>Sent.</summary>
    Sent,

    /// <summary>Accepted for adjudication (277CA A2 and the like, WQ).</summary>
    Accepted,

    /// <summary>Rejected before adjudication: never appealed, corrected and sent anew.</summary>
    Rejected,

    /// <summary>Adjudicated and paid, wholly or in part, or left to the patient.</summary>
    Paid,

    /// <summary>Adjudicated and denied.</summary>
    Denied,
}

/// <summary>What a claim bills, in the business's own terms.</summary>
/// <param name="Patient">Who was seen.</param>
/// <param name="Subscriber">Who holds the insurance; the patient when <paramref name="Relationship"/> is self.</param>
/// <param name="Relationship">The patient to the subscriber.</param>
/// <param name="MemberId">The subscriber's id (NM1*IL NM109).</param>
/// <param name="GroupNumber">SBR03.</param>
/// <param name="DateOfService">The day.</param>
/// <param name="RenderingProvider">Who rendered the care.</param>
/// <param name="PlaceOfService">CLM05-1.</param>
/// <param name="AuthorizationNumber">REF*G1.</param>
/// <param name="Diagnoses">In billing order; 1 to 12.</param>
/// <param name="Lines">1 to 50.</param>
/// <param name="Next">The coverage that pays after this one; null when there is none.</param>
public sealed record ClaimContent(
    Person Patient,
    Person Subscriber,
    Relationship Relationship,
    string MemberId,
    string? GroupNumber,
    DateOnly DateOfService,
    Npi RenderingProvider,
    string PlaceOfService,
    string? AuthorizationNumber,
    IReadOnlyList<Icd10Code> Diagnoses,
    IReadOnlyList<ApprovedLine> Lines,
    NextCoverage? Next = null);

/// <summary>A person on a claim.</summary>
/// <param name="LastName">Family name.</param>
/// <param name="FirstName">Given name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Sex">F, M or U.</param>
/// <param name="Address">Where they live.</param>
public sealed record Person(string LastName, string FirstName, DateOnly BirthDate, char Sex, PostalAddress Address);

/// <summary>The patient to the subscriber.</summary>
public enum Relationship
{
    /// <summary>The patient is the subscriber (SBR02 18).</summary>
    Self,

    /// <summary>PAT01 01.</summary>
    Spouse,

    /// <summary>PAT01 19.</summary>
    Child,

    /// <summary>PAT01 G8.</summary>
    Other,
}
