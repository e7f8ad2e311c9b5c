using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Microsoft.Extensions.Logging;
using X12Claim = Claims.Edi.X835.ClaimPayment;
using X12Remittance = Claims.Edi.X835.Remittance;

namespace Claims.Core.Remittance;

/// <summary>
/// Takes an 835: balanced by the three equations or quarantined whole, posted claim by claim, once. A crash on the way
/// leaves the file at Posting; it is taken up again with the same file.
/// </summary>
public sealed class ReceiveRemittance(
    IRecords records,
    IClinicDirectory directory,
    MatchPayment match,
    PostPayment post,
    Deposits deposits,
    WorkItems work,
    AuditTrail audit,
    TimeProvider time,
    ILogger<ReceiveRemittance> logger)
{
    /// <summary>Takes a remittance.</summary>
    /// <param name="clinic">To whom it came.</param>
    /// <param name="fileName">The file it came in.</param>
    /// <param name="remittance">What it says.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <param name="enteredBy">Who typed it from paper; null when it came as an 835.</param>
    /// <returns>Why it is quarantined; null when it was posted, now or before.</returns>
    public async Task<string?> ReceiveAsync(
        ClinicId clinic,
        string fileName,
        X12Remittance remittance,
        CancellationToken cancellationToken,
        string? enteredBy = null)
    {
        var file = RemittanceReading.FileOf(remittance, fileName, time.GetUtcNow()) with { EnteredBy = enteredBy };
        var known = await records.FindAsync<RemittanceFile>(clinic, file.Key, cancellationToken);
        if (known?.Record is { Status: not RemittanceStatus.Quarantined } before)
        {
            if (before.ContentHash != file.ContentHash)
            {
                return $"Its trace number was posted already from {before.FileName} with other contents: "
                    + "ask the payer which one is right.";
            }

            if (before.Status == RemittanceStatus.Posted)
            {
                return null; // The same remittance again posts nothing.
            }
        }

        if (RemittanceReading.ImbalanceOf(remittance) is { } imbalance)
        {
            await records.SaveAsync(
                clinic, cancellationToken,
                RecordChange.Put(file with { Status = RemittanceStatus.Quarantined, Reason = imbalance }));
            return imbalance;
        }

        await records.SaveAsync(clinic, cancellationToken, RecordChange.Put(file));
        var unmatched = await PostAsync(clinic, file, remittance, cancellationToken);
        await FinishAsync(
            clinic, file with { Status = RemittanceStatus.Posted }, PayerOf(clinic, remittance), unmatched,
            cancellationToken);
        await audit.WriteAsync(
            clinic, file.Id, enteredBy ?? "payer", "posted", $"{file.Amount} in {fileName}", "posted", cancellationToken);
        return null;
    }

    /// <summary>Posts a payment that no claim was found for to the claim that a person names.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="key">The payment's key, the subject of its work item.</param>
    /// <param name="claim">Whose it is.</param>
    /// <param name="assignedBy">Who says so.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Empty when it was posted, also when it was before; else why it was refused.</returns>
    public async Task<IReadOnlyList<Issue>> AssignAsync(
        ClinicId clinic, string key, ClaimId claim, string assignedBy, CancellationToken cancellationToken)
    {
        var found = await records.FindAsync<UnmatchedPayment>(clinic, key, cancellationToken);
        if (found is null || await records.FindAsync<Claim>(clinic, claim.Value, cancellationToken) is null)
        {
            return [new("PAY-UNKNOWN", Severity.Error, key, "There is no such payment or no such claim.")];
        }

        var payment = found.Record;
        if (payment.AssignedTo is { } other && other != claim)
        {
            return [new("PAY-ASSIGNED", Severity.Error, key, $"It was posted to claim {other} already.")];
        }

        if (payment.AssignedTo is null)
        {
            payment = payment with { AssignedTo = claim };
            await records.SaveAsync(
                clinic,
                [
                    RecordChange.Replace(found, payment),
                    .. ProviderMoney.Assigned(payment, time.GetUtcNow()).Select(RecordChange.Add),
                ],
                cancellationToken);
        }

        await post.PostAsync(
            new(clinic, claim), payment.File, [(payment.Ordinal, payment.Adjudication)], cancellationToken);
        await audit.WriteAsync(
            clinic, claim.Value, assignedBy, "assigned", $"payment {key}", $"assigned/{key}", cancellationToken);
        await work.CloseAsync(clinic, $"unmatched/{key}", $"posted to claim {claim}", cancellationToken);
        return [];
    }

    /// <summary>The file is posted and its money is on its way to the bank: written in one piece, once.</summary>
    private async Task FinishAsync(
        ClinicId clinic, RemittanceFile file, PayerId? payer, Money unmatched, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await records.SaveAsync(
            clinic,
            [RecordChange.Put(file), .. ProviderMoney.Entries(file, unmatched, now).Select(RecordChange.Put)],
            cancellationToken);
        var tied = await TieAsync(clinic, file, payer, cancellationToken);
        foreach (var item in ProviderMoney.Work(file, tied, now))
        {
            await work.OpenAsync(clinic, item, cancellationToken);
        }

        await deposits.MatchAsync(clinic, file, cancellationToken);
    }

    /// <summary>The places of adjustments that recover what a reversal left: the payer's number of the claim says so.
    /// </summary>
    private async Task<IReadOnlySet<int>> TieAsync(
        ClinicId clinic, RemittanceFile file, PayerId? payer, CancellationToken cancellationToken)
    {
        var tied = new HashSet<int>();
        foreach (var (index, one) in file.ProviderAdjustments.Index())
        {
            if (payer is not { } known || !ProviderMoney.MayRecover(one)
                || await records.FindAsync<PayerClaimNumber>(
                    clinic, PayerClaimNumber.KeyOf(known, one.Reference), cancellationToken)
                    is not { Record.Claim: var id }
                || Recoupment.Of(
                    one, file.Id, id, await ClaimPayment.ListAsync(records, new(clinic, id), cancellationToken))
                    is not { } recoupment)
            {
                continue;
            }

            await records.TryAddAsync(clinic, recoupment, cancellationToken);
            var kept = await records.GetAsync<Recoupment>(clinic, recoupment.Key, cancellationToken);
            if (kept.File == file.Id)
            {
                tied.Add(index); // Else it was recovered before: somebody must ask why twice.
            }
        }

        return tied;
    }

    /// <returns>What of it is for claims that are not known.</returns>
    private async Task<Money> PostAsync(
        ClinicId clinic, RemittanceFile file, X12Remittance remittance, CancellationToken cancellationToken)
    {
        var payer = PayerOf(clinic, remittance);
        var matched = new List<(ClaimId Claim, int Ordinal, Adjudication Adjudication)>();
        var (ordinal, unmatched) = (0, new List<Money>());
        foreach (var payment in remittance.Claims)
        {
            ordinal++;
            var adjudication = RemittanceReading.AdjudicationOf(payment, file.Date);
            if (!await IsKeptAsync(clinic, file, ordinal, cancellationToken)
                && await match.FindAsync(clinic, payment, payer, cancellationToken) is { } claim)
            {
                matched.Add((claim, ordinal, adjudication));
            }
            else
            {
                unmatched.Add(adjudication.Paid);
                await KeepUnmatchedAsync(clinic, file, ordinal, payment, payer, adjudication, cancellationToken);
            }
        }

        // All that a file states of a claim is one decision: a reversal and its correction belong together.
        foreach (var group in matched.GroupBy(one => one.Claim))
        {
            await post.PostAsync(
                new(clinic, group.Key), file.Id, [.. group.Select(one => (one.Ordinal, one.Adjudication))],
                cancellationToken);
        }

        logger.RemittancePosted(file.Id, matched.Count, unmatched.Count);
        return Money.Sum(unmatched);
    }

    /// <summary>Before a crash it was kept as unmatched; since then a person may have said whose it is.</summary>
    private async Task<bool> IsKeptAsync(
        ClinicId clinic, RemittanceFile file, int ordinal, CancellationToken cancellationToken) =>
        await records.FindAsync<UnmatchedPayment>(
            clinic, UnmatchedPayment.KeyOf(file.Id, ordinal), cancellationToken) is not null;

    private PayerId? PayerOf(ClinicId clinic, X12Remittance remittance)
    {
        var payer = directory.Payers(clinic).FirstOrDefault(payer =>
            payer.ElectronicId == remittance.Payer?.Id
            || (remittance.Payer?.References.Any(reference =>
                reference.Qualifier == "2U" && reference.Value == payer.ElectronicId) ?? false)
            || string.Equals(
                X12Text.Of(payer.Name), X12Text.Of(remittance.Payer?.Name ?? ""), StringComparison.Ordinal));
        return payer?.Id;
    }

    private async Task KeepUnmatchedAsync(
        ClinicId clinic,
        RemittanceFile file,
        int ordinal,
        X12Claim payment,
        PayerId? payer,
        Adjudication adjudication,
        CancellationToken cancellationToken)
    {
        var suggestions = await match.SuggestAsync(clinic, payment, payer, cancellationToken);
        var key = UnmatchedPayment.KeyOf(file.Id, ordinal);
        await records.TryAddAsync(
            clinic,
            new UnmatchedPayment(file.Id, ordinal, adjudication, [.. suggestions.Select(one => one.Claim)]),
            cancellationToken);
        var hint = suggestions.Count == 0
            ? "No claim of that day fits it."
            : $"It may be for {string.Join(", or ", suggestions.Select(one => $"claim {one.Claim} ({one.Reason})"))}.";
        await work.OpenAsync(
            clinic,
            new(
                $"unmatched/{key}", WorkItemType.UnmatchedPayment, key, time.GetUtcNow(), null,
                $"{adjudication.Paid} of remittance {file.TraceNumber} is for a claim that is not known. {hint}"),
            cancellationToken);
    }
}
