using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>What a biller decided on a denial; stored before the pipeline is told.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remittance">The decision of the payer: the claim's n-th.</param>
/// <param name="Choice">What is done.</param>
/// <param name="Reason">Why; no patient data.</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="DecidedAt">When.</param>
public sealed record DenialDecision(
    ClaimId Claim, int Remittance, BillerChoice Choice, string Reason, string DecidedBy, DateTimeOffset DecidedAt)
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
}

/// <summary>A biller's word as the pipeline hears it.</summary>
/// <param name="Replace">True when the claim is to be corrected and replaced.</param>
/// <param name="Findings">What to correct.</param>
/// <param name="NextPayer">True when what is left to the patient goes to the next payer first.</param>
public sealed record BillerResolution(bool Replace, IReadOnlyList<Issue> Findings, bool NextPayer = false);
