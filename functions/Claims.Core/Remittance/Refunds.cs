using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>Gives credits back: never more than there is, each once, and the work for it is closed when none is left.
/// </summary>
public sealed class Refunds(IRecords records, Ledger ledger, WorkItems work, AuditTrail audit, TimeProvider time)
{
    /// <summary>Posts a refund that was made; the same reference again posts nothing.</summary>
    /// <param name="encounter">Whose credit it is.</param>
    /// <param name="to">Who has it back.</param>
    /// <param name="amount">Positive, at most the credit.</param>
    /// <param name="method">check, card, portal…</param>
    /// <param name="reference">The check or confirmation number.</param>
    /// <param name="postedBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was posted, also when it was before; else why it was refused.</returns>
    public async Task<IReadOnlyList<Issue>> RecordAsync(
        EncounterRef encounter,
        RefundTo to,
        Money amount,
        string method,
        string reference,
        string postedBy,
        CancellationToken cancellationToken)
    {
        if (amount <= Money.Zero || string.IsNullOrWhiteSpace(reference))
        {
            return [Refused("PAY-INVALID", "A refund has a positive amount and a check or confirmation number.")];
        }

        var (clinic, _, id) = encounter;
        while (true)
        {
            var known = await records.ReadAllAsync<Refund>(clinic, $"{id}/", cancellationToken);
            if (known.FirstOrDefault(one => one.Reference == reference.Trim()) is { } before)
            {
                return before.Amount == amount && before.To == to
                    ? []
                    : [Refused("PAY-REFERENCE", $"This number stands for {before.Amount} to the {before.To}.")];
            }

            var books = await ledger.BooksAsync(clinic, id, cancellationToken);
            var credit = -books[to == RefundTo.Payer ? Account.Payer : Account.Patient];
            if (credit < amount)
            {
                var there = credit > Money.Zero ? $"The credit is {credit}" : "There is no credit";
                return [Refused("PAY-CREDIT", $"{there}: nothing beyond it is given back.")];
            }

            var refund = new Refund(
                id, known.Count + 1, to, amount, method, reference.Trim(), postedBy, time.GetUtcNow());
            if (await TryPostAsync(clinic, refund, cancellationToken))
            {
                await TellAsync(encounter, refund, left: credit - amount, cancellationToken);
                return [];
            }
        }
    }

    private async Task<bool> TryPostAsync(ClinicId clinic, Refund refund, CancellationToken cancellationToken)
    {
        var step = $"refund/{refund.Number:D3}";
        var why = $"{refund.Method} {refund.Reference}";
        var toPayer = refund.To == RefundTo.Payer;
        var entry = new LedgerEntry(
            refund.Encounter, step, refund.PostedAt,
            toPayer ? Account.RefundedToPayer : Account.RefundedToPatient,
            toPayer ? Account.Payer : Account.Patient, refund.Amount, why);
        List<RecordChange> changes = [RecordChange.Add(refund), RecordChange.Add(entry)];
        if (toPayer)
        {
            changes.Add(RecordChange.Add(new ClinicEntry(
                refund.Encounter.Value, step, refund.PostedAt, ClinicAccount.Bank, ClinicAccount.Encounters,
                refund.Amount, why)));
        }

        try
        {
            await records.SaveAsync(clinic, changes, cancellationToken);
            return true;
        }
        catch (RecordConflictException)
        {
            return false; // Another refund was posted in the same moment: look again at what is left.
        }
    }

    private async Task TellAsync(EncounterRef encounter, Refund refund, Money left, CancellationToken cancellationToken)
    {
        var clinic = encounter.Clinic;
        await audit.WriteAsync(
            clinic, encounter.Encounter.Value, refund.PostedBy, "refunded", $"{refund.Amount} to the {refund.To}",
            $"refunded/{refund.Number}", cancellationToken);
        if (left > Money.Zero)
        {
            return;
        }

        var claims = await EncounterClaims.ListAsync(records, encounter, cancellationToken);
        IEnumerable<string> prefixes = refund.To == RefundTo.Payer
            ? claims.Select(claim => CreditBalances.PrefixOf(claim.Id))
            : [CreditBalances.PrefixOf(encounter.Encounter)];
        foreach (var prefix in prefixes)
        {
            foreach (var item in await records.ReadAllAsync<WorkItem>(clinic, prefix, cancellationToken))
            {
                await work.CloseAsync(
                    clinic, item.Key, $"{refund.Amount} refunded by {refund.PostedBy}", cancellationToken);
            }
        }
    }

    private static Issue Refused(string code, string text) => new(code, Severity.Error, "refund", text);
}
