using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>What a biller decided on a denial; stored before the pipeline is told.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remittance">The decision of the payer: the claim's n-th.</param>
/// <param name="Choice">What is done.</param>
/// <param name="Reason">Why; no patient data.</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Authorization">The number, for <see cref="BillerChoice.AttachAuthorization"/>.</param>
/// <param name="Argument">What an appeal says besides, for <see cref="BillerChoice.Appeal"/>.</param>
public sealed record DenialDecision(
    ClaimId Claim,
    int Remittance,
    BillerChoice Choice,
    string Reason,
    string DecidedBy,
    DateTimeOffset DecidedAt,
    string? Authorization = null,
    string? Argument = null)
    : IRecord<DenialDecision>
{
    /// <inheritdoc/>
    public static string Kind => "denial-decision";

    /// <inheritdoc/>
    public string Key => FiledAppeal.KeyOf(Claim, Remittance);
}

/// <summary>What a biller may do with a denial.</summary>
public enum BillerChoice
{
    /// <summary>Give the denied amount up.</summary>
    WriteOff,

    /// <summary>Leave it to the patient: only what the payer itself assigned to them (group PR).</summary>
    BillPatient,

    /// <summary>Have the coder correct it and send a replacement.</summary>
    Replace,

    /// <summary>Appeal at the next level.</summary>
    Appeal,

    /// <summary>Send the record against the payer's control number.</summary>
    SendDocuments,

    /// <summary>Replace the claim with an authorization number.</summary>
    AttachAuthorization,

    /// <summary>The payer was spoken with and will decide again.</summary>
    AwaitPayer,
}

/// <summary>A biller's word as the pipeline hears it.</summary>
/// <param name="Replace">True when the claim is to be corrected by the coder and replaced.</param>
/// <param name="Findings">What to correct.</param>
/// <param name="Next">What else is to be done; None when the payer's part is over.</param>
public sealed record BillerResolution(
    bool Replace, IReadOnlyList<Issue> Findings, DenialAction Next = DenialAction.None);
