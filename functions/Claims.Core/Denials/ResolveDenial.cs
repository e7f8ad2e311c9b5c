using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>Takes a biller's decision on a denial: stores and posts it in one piece, then tells the pipeline.</summary>
public sealed class ResolveDenial(
    IRecords records, Ledger ledger, EventOutbox outbox, WorkItems work, AuditTrail audit, TimeProvider time)
{
    /// <summary>Decides.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="remittance">The payer's decision: the claim's n-th.</param>
    /// <param name="choice">What is done.</param>
    /// <param name="reason">Why; no patient data.</param>
    /// <param name="decidedBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was taken, also when it was taken before; else why it was refused.</returns>
    public async Task<IReadOnlyList<Issue>> DecideAsync(
        ClinicId clinic,
        ClaimId claim,
        int remittance,
        BillerChoice choice,
        string reason,
        string decidedBy,
        CancellationToken cancellationToken)
    {
        if (await records.FindAsync<Claim>(clinic, claim.Value, cancellationToken) is not { Record: var record }
            || remittance < 1 || remittance > record.Remittances)
        {
            return [Refused("DEN-UNKNOWN", "There is no such claim or no such decision of the payer.")];
        }

        if (string.IsNullOrWhiteSpace(reason) || string.IsNullOrWhiteSpace(decidedBy))
        {
            return [Refused("DEN-REASON", "Say why, and who decides.")];
        }

        var books = await ledger.BooksAsync(clinic, record.Encounter.Encounter, cancellationToken);
        var open = books[Account.Payer];
        var decision = new DenialDecision(claim, remittance, choice, reason, decidedBy, time.GetUtcNow());
        if (await records.FindAsync<DenialDecision>(clinic, decision.Key, cancellationToken) is { } before)
        {
            return before.Record.Choice == choice
                ? []
                : [Refused("DEN-DECIDED", $"It was decided already: {before.Record.Choice}.")];
        }

        if (choice == BillerChoice.BillPatient && open > Money.Zero)
        {
            return
            [
                Refused(
                    "DEN-NOT-PATIENT",
                    $"{open} is the payer's to pay or yours to write off: the patient owes only what the payer assigns "
                    + "to them (group PR)."),
            ];
        }

        var pending = new PendingEvent(
            record.AwaitedBy, BillerDecision.For(claim, remittance).Name, choice.ToString());
        if (!await TryStoreAsync(clinic, record, decision, open, pending, cancellationToken))
        {
            return [Refused("DEN-DECIDED", "Somebody else decided in the same moment.")];
        }

        await audit.WriteAsync(
            clinic, claim.Value, decidedBy, "resolved", $"{choice}, decision {remittance}", $"resolved/{remittance}",
            cancellationToken);
        await work.CloseAsync(
            clinic, OpenDenialWork.KeyOf(claim, remittance), $"{choice} by {decidedBy}", cancellationToken);
        await outbox.RaiseAsync(clinic, pending, cancellationToken);
        return [];
    }

    private async Task<bool> TryStoreAsync(
        ClinicId clinic,
        Claim claim,
        DenialDecision decision,
        Money open,
        PendingEvent pending,
        CancellationToken cancellationToken)
    {
        List<RecordChange> changes = [RecordChange.Add(decision), RecordChange.Put(pending)];
        if (decision.Choice == BillerChoice.WriteOff && open > Money.Zero)
        {
            changes.Add(RecordChange.Add(new LedgerEntry(
                claim.Encounter.Encounter, $"{claim.Id}/{decision.Remittance:D3}/written-off", decision.DecidedAt,
                Account.Payer, Account.WrittenOff, open, $"{decision.Reason} ({decision.DecidedBy})")));
        }

        try
        {
            await records.SaveAsync(clinic, changes, cancellationToken);
            return true;
        }
        catch (RecordConflictException)
        {
            return false;
        }
    }

    private static Issue Refused(string code, string text) => new(code, Severity.Error, "decision", text);
}
