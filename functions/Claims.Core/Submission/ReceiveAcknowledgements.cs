using System.Globalization;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Edi.Envelope;
using Claims.Edi.X277CA;
using Claims.Edi.X999;

namespace Claims.Core.Submission;

/// <summary>
/// Takes the answers to what was sent: TA1 and 999 to a batch, 277CA to each of its claims. Taking one twice changes
/// nothing the second time. Each answer returns why it cannot be used, or null.
/// </summary>
public sealed class ReceiveAcknowledgements(
    IRecords records,
    IClinicDirectory directory,
    EventOutbox outbox,
    WorkItems work,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Takes a TA1: the envelope as a whole.</summary>
    public async Task<string?> ReceiveAsync(
        ClinicId clinic, InterchangeAcknowledgement answer, CancellationToken cancellationToken)
    {
        if (answer.Code != "R")
        {
            return null;
        }

        Issue[] findings =
        [
            new(
                $"TA1-{answer.Note}", Severity.Error, "batch",
                $"The clearinghouse refused the file's envelope (TA1 note {answer.Note}): the billing office must "
                + "check the submitter and receiver ids. The claims go out again when approved again."),
        ];
        return await AnswerAsync(clinic, answer.ControlNumber, findings, "", cancellationToken);
    }

    /// <summary>Takes a 999: the form of a batch.</summary>
    public async Task<string?> ReceiveAsync(
        ClinicId clinic, ImplementationAcknowledgement answer, CancellationToken cancellationToken)
    {
        // One transaction a group is sent: P cannot be less than all of it.
        var accepted = answer.Code is "A" or "E" && answer.Responses.All(response => response.Code is "A" or "E");
        return answer.GroupCode != "HC"
            ? $"It answers a group of kind {answer.GroupCode}; only claims (HC) are sent in files."
            : await AnswerAsync(
                clinic, answer.GroupControlNumber, accepted ? [] : Rejections.Of(answer), answer.ControlNumber,
                cancellationToken);
    }

    /// <summary>Takes a 277CA: which claims were taken in and which were not.</summary>
    public async Task<string?> ReceiveAsync(
        ClinicId clinic, ClaimAcknowledgement answer, string fileName, CancellationToken cancellationToken)
    {
        var unknown = 0;
        foreach (var source in answer.Sources)
        {
            foreach (var receiver in source.Receivers)
            {
                await CheckTotalsAsync(clinic, receiver.Status, fileName, cancellationToken);
                foreach (var claim in receiver.Providers.SelectMany(provider => provider.Patients)
                    .SelectMany(patient => patient.Claims))
                {
                    unknown += await TakeAsync(
                        clinic, source, claim, new(answer.ControlNumber, fileName), cancellationToken) ? 0 : 1;
                }
            }
        }

        if (unknown > 0)
        {
            await FileBadAsync(
                clinic, $"unknown-claims/{fileName}", fileName,
                $"{unknown} claims of this 277CA were never sent by this clinic: ask the clearinghouse.",
                cancellationToken);
        }

        return null;
    }

    private async Task<string?> AnswerAsync(
        ClinicId clinic,
        string controlNumber,
        IReadOnlyList<Issue> findings,
        string answerNumber,
        CancellationToken cancellationToken)
    {
        if (!int.TryParse(controlNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await records.FindAsync<Batch>(clinic, Batch.KeyOf(number), cancellationToken) is not { } batch)
        {
            return "It answers a control number that this clinic never sent.";
        }

        foreach (var id in findings.Count == 0 ? batch.Record.Claims : [])
        {
            await FilingProof.KeepAsync(
                records, clinic, id,
                proof => proof.FormAcceptedAt is not null
                    ? proof
                    : proof with
                    {
                        Batch = batch.Record.Key,
                        FileName = batch.Record.FileName,
                        FormAcceptedAt = time.GetUtcNow(),
                        FormAnswer = answerNumber,
                    },
                cancellationToken);
        }

        if (findings.Count > 0)
        {
            foreach (var id in batch.Record.Claims)
            {
                await RejectAsync(clinic, id, findings, cancellationToken);
            }

            await FileBadAsync(
                clinic, $"batch-rejected/{batch.Record.Key}", batch.Record.FileName,
                $"The whole batch was rejected ({findings[0].Code}): {findings[0].Text}", cancellationToken);
        }

        var status = findings.Count > 0 ? BatchStatus.Rejected : BatchStatus.Accepted;
        await records.UpdateAsync<Batch>(
            clinic, batch.Record.Key, old => old.Status == status ? old : old with { Status = status },
            cancellationToken);
        return null;
    }

    /// <returns>False when the claim is not known.</returns>
    private async Task<bool> TakeAsync(
        ClinicId clinic,
        InformationSource source,
        AcknowledgedClaim answer,
        Answering file,
        CancellationToken cancellationToken)
    {
        if (!ClaimId.TryParse(answer.PatientControlNumber, out var id)
            || await records.FindAsync<Claim>(clinic, id.Value, cancellationToken) is null)
        {
            return false;
        }

        if (answer.IsRejected)
        {
            await RejectAsync(clinic, id, Rejections.Of(answer), cancellationToken);
        }
        else if (IsTakenIn(source, answer))
        {
            await KeepProofAsync(clinic, id, answer, file, cancellationToken);
            await AcceptAsync(clinic, id, answer.PayerClaimControlNumber, cancellationToken);
        }

        return true;
    }

    /// <summary>Before the claim's own change: a crash in between takes the file up again.</summary>
    private Task KeepProofAsync(
        ClinicId clinic, ClaimId id, AcknowledgedClaim answer, Answering file, CancellationToken cancellationToken) =>
        FilingProof.KeepAsync(
            records, clinic, id,
            proof => proof.TakenInAt is not null
                ? proof
                : proof with
                {
                    TakenInAt = time.GetUtcNow(),
                    TakenInOn = answer.Statuses.Select(status => status.Effective).FirstOrDefault(day => day is not null),
                    TakenInAnswer = file.ControlNumber,
                    TakenInFile = file.FileName,
                    PayerControlNumber = answer.PayerClaimControlNumber.Length > 0 ? answer.PayerClaimControlNumber : null,
                },
            cancellationToken);

    /// <summary>A clearinghouse's receipt (A1) is not yet the payer's acceptance (A2).</summary>
    private static bool IsTakenIn(InformationSource source, AcknowledgedClaim answer) =>
        answer.Statuses.Any(status => status.IsAccepted
            && (source.Name?.Role == "PR" || status.Codes.Any(code => code.Category == "A2")));

    private async Task AcceptAsync(
        ClinicId clinic, ClaimId id, string payerNumber, CancellationToken cancellationToken)
    {
        var number = payerNumber.Length > 0 ? payerNumber : null;
        await ChangeAsync(
            clinic,
            id,
            claim => claim.Status == ClaimStatus.Sent
                ? claim with
                {
                    Status = ClaimStatus.Accepted,
                    AcceptedAt = time.GetUtcNow(),
                    PayerControlNumber = number ?? claim.PayerControlNumber,
                }
                : claim,
            _ => Acknowledgement.For(id).Name,
            cancellationToken);
    }

    private async Task RejectAsync(
        ClinicId clinic, ClaimId id, IReadOnlyList<Issue> findings, CancellationToken cancellationToken)
    {
        var changed = await ChangeAsync(
            clinic,
            id,
            claim => claim.Status is ClaimStatus.Sent or ClaimStatus.Accepted
                ? claim with { Status = ClaimStatus.Rejected, Findings = findings }
                : claim,
            before => before == ClaimStatus.Sent
                ? Acknowledgement.For(id).Name
                : Acknowledgement.LateRejection(id).Name,
            cancellationToken);
        if (changed.Status is ClaimStatus.Paid or ClaimStatus.Denied)
        {
            await FileBadAsync(
                clinic, $"rejected-after-decision/{id}", id.Value,
                $"A 277CA rejects a claim that the payer has decided already ({findings[0].Code}): ask the payer.",
                cancellationToken);
        }
    }

    /// <summary>Changes a claim, and tells the pipeline, in one piece: see <see cref="EventOutbox"/>.</summary>
    private async Task<Claim> ChangeAsync(
        ClinicId clinic,
        ClaimId id,
        Func<Claim, Claim> change,
        Func<ClaimStatus, string> eventOf,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var old = await records.FindAsync<Claim>(clinic, id.Value, cancellationToken)
                ?? throw new KeyNotFoundException($"There is no claim '{id}'.");
            var changed = change(old.Record);
            if (ReferenceEquals(changed, old.Record))
            {
                return changed;
            }

            var pending = new PendingEvent(changed.AwaitedBy, eventOf(old.Record.Status), changed.Status.ToString());
            try
            {
                await records.SaveAsync(
                    clinic,
                    [
                        RecordChange.Replace(old, changed),
                        RecordChange.Put(pending),
                        .. IndexOf(changed),
                        .. StatusDue.AfterAcceptance(directory, changed),
                    ],
                    cancellationToken);
            }
            catch (RecordConflictException)
            {
                continue;
            }

            await audit.WriteAsync(
                clinic, id.Value, "payer", changed.Status.ToString().ToLowerInvariant(), $"batch {changed.Batch}",
                $"acknowledged/{changed.Status}", cancellationToken);
            await work.CloseAsync(clinic, MissAcknowledgement.KeyOf(id), "an acknowledgement came", cancellationToken);
            await outbox.RaiseAsync(clinic, pending, cancellationToken);
            return changed;
        }
    }

    private static IEnumerable<RecordChange> IndexOf(Claim claim) =>
        claim.PayerControlNumber is { } number
            ? [RecordChange.Put(new PayerClaimNumber(claim.Payer, number, claim.Id))]
            : [];

    /// <summary>277CA QTY and AMT: what was accepted and what was rejected are together what was submitted.</summary>
    private async Task CheckTotalsAsync(
        ClinicId clinic, LevelStatus? status, string fileName, CancellationToken cancellationToken)
    {
        if (status is null
            || !int.TryParse(status.TraceNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await records.FindAsync<Batch>(clinic, Batch.KeyOf(number), cancellationToken) is not { } batch)
        {
            return;
        }

        var count = (status.AcceptedCount ?? 0) + (status.RejectedCount ?? 0);
        var amount = (status.AcceptedAmount ?? 0) + (status.RejectedAmount ?? 0);
        if (count != batch.Record.Claims.Count || amount != batch.Record.Charge.Amount)
        {
            await FileBadAsync(
                clinic, $"totals/{batch.Record.Key}/{fileName}", batch.Record.FileName,
                $"The 277CA accounts for {count} claims and {amount:0.00} dollars; {batch.Record.Claims.Count} and "
                + $"{batch.Record.Charge} were sent. Ask the clearinghouse for the rest.",
                cancellationToken);
        }
    }

    private Task FileBadAsync(
        ClinicId clinic, string key, string subject, string text, CancellationToken cancellationToken) =>
        work.OpenAsync(
            clinic, new(key, WorkItemType.BadFile, subject, time.GetUtcNow(), null, text), cancellationToken);

    /// <summary>The 277CA that answers.</summary>
    private readonly record struct Answering(string ControlNumber, string FileName);
}

/// <summary>The index of claims by the payer's own number.</summary>
/// <param name="Payer">The payer.</param>
/// <param name="Number">Its number (277CA REF*1K, 835 CLP07).</param>
/// <param name="Claim">The claim.</param>
public sealed record PayerClaimNumber(PayerId Payer, string Number, ClaimId Claim) : IRecord<PayerClaimNumber>
{
    /// <inheritdoc/>
    public static string Kind => "payer-claim-number";

    /// <inheritdoc/>
    public string Key => KeyOf(Payer, Number);

    /// <summary>The key of a payer's number.</summary>
    public static string KeyOf(PayerId payer, string number) => $"{payer}/{Uri.EscapeDataString(number)}";
}
