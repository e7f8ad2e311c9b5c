using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>Money that was paid beyond what was owed: work with a clock (credit-policy.json).</summary>
public sealed class CreditBalances(Ledger ledger, WorkItems work, TimeProvider time)
{
    private static readonly Policy Limits = RuleFile.Read<Policy>("credit-policy.json");

    /// <summary>What the keys of an encounter's payer credits begin with.</summary>
    internal static string PrefixOf(ClaimId claim) => $"payer-credit/{claim}/";

    /// <summary>What the keys of an encounter's patient credits begin with.</summary>
    internal static string PrefixOf(EncounterId encounter) => $"patient-credit/{encounter}";

    /// <summary>Files what a patient paid too much.</summary>
    /// <param name="encounter">For what.</param>
    /// <param name="key">Begins with <see cref="PrefixOf(EncounterId)"/>.</param>
    /// <param name="credit">Positive.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    internal Task FilePatientsAsync(
        EncounterRef encounter, string key, Money credit, CancellationToken cancellationToken) =>
        work.OpenAsync(
            encounter.Clinic,
            new(
                key, WorkItemType.CreditBalance, encounter.Encounter.Value, time.GetUtcNow(),
                time.GetUtcNow().AddDays(Limits.PatientDays), $"The patient paid {credit} too much: refund it."),
            cancellationToken);

    /// <summary>Files the credit that a claim's decision leaves, if it leaves one.</summary>
    internal async Task FileAsync(Claim claim, CancellationToken cancellationToken)
    {
        var (clinic, _, encounter) = claim.Encounter;
        var books = await ledger.BooksAsync(clinic, encounter, cancellationToken);
        if (books[Account.Payer] >= Money.Zero)
        {
            return;
        }

        var now = time.GetUtcNow();
        await work.OpenAsync(
            clinic,
            new(
                $"{PrefixOf(claim.Id)}{claim.Remittances}", WorkItemType.CreditBalance, claim.Id.Value, now,
                now.AddDays(Limits.PayerDays),
                $"The payer paid {-books[Account.Payer]} more than was claimed: find out why and return it."),
            cancellationToken);
    }

    private sealed record Policy(string Source, DateOnly AsOf, int PayerDays, int PatientDays);
}
