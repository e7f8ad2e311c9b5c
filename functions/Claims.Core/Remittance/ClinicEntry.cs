using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>
/// One movement of money that is the clinic's as a whole: what a remittance paid on its way to the bank, and what a
/// payer adds or takes that belongs to no encounter (PLB). Append-only, like <see cref="LedgerEntry"/>.
/// </summary>
/// <param name="Subject">The remittance file, deposit, refund or unapplied payment it comes from.</param>
/// <param name="Step">Deterministic within the subject; a repeat writes nothing.</param>
/// <param name="At">When it was posted.</param>
/// <param name="From">The account that loses the amount.</param>
/// <param name="To">The account that gains it.</param>
/// <param name="Amount">Positive.</param>
/// <param name="Why">Trace number, reason, reference: what an auditor asks; no patient data.</param>
public sealed record ClinicEntry(
    string Subject, string Step, DateTimeOffset At, ClinicAccount From, ClinicAccount To, Money Amount, string Why)
    : IRecord<ClinicEntry>
{
    /// <inheritdoc/>
    public static string Kind => "clinic-ledger";

    /// <inheritdoc/>
    public string Key => $"{Subject}/{Step}";

    /// <summary>An amount into an account; a negative one goes the other way. Nothing moves nothing.</summary>
    internal static IEnumerable<ClinicEntry> Move(
        string subject, string step, DateTimeOffset at, ClinicAccount from, ClinicAccount to, Money amount, string why)
    {
        if (amount != Money.Zero)
        {
            yield return amount > Money.Zero
                ? new(subject, step, at, from, to, amount, why)
                : new(subject, step, at, to, from, -amount, why);
        }
    }
}

/// <summary>Where a clinic's own money can be. All accounts together are zero.</summary>
public enum ClinicAccount
{
    /// <summary>The encounters' side: minus its balance is what payers' payments posted to encounters come to.</summary>
    Encounters,

    /// <summary>Minus its balance is money that came and that nobody has said whose it is.</summary>
    Unapplied,

    /// <summary>Payers say it is on its way; the bank has not shown it.</summary>
    InTransit,

    /// <summary>The bank has it.</summary>
    Bank,

    /// <summary>In the drawer.</summary>
    Cash,

    /// <summary>Minus its balance is interest that payers paid (PLB L6).</summary>
    Interest,

    /// <summary>What payers recovered out of deposits (PLB WO, 72).</summary>
    Recoupment,

    /// <summary>Carried between remittances (PLB FB): comes to nothing when all have come.</summary>
    ForwardedBalance,

    /// <summary>Penalties (PLB 50, L3).</summary>
    Penalties,

    /// <summary>Withheld for others (PLB LE, IR).</summary>
    Levies,

    /// <summary>Advances (PLB AP).</summary>
    Advances,

    /// <summary>Lump sums, incentives, capitation (PLB LS, IP, CT).</summary>
    LumpSums,

    /// <summary>Adjustments that a person must explain (PLB CS and reasons that are not listed).</summary>
    OtherAdjustments,

    /// <summary>The bank showed another amount than the remittance, and a person settled it.</summary>
    DepositDifferences,
}

/// <summary>What a clinic's own accounts hold.</summary>
public sealed record ClinicBooks(IReadOnlyDictionary<ClinicAccount, Money> Balances)
{
    /// <summary>What an account holds.</summary>
    public Money this[ClinicAccount account] => Balances.GetValueOrDefault(account);

    /// <summary>The balances that entries come to.</summary>
    public static ClinicBooks Of(IEnumerable<ClinicEntry> entries)
    {
        var balances = Enum.GetValues<ClinicAccount>().ToDictionary(account => account, _ => Money.Zero);
        foreach (var entry in entries)
        {
            balances[entry.From] -= entry.Amount;
            balances[entry.To] += entry.Amount;
        }

        return new(balances);
    }
}
