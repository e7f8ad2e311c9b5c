using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>Takes what the agency reports.</summary>
public sealed class AgencyDesk(
    IRecords records, Ledger ledger, EventOutbox outbox, DunningBell bell, AuditTrail audit, TimeProvider time)
{
    /// <summary>Posts what an agency collected; the same reference again posts nothing.</summary>
    /// <param name="encounter">The account.</param>
    /// <param name="gross">What the patient paid there; at most what the agency has.</param>
    /// <param name="fee">What the agency keeps of it.</param>
    /// <param name="reference">The agency's own number of the payment.</param>
    /// <param name="postedBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was taken, also before; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> PostAsync(
        EncounterRef encounter,
        Money gross,
        Money fee,
        string reference,
        string postedBy,
        CancellationToken cancellationToken)
    {
        var clinic = encounter.Clinic;
        if (gross <= Money.Zero || fee < Money.Zero || fee > gross || string.IsNullOrWhiteSpace(reference))
        {
            return [Refused("An agency's payment has an amount, a fee within it and the agency's number.")];
        }

        var payment = new AgencyPayment(
            encounter.Encounter, reference.Trim(), gross, fee, postedBy, time.GetUtcNow());
        if (await records.FindAsync<AgencyPayment>(clinic, payment.Key, cancellationToken) is { Record: var before })
        {
            return before.Gross == gross && before.Fee == fee
                ? []
                : [Refused("This number was posted with other amounts: use its own.")];
        }

        var books = await ledger.BooksAsync(clinic, encounter.Encounter, cancellationToken);
        if (books[Account.Collections] < gross)
        {
            return [Refused("The agency does not have so much of this account: post it as the patient's payment.")];
        }

        var told = DunningBell.Of(encounter, "agency");
        await records.SaveAsync(
            clinic, cancellationToken,
            RecordChange.Add(payment),
            RecordChange.Put(told),
            RecordChange.Add(new LedgerEntry(
                encounter.Encounter, payment.Step, payment.PostedAt, Account.Collections, Account.PaidByPatient, gross,
                $"agency, fee {fee}")));
        await audit.WriteAsync(
            clinic, encounter.Encounter.Value, postedBy, "agency paid", $"{gross}, fee {fee}", payment.Step,
            cancellationToken);
        await outbox.RaiseAsync(clinic, told, cancellationToken);
        return [];
    }

    /// <summary>The agency gives an account back as not to be had; it is recalled.</summary>
    public async Task<IReadOnlyList<Issue>> ReturnAsync(
        EncounterRef encounter, string by, CancellationToken cancellationToken)
    {
        var placed = (await records.ReadAllAsync<Placement>(
            encounter.Clinic, $"{encounter.Encounter}/", cancellationToken)).LastOrDefault();
        if (placed is not { RecalledAt: null })
        {
            return [Refused("No agency has this account.")];
        }

        await records.UpdateAsync<Placement>(
            encounter.Clinic, placed.Key,
            old => old.ReturnedAt is null ? old with { ReturnedAt = time.GetUtcNow() } : old, cancellationToken);
        await audit.WriteAsync(
            encounter.Clinic, encounter.Encounter.Value, by, "agency returned", "", $"returned/{placed.Number}",
            cancellationToken);
        await bell.RingAsync(encounter, "returned", cancellationToken);
        return [];
    }

    private static Issue Refused(string text) => new("DUN-AGENCY", Severity.Error, "agency", text);
}
