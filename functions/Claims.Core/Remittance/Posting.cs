using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>Which ledger entries a fact comes to; pure. Steps are deterministic, so a fact is posted once.</summary>
internal static class Posting
{
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
        if (posted.Any(entry => entry.Step == ChargesStep(claim.Id)))
        {
            return [];
        }

        var voided = earlier
            .Where(old => posted.Any(entry => entry.Step == ChargesStep(old.Id))
                && posted.All(entry => entry.Step != VoidStep(old.Id)))
            .SelectMany(old => Void(old, claim, posted, at));
        return voided.Append(new(
            claim.Encounter.Encounter, ChargesStep(claim.Id), at, Account.Billed, Account.Payer, claim.Charge,
            $"claim {claim.Id}"));
    }

    /// <summary>One adjudication: what was paid, and each reason for what was not.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="payment">The adjudication.</param>
    /// <param name="posted">What is in the ledger already.</param>
    /// <param name="at">When it is posted.</param>
    public static IEnumerable<LedgerEntry> Payment(
        Claim claim, ClaimPayment payment, IReadOnlyList<LedgerEntry> posted, DateTimeOffset at)
    {
        var encounter = claim.Encounter.Encounter;
        var step = $"{payment.Key}/";
        if (Move(encounter, $"{step}paid", at, Account.PaidByPayer, payment.Adjudication.Paid, payment.File)
            is { } paid)
        {
            yield return paid;
        }

        if (posted.Any(entry => entry.Step == VoidStep(claim.Id)))
        {
            yield break; // A replacement took these adjustments back already.
        }

        foreach (var reason in payment.Adjudication.AllAdjustments().GroupBy(adjustment => adjustment.Code))
        {
            var account = AdjustmentAccounts.Of(reason.First());
            var amount = Money.Sum(reason.Select(adjustment => adjustment.Amount));
            if (account != Account.Payer
                && Move(encounter, $"{step}{reason.Key}", at, account, amount, reason.Key) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <summary>An amount leaves the payer's account; a negative one comes back to it. Nothing moves nothing.</summary>
    public static LedgerEntry? Move(
        EncounterId encounter, string step, DateTimeOffset at, Account account, Money amount, string why) =>
        amount == Money.Zero ? null
        : amount > Money.Zero ? new(encounter, step, at, Account.Payer, account, amount, why)
        : new(encounter, step, at, account, Account.Payer, -amount, why);

    private static IEnumerable<LedgerEntry> Void(
        Claim old, Claim by, IReadOnlyList<LedgerEntry> posted, DateTimeOffset at)
    {
        var encounter = old.Encounter.Encounter;
        var why = $"replaced by claim {by.Id}";
        var own = Books.Of(posted.Where(
            entry => entry.Step.StartsWith($"{old.Id}/", StringComparison.Ordinal)));
        yield return new(encounter, VoidStep(old.Id), at, Account.Payer, Account.Billed, old.Charge, why);
        foreach (var account in new[] { Account.Contractual, Account.WrittenOff, Account.Patient })
        {
            if (Move(encounter, $"{old.Id}/void/{account}", at, account, -own[account], why) is { } entry)
            {
                yield return entry;
            }
        }
    }
}
