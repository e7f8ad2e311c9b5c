using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Edi.Codes;
using Claims.Edi.X276;
using Claims.Edi.X277;
using Claims.Edi.X277CA;
using Claims.Edi.X999;

namespace Claims.Core.Submission;

/// <summary>
/// Takes what payers answer to questions for claims' status: 999 to a 276, 277 to each of its claims. The status goes
/// into the claim's record; where the payer does not know a claim or wants something, a person is told. It decides
/// nothing: only a remittance does. Taking a file twice changes nothing the second time.
/// </summary>
public sealed class ReceiveClaimStatus(IRecords records, WorkItems work, AuditTrail audit, TimeProvider time)
{
    /// <summary>Takes a 999: the form of a 276.</summary>
    public async Task<string?> ReceiveAsync(
        ClinicId clinic, ImplementationAcknowledgement answer, string fileName, CancellationToken cancellationToken)
    {
        if (answer.Code is not ("A" or "E"))
        {
            await FileBadAsync(
                clinic, $"status-refused/{fileName}", fileName,
                $"A question for the status of claims was refused for its form (999 {answer.Code}, control number "
                + $"{answer.GroupControlNumber}): call the clearinghouse, and ask the payer by phone meanwhile.",
                cancellationToken);
        }

        return null;
    }

    /// <summary>Takes a 277: what became of claims that were asked about.</summary>
    public async Task<string?> ReceiveAsync(
        ClinicId clinic, ClaimStatusResponse answer, string fileName, CancellationToken cancellationToken)
    {
        await CheckRefusalAsync(clinic, answer, fileName, cancellationToken);
        var unknown = 0;
        foreach (var claim in answer.Claims)
        {
            unknown += await TakeAsync(clinic, claim, cancellationToken) ? 0 : 1;
        }

        if (unknown > 0)
        {
            await FileBadAsync(
                clinic, $"unknown-claims/{fileName}", fileName,
                $"{unknown} claims of this 277 were never sent by this clinic: ask the clearinghouse.",
                cancellationToken);
        }

        return null;
    }

    /// <summary>A status above the claims: nothing below it could be answered (277 2200B, 2200C).</summary>
    private async Task CheckRefusalAsync(
        ClinicId clinic, ClaimStatusResponse answer, string fileName, CancellationToken cancellationToken)
    {
        var receivers = answer.Payers.SelectMany(payer => payer.Receivers).ToList();
        var levels = receivers.Select(receiver => receiver.Status)
            .Concat(receivers.SelectMany(receiver => receiver.Providers).Select(provider => provider.Status));
        var codes = levels.OfType<LevelStatus>().SelectMany(level => level.Statuses)
            .SelectMany(status => status.Codes).ToList();
        if (codes.Count > 0 && StatusMeanings.Of(codes) is StatusMeaning.Wanted or StatusMeaning.NotKnown)
        {
            await FileBadAsync(
                clinic, $"status-refused/{fileName}", fileName,
                $"A payer answered no question for the status of claims ({Words(codes)}): check the enrollment for "
                + "claim status with the clearinghouse.",
                cancellationToken);
        }
    }

    /// <returns>False when the claim is not known.</returns>
    private async Task<bool> TakeAsync(ClinicId clinic, StatusClaim answer, CancellationToken cancellationToken)
    {
        if (!ClaimId.TryParse(answer.TraceNumber, out var id) && !ClaimId.TryParse(answer.PatientControlNumber, out id))
        {
            return false;
        }

        if (await records.FindAsync<Claim>(clinic, id.Value, cancellationToken) is null)
        {
            return false;
        }

        var codes = answer.Statuses.SelectMany(status => status.Codes).ToList();
        var effective = answer.Statuses.Select(status => status.Effective).Max();
        var claim = await records.UpdateAsync<Claim>(
            clinic, id.Value, stored => With(stored, codes, effective), cancellationToken);
        var status = claim.PayerStatus!;
        await audit.WriteAsync(
            clinic, id.Value, "payer", "status-answered", string.Join(", ", status.Codes),
            $"status-answered/{status.Inquiry}/{string.Join('+', status.Codes)}", cancellationToken);
        if (claim.Status == ClaimStatus.Accepted)
        {
            await FollowAsync(clinic, claim, status, codes, cancellationToken);
        }

        return true;
    }

