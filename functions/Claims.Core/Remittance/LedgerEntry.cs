using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>
/// One movement of money of an encounter from one account to another. Append-only: what is wrong is reversed by a
/// new entry. Every cent that was charged is always in exactly one account.
/// </summary>
/// <param name="Encounter">Whose charges these are.</param>
/// <param name="Step">Deterministic: the claim and the remittance, payment or step; a repeat writes nothing.</param>
/// <param name="At">When it was posted.</param>
/// <param name="From">The account that loses the amount.</param>
/// <param name="To">The account that gains it.</param>
/// <param name="Amount">Positive.</param>
/// <param name="Why">Group and reason code, check number, policy: what an auditor asks; no patient data.</param>
public sealed record LedgerEntry(
    EncounterId Encounter, string Step, DateTimeOffset At, Account From, Account To, Money Amount, string Why)
    : IRecord<LedgerEntry>
{
    /// <inheritdoc/>
    public static string Kind => "ledger";

    /// <inheritdoc/>
    public string Key => $"{Encounter}/{Step}";
}

/// <summary>Where a charged cent can be.</summary>
public enum Account
{
    /// <summary>Outside: the counterpart of what was charged. Minus its balance is all that was ever billed.</summary>
    Billed,

    /// <summary>Claimed from the payer, denied amounts included while they are worked.</summary>
    Payer,

    /// <summary>Paid by the payer.</summary>
    PaidByPayer,

    /// <summary>Above the contract: written off (CO-45 and its like).</summary>
    Contractual,

    /// <summary>Written off for another reason, by rule or by a person.</summary>
    WrittenOff,

    /// <summary>Owed by the patient.</summary>
    Patient,

    /// <summary>Paid by the patient.</summary>
    PaidByPatient,

    /// <summary>Handed to collections.</summary>
    Collections,

    /// <summary>Given back to the payer, out of what it had paid: less than nothing, or nothing.</summary>
    RefundedToPayer,

    /// <summary>Given back to the patient, out of what they had paid: less than nothing, or nothing.</summary>
    RefundedToPatient,
}
