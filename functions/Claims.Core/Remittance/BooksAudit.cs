using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>
/// Whether the ledger agrees with what it was posted from: claims, payments and remittance files are kept apart from
/// it. Every cent that stands charged lies in exactly one account.
/// </summary>
public sealed class BooksAudit(IRecords records, ClinicLedger clinicLedger, DayCloses days)
{
    /// <summary>Looks through a clinic's books.</summary>
    /// <returns>What does not agree, encounter by encounter and file by file; empty when all does.</returns>
    public async Task<IReadOnlyList<Issue>> CheckAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var entries = await records.ReadAllAsync<LedgerEntry>(clinic, "", cancellationToken);
        var claims = await records.ReadAllAsync<Claim>(clinic, "", cancellationToken);
        var payments = await records.ReadAllAsync<ClaimPayment>(clinic, "", cancellationToken);
        var unmatched = await records.ReadAllAsync<UnmatchedPayment>(clinic, "", cancellationToken);
        var files = await records.ReadAllAsync<RemittanceFile>(clinic, "", cancellationToken);
        var ledgers = entries.ToLookup(entry => entry.Encounter);
        var paid = payments.ToLookup(payment => payment.Claim);
        return
        [
            .. claims.GroupBy(claim => claim.Encounter.Encounter)
                .SelectMany(own => Encounter(own.Key, [.. own], [.. ledgers[own.Key]], paid)),
            .. files.Where(file => file.Status == RemittanceStatus.Posted)
                .SelectMany(file => File(file, payments, unmatched)),
            .. files.Any(file => file.Status == RemittanceStatus.Posting)
                ? []
                : Cash(Books.Of(entries), await clinicLedger.EntriesAsync(clinic, cancellationToken)),
            .. await DaysAsync(clinic, cancellationToken),
        ];
    }

    /// <summary>What payers' remittances posted to encounters is what encounters say that payers paid.</summary>
    private static IEnumerable<Issue> Cash(Books books, IReadOnlyList<ClinicEntry> own)
    {
        var posted = -ClinicBooks.Of(own)[ClinicAccount.Encounters];
        if (books[Account.PaidByPayer] + books[Account.RefundedToPayer] is var paid && paid != posted)
        {
            yield return Fault(
                "BOOK-CASH", "clinic", $"encounters say that payers paid {paid}, the clinic's own book {posted}");
        }
    }

    /// <summary>Closed days read again come to what they were closed with.</summary>
    private async Task<IReadOnlyList<Issue>> DaysAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        if (await days.LastAsync(clinic, cancellationToken) is not { } last)
        {
            return [];
        }

        var again = await days.ReadAsync(clinic, last.Day, last.ClosedAt, last.ClosedBy, null, cancellationToken);
        return
        [
            .. last.Encounters.Where(pair => again.Encounters[pair.Key].Closing != pair.Value.Closing)
                .Select(pair => (Name: pair.Key.ToString(), pair.Value, Now: again.Encounters[pair.Key]))
                .Concat(last.Clinic.Where(pair => again.Clinic[pair.Key].Closing != pair.Value.Closing)
                    .Select(pair => (Name: pair.Key.ToString(), pair.Value, Now: again.Clinic[pair.Key])))
                .Select(one => Fault(
                    "BOOK-DAY", $"{last.Key} {one.Name}",
                    $"it was closed with {one.Value.Closing} and comes to {one.Now.Closing} now")),
        ];
    }

    private static IEnumerable<Issue> Encounter(
        EncounterId id, List<Claim> claims, List<LedgerEntry> entries, ILookup<ClaimId, ClaimPayment> payments)
    {
        var books = Books.Of(entries);
        var charged = Money.Sum(claims.Where(claim => Stands(claim, entries)).Select(claim => claim.Charge));
        if (charged != books.Charged)
        {
            yield return Fault("BOOK-CHARGED", id.Value, $"its claims charge {charged}, the ledger {books.Charged}");
        }

        var paid = Money.Sum(
            claims.SelectMany(claim => payments[claim.Id]).Select(payment => payment.Adjudication.Paid));
        if (books[Account.PaidByPayer] is var known && paid != known)
        {
            yield return Fault("BOOK-PAID", id.Value, $"the payer paid {paid}, the ledger says {known}");
        }

        // Payer and patient may be in credit, which is work of its own; nothing else may be less than nothing.
        foreach (var (account, balance) in books.Balances)
        {
            var isRefund = account is Account.RefundedToPayer or Account.RefundedToPatient;
            if (account is not (Account.Billed or Account.Payer or Account.Patient)
                && (isRefund ? balance > Money.Zero : balance < Money.Zero))
            {
                yield return Fault("BOOK-NEGATIVE", id.Value, $"account {account} holds {balance}");
            }
        }
    }

    /// <summary>A claim that was decided on is charged, until a later one takes its place.</summary>
    private static bool Stands(Claim claim, List<LedgerEntry> entries) =>
        claim.Prior is null
        && (claim.Remittances > 0 || entries.Exists(entry => entry.Step == Posting.ChargesStep(claim.Id)))
        && !entries.Exists(entry => entry.Step == Posting.VoidStep(claim.Id));

    /// <summary>835: sum(CLP04) - sum(PLB) = BPR02, in what was posted as in what came.</summary>
    private static IEnumerable<Issue> File(
        RemittanceFile file, IReadOnlyList<ClaimPayment> payments, IReadOnlyList<UnmatchedPayment> unmatched)
    {
        var posted = payments.Where(payment => payment.File == file.Id).Select(payment => payment.Adjudication.Paid)
            .Concat(unmatched.Where(payment => payment.File == file.Id && payment.AssignedTo is null)
                .Select(payment => payment.Adjudication.Paid));
        var deposit = Money.Sum(posted) - Money.Sum(file.ProviderAdjustments.Select(one => one.Amount));
        if (deposit != file.Amount)
        {
            yield return Fault(
                "BOOK-DEPOSIT", file.Id, $"the deposit was {file.Amount}, what was posted of it comes to {deposit}");
        }
    }

    private static Issue Fault(string code, string subject, string text) =>
        new(code, Severity.Error, subject, $"The books do not agree: {text}.");
}