    private Claim With(Claim stored, IReadOnlyList<ClaimStatusCode> codes, DateOnly? effective)
    {
        var number = stored.StatusInquiry?.Number ?? 0;
        string[] said = [.. codes.Select(code => $"{code.Category}:{code.Status}").Distinct()];
        if (stored.PayerStatus is { } known && known.Inquiry == number && known.Codes.SequenceEqual(said))
        {
            return stored;
        }

        var meaning = StatusMeanings.Of(codes);
        return stored with
        {
            PayerStatus = new(
                said, meaning, effective, number, time.GetUtcNow(),
                meaning == StatusMeaning.Finished ? stored.PayerStatus?.FinishedSince ?? number : null),
        };
    }

    private async Task FollowAsync(
        ClinicId clinic,
        Claim claim,
        PayerStatus status,
        IReadOnlyList<ClaimStatusCode> codes,
        CancellationToken cancellationToken)
    {
        var text = status.Meaning switch
        {
            StatusMeaning.NotKnown =>
                "The payer does not know this claim although it was accepted: ask the clearinghouse for the proof of "
                + "acceptance (277CA), and have the payer search for it before the filing limit.",
            StatusMeaning.Wanted => "The payer wants something, or turned the claim away: do what the codes say.",
            StatusMeaning.Finished when status.FinishedSince < status.Inquiry =>
                "The payer says again that it has decided, and no remittance came: ask for the 835.",
            _ => null,
        };
        if (text is not null)
        {
            await ClaimStatusWork.OpenAsync(
                records, work, clinic,
                new(
                    $"{ClaimStatusWork.PrefixOf(claim.Id)}{Batch.KeyOf(status.Inquiry)}", WorkItemType.ClaimStatus,
                    claim.Id.Value, time.GetUtcNow(), null, $"{text} (277 {Words(codes)})"),
                cancellationToken);
        }
        else if (status.Meaning != StatusMeaning.NoAnswer)
        {
            await ClaimStatusWork.CloseAsync(
                records, work, clinic, claim.Id, "the payer works on it", cancellationToken);
        }
    }

    /// <summary>Codes with the meaning of their category; a payer's free text may name the patient, so it is not
    /// repeated.</summary>
    private static string Words(IEnumerable<ClaimStatusCode> codes) => string.Join(
        "; ",
        codes.Distinct().Select(code =>
            $"{code.Category}:{code.Status}{(code.Entity.Length == 0 ? "" : $":{code.Entity}")} "
            + CodeList.StatusCategories.Describe(code.Category)));

    private Task FileBadAsync(
        ClinicId clinic, string key, string subject, string text, CancellationToken cancellationToken) =>
        work.OpenAsync(
            clinic, new(key, WorkItemType.BadFile, subject, time.GetUtcNow(), null, text), cancellationToken);
}

/// <summary>The work about a claim's status: one open item a claim at most.</summary>
internal static class ClaimStatusWork
{
    public static string PrefixOf(ClaimId claim) => $"claim-status/{claim}/";

    /// <summary>Files an item unless an earlier answer's is still open.</summary>
    public static async Task OpenAsync(
        IRecords records, WorkItems work, ClinicId clinic, WorkItem item, CancellationToken cancellationToken)
    {
        var prefix = item.Key[..(item.Key.LastIndexOf('/') + 1)];
        var known = await records.ReadAllAsync<WorkItem>(clinic, prefix, cancellationToken);
        if (known.All(other => other.ClosedAt is not null))
        {
            await work.OpenAsync(clinic, item, cancellationToken);
        }
    }

    /// <summary>Closes what is open about a claim.</summary>
    public static async Task CloseAsync(
        IRecords records,
        WorkItems work,
        ClinicId clinic,
        ClaimId claim,
        string resolution,
        CancellationToken cancellationToken)
    {
        foreach (var item in await records.ReadAllAsync<WorkItem>(clinic, PrefixOf(claim), cancellationToken))
        {
            await work.CloseAsync(clinic, item.Key, resolution, cancellationToken);
        }
    }
}
