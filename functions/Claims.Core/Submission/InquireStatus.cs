using System.Text;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Microsoft.Extensions.Logging;

namespace Claims.Core.Submission;

/// <summary>
/// Asks payers what became of claims that they accepted and have not decided for longer than payers.json allows: one
/// 276 a payer. Number, bytes, the claims' record of the question and the next day to ask are written in one piece
/// before anything is sent, so that no claim is asked about twice and a crash sends the very same file.
/// </summary>
public sealed class InquireStatus(
    IRecords records,
    IClinicDirectory directory,
    IClearinghouse clearinghouse,
    WorkItems work,
    AuditTrail audit,
    TimeProvider time,
    ILogger<InquireStatus> logger)
{
    /// <summary>Three writes a claim and two for the file: Cosmos DB takes 100 in one piece.</summary>
    internal const int MostClaims = 30;

    /// <summary>When a claim of a clinic will next have to be asked about; null when none is waiting.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        await foreach (var _ in records.ListAsync<OutgoingInquiry>(clinic, "", cancellationToken))
        {
            return time.GetUtcNow();
        }

        await foreach (var (due, _) in records.ListAsync<StatusDue>(clinic, "", cancellationToken))
        {
            return directory.Clinic(clinic).MorningOf(due.On);
        }

        return null;
    }

    /// <summary>Asks what is due and sends what an earlier run left unsent.</summary>
    /// <returns>How many files went out.</returns>
    public async Task<int> RunAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var due = await ListDueAsync(clinic, cancellationToken);
        foreach (var ofPayer in due.GroupBy(claim => claim.Payer))
        {
            foreach (var some in ofPayer.Chunk(MostClaims))
            {
                await MakeAsync(clinic, ofPayer.Key, some, cancellationToken);
            }
        }

        var files = await records.ReadAllAsync<OutgoingInquiry>(clinic, "", cancellationToken);
        foreach (var file in files)
        {
            await SendAsync(clinic, file, cancellationToken);
        }

        return files.Count;
    }

    /// <summary>Claims to ask about now. What has been decided is taken off the list.</summary>
    private async Task<IReadOnlyList<DueClaim>> ListDueAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var entries = new List<StatusDue>();
        await foreach (var (entry, _) in records.ListAsync<StatusDue>(clinic, "", cancellationToken))
        {
            if (directory.Clinic(clinic).MorningOf(entry.On) > time.GetUtcNow())
            {
                break; // Keys are in the order of days.
            }

            entries.Add(entry);
        }

        var due = new List<DueClaim>();
        foreach (var entry in entries)
        {
            var claim = await records.GetAsync<Claim>(clinic, entry.Claim.Value, cancellationToken);
            if (claim.Status == ClaimStatus.Accepted && StatusDue.RuleOf(directory, claim) is { } rule)
            {
                due.Add(new(claim.Payer, entry, rule));
                continue;
            }

            await ClaimStatusWork.CloseAsync(records, work, clinic, claim.Id, "decided", cancellationToken);
            await records.SaveAsync(clinic, cancellationToken, RecordChange.Remove(entry));
        }

        return due;
    }

    private async Task MakeAsync(
        ClinicId clinicId, PayerId payerId, IReadOnlyList<DueClaim> due, CancellationToken cancellationToken)
    {
        var clinic = directory.Clinic(clinicId);
        var payer = directory.Payers(clinicId).First(payer => payer.Id == payerId);
        while (!await TryMakeAsync(clinic, payer, due, cancellationToken))
        {
            // Another process took the number or asked about a claim: look again.
        }
    }

    private async Task<bool> TryMakeAsync(
        Clinic clinic, Payer payer, IReadOnlyList<DueClaim> due, CancellationToken cancellationToken)
    {
        var (number, taking) = await ControlNumberTaker.NextAsync(records, clinic.Id, cancellationToken);
        var now = time.GetUtcNow();
        var changes = new List<RecordChange>();
        var asked = new List<Claim>();
        foreach (var (_, entry, rule) in due)
        {
            // Gone when another process asked in the meantime.
            var stored = await records.FindAsync<StatusDue>(clinic.Id, entry.Key, cancellationToken);
            var claim = await records.FindAsync<Claim>(clinic.Id, entry.Claim.Value, cancellationToken);
            if (stored is not null && claim is { Record.Status: ClaimStatus.Accepted })
            {
                asked.Add(claim.Record);
                changes.Add(RecordChange.Replace(
                    claim, claim.Record with { StatusInquiry = new(number, now) }));
                changes.Add(RecordChange.Remove(entry));
                changes.Add(RecordChange.Put(new StatusDue(clinic.DayOf(now).AddDays(rule.AgainDays), entry.Claim)));
            }
        }

        if (asked.Count == 0)
        {
            return true;
        }

        var question = X12File.Write(ClaimStatusQuestion.Write(clinic, payer, asked, number, now));
        var file = new OutgoingInquiry(
            number, $"{clinic.Id}-{Batch.KeyOf(number)}-276.x12", asked.ConvertAll(claim => claim.Id),
            Encoding.ASCII.GetString(question));
        try
        {
            await records.SaveAsync(clinic.Id, [taking, RecordChange.Add(file), .. changes], cancellationToken);
            return true;
        }
        catch (RecordConflictException)
        {
            return false;
        }
    }

    private async Task SendAsync(ClinicId clinic, OutgoingInquiry file, CancellationToken cancellationToken)
    {
        await clearinghouse.SendAsync(file.FileName, Encoding.ASCII.GetBytes(file.Content), cancellationToken);
        foreach (var claim in file.Claims)
        {
            await audit.WriteAsync(
                clinic, claim.Value, "pipeline", "status-asked", file.FileName, $"status-asked/{file.Key}",
                cancellationToken);
        }

        await records.SaveAsync(clinic, cancellationToken, RecordChange.Remove(file));
        logger.StatusAsked(file.FileName, file.Claims.Count);
    }

    private sealed record DueClaim(PayerId Payer, StatusDue Entry, StatusInquiryRule Rule);
}
