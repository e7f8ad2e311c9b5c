using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>Which ledger entries a fact comes to; pure. Steps are deterministic, so a fact is posted once.</summary>
internal static class Posting
{
    /// <summary>The step by which the patient's share waits for the next payer.</summary>
    public static string ShareStep(ClaimId claim) => $"{claim}/share";

    /// <summary>The step of a claim's charges.</summary>
    public static string ChargesStep(ClaimId claim) => $"{claim}/charges";

    /// <summary>The step that takes a claim's charges back.</summary>
    public static string VoidStep(ClaimId claim) => $"{claim}/void/charges";

    /// <summary>
    /// A claim's charges go to the payer's account. What earlier claims of the encounter charged, and how they were
    /// adjusted, is taken back in the same piece, so that every service is charged once. Money that was paid stays
    /// until the payer itself takes it back.
    /// </summary>
    /// <param name="claim">The claim that the payer took in.</param>
    /// <param name="earlier">The encounter's earlier claims.</param>
    /// <param name="posted">What is in the ledger already.</param>
    /// <param name="at">When it is posted.</param>
    public static IEnumerable<LedgerEntry> Charges(
        Claim claim, IEnumerable<Claim> earlier, IReadOnlyList<LedgerEntry> posted, DateTimeOffset at)
    {
        if (claim.Prior is not null || posted.Any(entry => entry.Step == ChargesStep(claim.Id)))
        {
            return []; // To the next payer goes what is charged already.
        }

        var voided = earlier
            .Where(old => (old.Prior is not null || posted.Any(entry => entry.Step == ChargesStep(old.Id)))
                && posted.All(entry => entry.Step != VoidStep(old.Id)))
            .SelectMany(old => Void(old, claim, posted, at));
        return voided.Append(new(
            claim.Encounter.Encounter, ChargesStep(claim.Id), at, Account.Billed, Account.Payer, claim.Charge,
            $"claim {claim.Id}"));
    }

    /// <summary>A decision: its adjudications in order, reversals and corrections among them.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="payments">What the decision states.</param>
    /// <param name="known">What was stated before.</param>
    /// <param name="posted">What is in the ledger already.</param>
    /// <param name="at">When it is posted.</param>
    public static IReadOnlyList<LedgerEntry> Decision(
        Claim claim,
        IReadOnlyList<ClaimPayment> payments,
        IReadOnlyList<ClaimPayment> known,
        IReadOnlyList<LedgerEntry> posted,
        DateTimeOffset at)
    {
        var (before, entries) = (known.ToList(), posted.ToList());
        foreach (var payment in payments)
        {
            entries.AddRange([.. Payment(claim, payment, before, entries, at)]);
            before.Add(payment);
        }

        return entries[posted.Count..];
    }

    /// <summary>One adjudication: what was paid, and each reason for what was not.</summary>
    private static IEnumerable<LedgerEntry> Payment(
        Claim claim,
        ClaimPayment payment,
        IReadOnlyList<ClaimPayment> known,
        IReadOnlyList<LedgerEntry> posted,
        DateTimeOffset at)
    {
        var isVoid = IsVoid(claim, posted);
        if (payment.Adjudication.IsReversal && payment.StandingAlike(known) is [.., var taken])
        {
            return Undo(taken, payment, posted, at)
                .Where(entry => !isVoid || Account.PaidByPayer == entry.From || Account.PaidByPayer == entry.To);
        }

        var encounter = claim.Encounter.Encounter;
        var paid = Moves(
            encounter, $"{payment.Key}/paid", at, Account.PaidByPayer, payment.Adjudication.Paid, payment.File);

        // A replacement took these adjustments back already; a payment made twice says nothing twice.
        return isVoid || payment.IsRepeat(known) ? paid
            : payment.IsByNextPayer(claim) ? [.. paid, .. Share(claim, payment, posted, at)]
            : [.. paid, .. Adjustments(encounter, payment, at)];
    }

    private static bool IsVoid(Claim claim, IReadOnlyList<LedgerEntry> posted) => posted.Any(entry =>
        entry.Step == VoidStep(claim.Id) || (claim.Prior is { } prior && entry.Step == VoidStep(prior.Claim)));

    private static IEnumerable<LedgerEntry> Adjustments(
        EncounterId encounter, ClaimPayment payment, DateTimeOffset at) =>
        payment.Adjudication.AllAdjustments().GroupBy(adjustment => adjustment.Code)
            .Select(reason => (
                reason.Key, Account: AdjustmentAccounts.Of(reason.First()),
                Amount: Money.Sum(reason.Select(adjustment => adjustment.Amount))))
            .Where(reason => reason.Account != Account.Payer)
            .SelectMany(reason => Moves(
                encounter, $"{payment.Key}/{reason.Key}", at, reason.Account, reason.Amount, reason.Key));

