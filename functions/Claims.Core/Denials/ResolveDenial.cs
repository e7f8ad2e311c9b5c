using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>Takes a biller's decision on a denial: stores and posts it in one piece, then tells the pipeline.</summary>
public sealed class ResolveDenial(
    IRecords records,
    IClinicDirectory directory,
    Ledger ledger,
    EventOutbox outbox,
    WorkItems work,
    AuditTrail audit,
    TimeProvider time)
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
    public Task<IReadOnlyList<Issue>> DecideAsync(
        ClinicId clinic,
        ClaimId claim,
        int remittance,
        BillerChoice choice,
        string reason,
        string decidedBy,
        CancellationToken cancellationToken) =>
        DecideAsync(
            clinic, new(claim, remittance, choice, reason, decidedBy, time.GetUtcNow()), cancellationToken);

    /// <summary>Decides, with what the choice needs besides: an authorization number, an argument.</summary>
    /// <returns>As above.</returns>
    public async Task<IReadOnlyList<Issue>> DecideAsync(
        ClinicId clinic, DenialDecision decision, CancellationToken cancellationToken)
    {
        var (claim, remittance, choice) = (decision.Claim, decision.Remittance, decision.Choice);
        if (await records.FindAsync<Claim>(clinic, claim.Value, cancellationToken) is not { Record: var record }
            || remittance < 1 || remittance > record.Remittances)
        {
            return [Refused("DEN-UNKNOWN", "There is no such claim or no such decision of the payer.")];
        }

        if (string.IsNullOrWhiteSpace(decision.Reason) || string.IsNullOrWhiteSpace(decision.DecidedBy))
        {
            return [Refused("DEN-REASON", "Say why, and who decides.")];
        }

        var books = await ledger.BooksAsync(clinic, record.Encounter.Encounter, cancellationToken);
        var open = books[Account.Payer];
        if (await records.FindAsync<DenialDecision>(clinic, decision.Key, cancellationToken) is { } before)
        {
            return before.Record.Choice == choice
                ? []
                : [Refused("DEN-DECIDED", $"It was decided already: {before.Record.Choice}.")];
        }

        if (await NotPossibleAsync(record, decision, cancellationToken) is { } fault)
        {
            return [fault];
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
            clinic, claim.Value, decision.DecidedBy, "resolved", $"{choice}, decision {remittance}", $"resolved/{remittance}",
            cancellationToken);
        await work.CloseAsync(
            clinic, OpenDenialWork.KeyOf(claim, remittance), $"{choice} by {decision.DecidedBy}", cancellationToken);
        await outbox.RaiseAsync(clinic, pending, cancellationToken);
        return [];
    }

    /// <summary>A choice that the pipeline could not carry out is refused, not taken and forgotten.</summary>
    private async Task<Issue?> NotPossibleAsync(
        Claim claim, DenialDecision decision, CancellationToken cancellationToken)
    {
        if (decision.Choice == BillerChoice.AttachAuthorization)
        {
            var number = decision.Authorization?.Trim() ?? "";
            return number.Length is 0 or > 50 || number == claim.Content.AuthorizationNumber
                ? Refused("DEN-AUTH", "Enter the authorization number; it is not the one that the claim bears already.")
                : null;
        }

        if (decision.Choice != BillerChoice.Appeal)
        {
            return null;
        }

        var found = await DenialCase.ReadAsync(
            records, directory, new(claim.Ref, decision.Remittance), cancellationToken);
        return claim.Status == ClaimStatus.Rejected || found.Denied.Count == 0
            ? Refused("DEN-NOT-DENIED", "It was not denied: there is nothing to appeal. A rejected claim is sent anew.")
            : found.NextLevel is not { } level
                ? Refused("DEN-NO-LEVEL", "No level of appeal is left at this payer.")
                : level.Minimum > found.Amount
                    ? Refused("DEN-MINIMUM", $"A {level.Name} needs {level.Minimum} in dispute at the least.")
                    : null;
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
