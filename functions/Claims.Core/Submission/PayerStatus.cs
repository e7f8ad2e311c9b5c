using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>The last question for a claim's status.</summary>
/// <param name="Number">The control number of the 276 that asked; it grows with every question.</param>
/// <param name="AskedAt">When.</param>
public sealed record StatusInquiry(int Number, DateTimeOffset AskedAt);

/// <summary>What a payer answered when it was asked for a claim's status (277 STC).</summary>
/// <param name="Codes">Category and code of each status, such as P1:20; the payer's free text is not kept.</param>
/// <param name="Meaning">What follows from them.</param>
/// <param name="Effective">The latest day that the payer names for it (STC02).</param>
/// <param name="Inquiry">The number of the question that was open when it came.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="FinishedSince">The question to which the payer first said that it had decided; else null.</param>
public sealed record PayerStatus(
    IReadOnlyList<string> Codes,
    StatusMeaning Meaning,
    DateOnly? Effective,
    int Inquiry,
    DateTimeOffset ReceivedAt,
    int? FinishedSince = null);

/// <summary>What follows from a claim's status; the later one counts where several are told.</summary>
public enum StatusMeaning
{
    /// <summary>The payer could not say just now: it is asked again.</summary>
    NoAnswer,

    /// <summary>The payer has it and works on it.</summary>
    Waiting,

    /// <summary>The payer has decided: a remittance is to come.</summary>
    Finished,

    /// <summary>The payer wants something, or turned the claim or the question away.</summary>
    Wanted,

    /// <summary>The payer does not know the claim.</summary>
    NotKnown,
}

/// <summary>
/// The index of claims to be asked about, by day: written with the acceptance and with each question, removed once the
/// payer has decided.
/// </summary>
/// <param name="On">The clinic's day from which it may be asked.</param>
/// <param name="Claim">The claim.</param>
public sealed record StatusDue(DateOnly On, ClaimId Claim) : IRecord<StatusDue>
{
    /// <inheritdoc/>
    public static string Kind => "status-due";

    /// <inheritdoc/>
    public string Key => $"{On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}/{Claim}";

    /// <summary>The first question about a claim just accepted; none when its payer is not to be asked.</summary>
    internal static IEnumerable<RecordChange> AfterAcceptance(IClinicDirectory directory, Claim claim)
    {
        if (claim is { Status: ClaimStatus.Accepted, AcceptedAt: { } at }
            && RuleOf(directory, claim) is { } rule)
        {
            var day = directory.Clinic(claim.Encounter.Clinic).DayOf(at);
            yield return RecordChange.Put(new StatusDue(day.AddDays(rule.AfterDays), claim.Id));
        }
    }

    /// <summary>The rule that holds for an accepted claim; null when its payer is not to be asked.</summary>
    internal static StatusInquiryRule? RuleOf(IClinicDirectory directory, Claim claim)
    {
        var clinic = claim.Encounter.Clinic;
        return claim.AcceptedAt is { } at
            && directory.Payers(clinic).FirstOrDefault(payer => payer.Id == claim.Payer) is { } payer
                ? payer.StatusInquiryOn(directory.Clinic(clinic).DayOf(at))
                : null;
    }
}

/// <summary>
/// The bytes of a 276 until the clearinghouse has them, so that a crash in between sends the very same file.
/// </summary>
/// <param name="Number">The question's control number.</param>
/// <param name="FileName">The name to send it under.</param>
/// <param name="Claims">What it asks about.</param>
/// <param name="Content">The 276 file; ASCII.</param>
public sealed record OutgoingInquiry(int Number, string FileName, IReadOnlyList<ClaimId> Claims, string Content)
    : IRecord<OutgoingInquiry>
{
    /// <inheritdoc/>
    public static string Kind => "outgoing-inquiry";

    /// <inheritdoc/>
    public string Key => Batch.KeyOf(Number);
}