    /// <summary>
    /// The next payer decides on what the one before it left to the patient: that waits with the payers until then.
    /// What it takes off beyond what is open was taken off by the payer before it.
    /// </summary>
    private static IEnumerable<LedgerEntry> Share(
        Claim claim, ClaimPayment payment, IReadOnlyList<LedgerEntry> posted, DateTimeOffset at)
    {
        var share = Handed(claim, posted) ? [] : HandOn(claim, claim.Id, posted, $"{payment.Key}/share", at);
        var stated = Adjustments(claim.Encounter.Encounter, payment, at).ToList();
        var open = Books.Of([.. posted, .. share])[Account.Payer] - payment.Adjudication.Paid
            - Books.Of(stated)[Account.Patient];
        foreach (var entry in share.Concat(stated.Where(entry => entry.To != Account.Contractual)))
        {
            yield return entry;
        }

        foreach (var entry in stated.Where(entry => entry.To == Account.Contractual))
        {
            var amount = entry.Amount < open ? entry.Amount : open;
            if (amount > Money.Zero)
            {
                open -= amount;
                yield return entry with { Amount = amount };
            }
        }
    }

    /// <summary>What a claim's payer left to the patient goes back to the payers, for the next one.</summary>
    /// <param name="claim">The claim that was decided.</param>
    /// <param name="by">The claim that the next payer decides on; the same when it crossed over.</param>
    /// <param name="posted">What is in the ledger already.</param>
    /// <param name="step">The entry's step.</param>
    /// <param name="at">When it is posted.</param>
    public static IReadOnlyList<LedgerEntry> HandOn(
        Claim claim, ClaimId by, IReadOnlyList<LedgerEntry> posted, string step, DateTimeOffset at) =>
    [
        .. Moves(
            claim.Encounter.Encounter, step, at, Account.Patient, -ShareOf(claim, posted),
            by == claim.Id ? "to the next payer" : $"to the next payer with claim {by}"),
    ];

    /// <summary>What a claim's decisions left to the patient.</summary>
    public static Money ShareOf(Claim claim, IReadOnlyList<LedgerEntry> posted) => Own(claim, posted)[Account.Patient];

    private static bool Handed(Claim claim, IReadOnlyList<LedgerEntry> posted) => posted.Any(entry =>
        entry.Step.StartsWith($"{claim.Id}/", StringComparison.Ordinal)
        && entry.Step.EndsWith("/share", StringComparison.Ordinal));

    /// <summary>A reversal undoes what the decision moved, entry by entry; the share stays with the payers.</summary>
    private static IEnumerable<LedgerEntry> Undo(
        ClaimPayment taken, ClaimPayment by, IReadOnlyList<LedgerEntry> posted, DateTimeOffset at) =>
        posted.Where(entry => entry.Step.StartsWith($"{taken.Key}/", StringComparison.Ordinal)
                && !entry.Step.EndsWith("/share", StringComparison.Ordinal))
            .Select(entry => new LedgerEntry(
                entry.Encounter, $"{by.Key}{entry.Step[taken.Key.Length..]}", at, entry.To, entry.From, entry.Amount,
                entry.Why == taken.File ? by.File : entry.Why));

    /// <summary>An amount leaves the payer's account; a negative one comes back to it. Nothing moves nothing.</summary>
    private static IEnumerable<LedgerEntry> Moves(
        EncounterId encounter, string step, DateTimeOffset at, Account account, Money amount, string why)
    {
        if (amount != Money.Zero)
        {
            yield return amount > Money.Zero
                ? new(encounter, step, at, Account.Payer, account, amount, why)
                : new(encounter, step, at, account, Account.Payer, -amount, why);
        }
    }

    private static Books Own(Claim claim, IReadOnlyList<LedgerEntry> posted) => Books.Of(
        posted.Where(entry => entry.Step.StartsWith($"{claim.Id}/", StringComparison.Ordinal)));

    private static IEnumerable<LedgerEntry> Void(
        Claim old, Claim by, IReadOnlyList<LedgerEntry> posted, DateTimeOffset at)
    {
        var encounter = old.Encounter.Encounter;
        var why = $"replaced by claim {by.Id}";
        var own = Own(old, posted);
        if (old.Prior is null)
        {
            yield return new(encounter, VoidStep(old.Id), at, Account.Payer, Account.Billed, old.Charge, why);
        }

        foreach (var account in new[] { Account.Contractual, Account.WrittenOff, Account.Patient })
        {
            foreach (var entry in Moves(encounter, $"{old.Id}/void/{account}", at, account, -own[account], why))
            {
                yield return entry;
            }
        }
    }
}
