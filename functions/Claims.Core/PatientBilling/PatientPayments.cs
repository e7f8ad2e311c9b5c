using System.Security.Cryptography;
using System.Text;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>A patient's payment.</summary>
/// <param name="Encounter">What it is for.</param>
/// <param name="Reference">The receipt or check number.</param>
/// <param name="Amount">Positive.</param>
/// <param name="Method">cash, check, card…</param>
/// <param name="PostedBy">Who.</param>
/// <param name="PostedAt">When.</param>
public sealed record PatientPayment(
    EncounterId Encounter, string Reference, Money Amount, string Method, string PostedBy, DateTimeOffset PostedAt)
    : IRecord<PatientPayment>
{
    /// <inheritdoc/>
    public static string Kind => "patient-payment";

    /// <inheritdoc/>
    public string Key => $"{Encounter}/{Hash}";

    /// <summary>The reference as a part of keys: it may hold any character.</summary>
    internal string Hash => HashOf(Reference);

    internal static string HashOf(string reference) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)))[..16];
}

/// <summary>Takes what patients pay.</summary>
public sealed class PatientPayments(
    IRecords records, Ledger ledger, EventOutbox outbox, CreditBalances credits, AuditTrail audit, TimeProvider time)
{
    /// <summary>Posts a payment; the same reference again posts nothing.</summary>
    /// <param name="encounter">What it is for.</param>
    /// <param name="amount">Positive.</param>
    /// <param name="method">cash, check, card…</param>
    /// <param name="reference">The receipt or check number: unique for the encounter.</param>
    /// <param name="postedBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was taken, also when it was taken before; else why it was refused.</returns>
    public async Task<IReadOnlyList<Issue>> RecordAsync(
        EncounterRef encounter,
        Money amount,
        string method,
        string reference,
        string postedBy,
        CancellationToken cancellationToken)
    {
        if (amount <= Money.Zero || string.IsNullOrWhiteSpace(reference))
        {
            return [Refused("PAY-INVALID", "A payment has a positive amount and a receipt or check number.")];
        }

        var clinic = encounter.Clinic;
        var payment = new PatientPayment(
            encounter.Encounter, reference.Trim(), amount, method, postedBy, time.GetUtcNow());
        var books = await ledger.BooksAsync(clinic, encounter.Encounter, cancellationToken);
        if (books.Charged == Money.Zero)
        {
            return [Refused("PAY-UNKNOWN", "Nothing was billed for this encounter yet: check its id.")];
        }

        var told = new PendingEvent(
            StatementWorkflow.InstanceFor(encounter), StatementWorkflow.PatientActivity.Name, "paid");
        try
        {
            await records.SaveAsync(
                clinic,
                [
                    RecordChange.Add(payment), RecordChange.Put(told),
                    .. Entries(payment, books).Select(RecordChange.Add),
                ],
                cancellationToken);
        }
        catch (RecordConflictException)
        {
            var before = await records.GetAsync<PatientPayment>(clinic, payment.Key, cancellationToken);
            return before.Amount == amount
                ? []
                : [Refused("PAY-REFERENCE", $"This reference was posted with {before.Amount}: use its own number.")];
        }

        await audit.WriteAsync(
            clinic, encounter.Encounter.Value, postedBy, "paid", $"{amount} by {method}", $"paid/{payment.Hash}",
            cancellationToken);
        await FileCreditAsync(encounter, payment, cancellationToken);
        await outbox.RaiseAsync(clinic, told, cancellationToken);
        return [];
    }

    /// <summary>The patient's own account is paid first, then what is with collections; the rest is credit.</summary>
    private static IEnumerable<LedgerEntry> Entries(PatientPayment payment, Books books)
    {
        var owed = Least(payment.Amount, books[Account.Patient]);
        var collected = Least(payment.Amount - owed, books[Account.Collections]);
        if (payment.Amount - collected is var own && own > Money.Zero)
        {
            yield return Entry(payment, Account.Patient, own);
        }

        if (collected > Money.Zero)
        {
            yield return Entry(payment, Account.Collections, collected);
        }
    }

    private static LedgerEntry Entry(PatientPayment payment, Account from, Money amount) => new(
        payment.Encounter, $"patient/paid/{payment.Hash}/{from}", payment.PostedAt, from, Account.PaidByPatient, amount,
        payment.Method);

    private async Task FileCreditAsync(
        EncounterRef encounter, PatientPayment payment, CancellationToken cancellationToken)
    {
        // Before the payer has decided, what looks like credit is a copay paid at the desk.
        var books = await ledger.BooksAsync(encounter.Clinic, encounter.Encounter, cancellationToken);
        if (books[Account.Patient] < Money.Zero && books[Account.Payer] <= Money.Zero)
        {
            await credits.FilePatientsAsync(
                encounter, $"{CreditBalances.PrefixOf(encounter.Encounter)}/{payment.Hash}", -books[Account.Patient],
                cancellationToken);
        }
    }

    private static Money Least(Money one, Money other) =>
        other <= Money.Zero ? Money.Zero : one < other ? one : other;

    private static Issue Refused(string code, string text) => new(code, Severity.Error, "payment", text);
}
