using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>A balance placed with an agency.</summary>
/// <param name="Encounter">What was billed.</param>
/// <param name="Number">The balance's n-th placement, from 1.</param>
/// <param name="Agency">Whom.</param>
/// <param name="At">When.</param>
/// <param name="Amount">What was handed over.</param>
/// <param name="ReturnedAt">When the agency gave it back as not to be had.</param>
/// <param name="RecalledAt">When it was taken back; null while the agency has it.</param>
/// <param name="RecallReason">Why.</param>
public sealed record Placement(
    EncounterId Encounter,
    int Number,
    string Agency,
    DateTimeOffset At,
    Money Amount,
    DateTimeOffset? ReturnedAt = null,
    DateTimeOffset? RecalledAt = null,
    DunningReason? RecallReason = null) : IRecord<Placement>
{
    /// <inheritdoc/>
    public static string Kind => "placement";

    /// <inheritdoc/>
    public string Key => $"{Encounter}/{Number:D3}";

    /// <summary>The ledger step that hands over; the first placement's was named before there were more.</summary>
    internal string Step => Number == 1 ? "patient/collections" : $"patient/collections-{Number}";
}

/// <summary>What an agency collected and kept.</summary>
/// <param name="Encounter">What it paid.</param>
/// <param name="Reference">The agency's own number of the payment.</param>
/// <param name="Gross">What the patient paid there.</param>
/// <param name="Fee">What the agency keeps: the clinic's cost, never the patient's.</param>
/// <param name="PostedBy">Who.</param>
/// <param name="PostedAt">When.</param>
public sealed record AgencyPayment(
    EncounterId Encounter, string Reference, Money Gross, Money Fee, string PostedBy, DateTimeOffset PostedAt)
    : IRecord<AgencyPayment>
{
    private const string StepPrefix = "patient/agency/";

    /// <inheritdoc/>
    public static string Kind => "agency-payment";

    /// <inheritdoc/>
    public string Key => $"{Encounter}/{PatientPayment.HashOf(Reference)}";

    /// <summary>What reaches the clinic's bank.</summary>
    public Money Net => Gross - Fee;

    internal string Step => StepPrefix + PatientPayment.HashOf(Reference);

    /// <summary>Whether a movement of money came through an agency.</summary>
    internal static bool IsOne(LedgerEntry entry) => entry.Step.StartsWith(StepPrefix, StringComparison.Ordinal);
}

/// <summary>What an agency is told when it must stop; JSON as <see cref="CoreJson"/> writes it.</summary>
/// <param name="Account">The account as placed.</param>
/// <param name="Recalled">The day.</param>
/// <param name="Reason">PaidAtClinic, Disputed, AssistanceOpen, Stopped, InsurancePending or Returned.</param>
/// <param name="Balance">What was taken back.</param>
public sealed record RecallFile(string Account, DateOnly Recalled, DunningReason Reason, Money Balance);
