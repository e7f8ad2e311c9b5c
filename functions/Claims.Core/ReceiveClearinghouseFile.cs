using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X277;
using Claims.Edi.X277CA;
using Claims.Edi.X999;
using Microsoft.Extensions.Logging;
using X12Remittance = Claims.Edi.X835.Remittance;

namespace Claims.Core;

/// <summary>
/// Takes one file that the clearinghouse brought: acknowledgements, claim statuses or remittances. Every file is
/// settled in the end, used or quarantined with its reason and a work item; a crash on the way takes it up again from
/// the start.
/// </summary>
public sealed class ReceiveClearinghouseFile(
    IClearinghouse clearinghouse,
    IClinicDirectory directory,
    ReceiveAcknowledgements acknowledgements,
    ReceiveClaimStatus statuses,
    ReceiveRemittance remittances,
    WorkItems work,
    TimeProvider time,
    ILogger<ReceiveClearinghouseFile> logger)
{
    private static readonly string[] BalanceCodes =
        [EdiCodes.LineUnbalanced, EdiCodes.ClaimUnbalanced, EdiCodes.RemittanceUnbalanced];

    /// <summary>Reads, uses and settles a received file.</summary>
    /// <param name="name">One of <see cref="IClearinghouse.ListReceivedAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the work; the file stays until it is settled.</param>
    public async Task ReceiveAsync(string name, CancellationToken cancellationToken)
    {
        var reading = X12File.Read(await ReadAsync(name, cancellationToken));
        var reason = FaultOf(reading) ?? await UseAsync(name, reading.Value, cancellationToken);
        if (reason is not null)
        {
            await QuarantineAsync(name, reason, reading.Value, cancellationToken);
        }

        await clearinghouse.SettleAsync(name, reason, cancellationToken);
        logger.FileReceived(name, reason is null ? "used" : "quarantined");
    }

    private async Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var stream = await clearinghouse.OpenReceivedAsync(name, cancellationToken);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }

    /// <summary>A remittance that does not balance is sound X12: it is Remittance that turns it away.</summary>
    private static string? FaultOf(ReadResult<EdiList<Interchange>> reading)
    {
        var errors = reading.Issues
            .Where(issue => issue.Severity == EdiSeverity.Error && !BalanceCodes.Contains(issue.Code))
            .Take(3).Select(issue => issue.ToString()).ToList();
        return errors.Count > 0 ? $"It is not sound X12: {string.Join("; ", errors)}"
            : reading.Value.Count == 0 ? "It is not X12."
            : null;
    }

    /// <returns>Why a part of the file could not be used; null when all of it was.</returns>
    private async Task<string?> UseAsync(
        string name, EdiList<Interchange> interchanges, CancellationToken cancellationToken)
    {
        var reasons = new List<string?>();
        foreach (var interchange in interchanges)
        {
            var clinics = ClinicsOf(interchange);
            reasons.Add(clinics.Count switch
            {
                1 => await UseAsync(clinics[0], name, interchange, cancellationToken),
                0 => "Its receiver is no clinic of this installation (ISA08 against submitterId in clinic.json).",
                _ => "Several clinics have its receiver as submitterId in clinic.json: give each its own.",
            });
        }

        var faults = reasons.OfType<string>().Distinct().ToList();
        return faults.Count == 0 ? null : string.Join(" ", faults);
    }

    private IReadOnlyList<ClinicId> ClinicsOf(Interchange interchange) =>
        [.. directory.Clinics.Where(id => directory.Clinic(id).SubmitterId == interchange.Receiver.Trim())];

    private async Task<string?> UseAsync(
        ClinicId clinic, string name, Interchange interchange, CancellationToken cancellationToken)
    {
        var reasons = new List<string?>();
        foreach (var answer in interchange.Acknowledgements)
        {
            reasons.Add(await acknowledgements.ReceiveAsync(clinic, answer, cancellationToken));
        }

        foreach (var transaction in interchange.Transactions)
        {
            reasons.Add(transaction switch
            {
                ImplementationAcknowledgement { GroupCode: "HR" } answer =>
                    await statuses.ReceiveAsync(clinic, answer, name, cancellationToken),
                ClaimStatusResponse answer =>
                    await statuses.ReceiveAsync(clinic, answer, name, cancellationToken),
                ImplementationAcknowledgement answer =>
                    await acknowledgements.ReceiveAsync(clinic, answer, cancellationToken),
                ClaimAcknowledgement answer =>
                    await acknowledgements.ReceiveAsync(clinic, answer, name, cancellationToken),
                X12Remittance remittance =>
                    await remittances.ReceiveAsync(clinic, name, remittance, cancellationToken),
                _ => $"It holds a transaction {transaction.Identifier}: only 999, 277CA, 277 and 835 come in files.",
            });
        }

        if (reasons.Count == 0)
        {
            return "It is empty: an envelope without a transaction.";
        }

        var faults = reasons.OfType<string>().Distinct().ToList();
        return faults.Count == 0 ? null : string.Join(" ", faults);
    }

    /// <summary>The work is filed with the clinic it came to; with all of them when that is not clear.</summary>
    private async Task QuarantineAsync(
        string name, string reason, EdiList<Interchange> interchanges, CancellationToken cancellationToken)
    {
        var known = interchanges.SelectMany(ClinicsOf).Distinct().ToList();
        foreach (var clinic in known.Count > 0 ? known : directory.Clinics)
        {
            var item = new WorkItem(
                $"bad-file/{name}", WorkItemType.BadFile, name, time.GetUtcNow(), null,
                $"A file from the clearinghouse was put into quarantine. {reason}");
            await work.OpenAsync(clinic, item, cancellationToken);
        }
    }
}
