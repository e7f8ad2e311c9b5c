using System.Text;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Microsoft.Extensions.Logging;

namespace Claims.Core.Submission;

/// <summary>
/// Sends claims that are ready, one 837 file a payer. Number, batch, bytes and the claims' new status are written in
/// one piece before anything is sent; a crash after that sends the very same file under the very same name.
/// </summary>
public sealed class BatchClaims(
    IRecords records,
    IClinicDirectory directory,
    IClearinghouse clearinghouse,
    WorkItems work,
    AuditTrail audit,
    TimeProvider time,
    ILogger<BatchClaims> logger)
{
    /// <summary>Two writes a claim and three for the batch: Cosmos DB takes 100 in one piece.</summary>
    internal const int MostClaims = 45;

    /// <summary>Whether <see cref="RunAsync"/> has something to do.</summary>
    public async Task<bool> HasReadyAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        await foreach (var _ in records.ListAsync<OutgoingFile>(clinic, "", cancellationToken))
        {
            return true;
        }

        await foreach (var _ in records.ListAsync<ReadyClaim>(clinic, "", cancellationToken))
        {
            return true;
        }

        return false;
    }

    /// <summary>Batches what is ready and sends what an earlier run left unsent.</summary>
    /// <returns>How many files went out.</returns>
    public async Task<int> RunAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var waiting = await records.ReadAllAsync<ReadyClaim>(clinic, "", cancellationToken);
        foreach (var ready in waiting.GroupBy(claim => claim.Payer))
        {
            foreach (var some in ready.Chunk(MostClaims))
            {
                await MakeAsync(clinic, ready.Key, some, cancellationToken);
            }
        }

        var files = await records.ReadAllAsync<OutgoingFile>(clinic, "", cancellationToken);
        foreach (var file in files)
        {
            await SendAsync(clinic, file, cancellationToken);
        }

        return files.Count;
    }

    private async Task MakeAsync(
        ClinicId clinicId, PayerId payerId, IReadOnlyList<ReadyClaim> ready, CancellationToken cancellationToken)
    {
        if (directory.Payers(clinicId).FirstOrDefault(payer => payer.Id == payerId) is not { } payer)
        {
            await work.OpenAsync(
                clinicId,
                new(
                    $"payer-gone/{payerId}", WorkItemType.Coverage, payerId.Value, time.GetUtcNow(), null,
                    "Claims wait for a payer that is no longer in payers.json: put it back."),
                cancellationToken);
            return;
        }

        while (!await TryMakeAsync(directory.Clinic(clinicId), payer, ready, cancellationToken))
        {
            // Another process took the number or a claim: look again.
        }
    }

    private async Task<bool> TryMakeAsync(
        Clinic clinic, Payer payer, IReadOnlyList<ReadyClaim> ready, CancellationToken cancellationToken)
    {
        var claims = new List<Versioned<Claim>>();
        foreach (var entry in ready)
        {
            var claim = await records.FindAsync<Claim>(clinic.Id, entry.Claim.Value, cancellationToken);
            if (claim is { Record.Status: ClaimStatus.Ready })
            {
                claims.Add(claim);
            }
        }

        if (claims.Count == 0)
        {
            return true;
        }

        var (number, taking) = await ControlNumberTaker.NextAsync(records, clinic.Id, cancellationToken);
        var bare = claims.ConvertAll(claim => claim.Record);
        var now = time.GetUtcNow();
        var bytes = X12File.Write(ClaimTo837.Write(clinic, payer, bare, directory.Payers(clinic.Id), number, now));
        var batch = new Batch(
            number, payer.Id, $"{clinic.Id}-{Batch.KeyOf(number)}-837p.x12", bare.ConvertAll(claim => claim.Id),
            Money.Sum(bare.Select(claim => claim.Charge)), now, BatchStatus.Made);
        try
        {
            await records.SaveAsync(
                clinic.Id,
                [
                    taking,
                    RecordChange.Add(batch),
                    RecordChange.Add(new OutgoingFile(number, batch.FileName, Encoding.ASCII.GetString(bytes))),
                    .. claims.Select(claim => RecordChange.Replace(
                        claim, claim.Record with { Status = ClaimStatus.Sent, Batch = batch.Key })),
                    .. bare.Select(claim => RecordChange.Remove(new ReadyClaim(claim.Payer, claim.Id))),
                ],
                cancellationToken);
            return true;
        }
        catch (RecordConflictException)
        {
            return false;
        }
    }

    private async Task SendAsync(ClinicId clinic, OutgoingFile file, CancellationToken cancellationToken)
    {
        await clearinghouse.SendAsync(file.FileName, Encoding.ASCII.GetBytes(file.Content), cancellationToken);
        var batch = await records.GetAsync<Batch>(clinic, file.Key, cancellationToken);
        await audit.WriteAsync(
            clinic, file.FileName, "pipeline", "submitted", $"{batch.Claims.Count} claims, {batch.Charge}", "sent",
            cancellationToken);

        // The 999 may have been faster than this line: a status beyond Made stays.
        await records.UpdateAsync<Batch>(
            clinic,
            batch.Key,
            stored => stored.Status == BatchStatus.Made ? stored with { Status = BatchStatus.Sent } : stored,
            cancellationToken);
        await records.SaveAsync(clinic, cancellationToken, RecordChange.Remove(file));
        logger.BatchSent(file.FileName, batch.Claims.Count);
    }
}
