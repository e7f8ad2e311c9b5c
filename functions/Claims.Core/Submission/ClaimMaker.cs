using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Edi.Syntax;

namespace Claims.Core.Submission;

/// <summary>Makes a claim of what is to be billed: frequency, references, scrubbing; stores it ready for its batch.</summary>
public sealed class ClaimMaker(
    IRecords records, IClinicDirectory directory, DiagnosisCodes codes, TimeProvider time)
{
    /// <summary>Makes, scrubs and stores a claim; a repeat gives the one that is there.</summary>
    /// <param name="reviewed">Encounter and round: they name the claim.</param>
    /// <param name="content">What is billed.</param>
    /// <param name="payer">To whom.</param>
    /// <param name="awaitedBy">The workflow instance that is told of what comes for it.</param>
    /// <param name="cancel">Cancels the work.</param>
    internal async Task<BuiltClaim> MakeAsync(
        ReviewedEncounter reviewed, ClaimContent content, Payer payer, string awaitedBy, CancellationToken cancel)
    {
        var claim = await ComposeAsync(reviewed, content, payer, awaitedBy, cancel);
        var errors = await ScrubAsync(claim, payer, cancel);
        if (errors.Count > 0)
        {
            return new(null, errors);
        }

        await StoreAsync(claim, cancel);
        return new(claim.Ref, []);
    }

    /// <summary>
    /// A claim that the payer has adjudicated is replaced (frequency 7 with its number); one that was rejected was
    /// never taken in, so the corrected one is a first claim again.
    /// </summary>
    private async Task<Claim> ComposeAsync(
        ReviewedEncounter reviewed, ClaimContent content, Payer payer, string awaitedBy, CancellationToken cancel)
    {
        var earlier = await EncounterClaims.ListAsync(records, reviewed.Encounter, cancel);
        var replaced = earlier.LastOrDefault(claim => claim.Prior is null) is
        { Status: ClaimStatus.Accepted or ClaimStatus.Paid or ClaimStatus.Denied } last && last.Payer == payer.Id
            ? last
            : null;
        return new(
            ClaimId.For(reviewed.Encounter.Encounter, reviewed.Round),
            reviewed.Encounter,
            earlier.Count + 1,
            payer.Id,
            replaced is null ? '1' : '7',
            replaced?.PayerControlNumber,
            content,
            ClaimStatus.Ready,
            time.GetUtcNow(),
            awaitedBy);
    }

    private async Task<IReadOnlyList<Issue>> ScrubAsync(Claim claim, Payer payer, CancellationToken cancel)
    {
        var clinic = directory.Clinic(claim.Encounter.Clinic);
        var others = await EncounterClaims.ListOthersAsync(records, claim.Encounter, claim.Content, cancel);
        var set = codes.On(claim.Content.DateOfService).Set;
        var found = ScrubClaim.Run(new(claim, payer, clinic, clinic.DayOf(time.GetUtcNow()), others, set));
        var errors = found.Where(issue => issue.Severity == Severity.Error).ToList();
        return errors.Count > 0 ? errors : Unwritable(clinic, payer, claim);
    }

    /// <summary>What keeps a claim from being written is found now, not when a batch of others waits for it.</summary>
    private static IReadOnlyList<Issue> Unwritable(Clinic clinic, Payer payer, Claim claim)
    {
        try
        {
            X12File.Write(ClaimTo837.Write(clinic, payer, [claim], [payer], 1, claim.BuiltAt));
            return [];
        }
        catch (EdiWriteException unwritable)
        {
            return
            [
                .. unwritable.Issues.Select(issue => new Issue(
                    $"CLM-{issue.Code}", Severity.Error, $"{issue.SegmentId}{issue.ElementPosition:00}", issue.Text)),
            ];
        }
    }

    private async Task StoreAsync(Claim claim, CancellationToken cancel)
    {
        try
        {
            await records.SaveAsync(
                claim.Encounter.Clinic, cancel,
                RecordChange.Add(claim),
                RecordChange.Put(new ReadyClaim(claim.Payer, claim.Id)),
                RecordChange.Put(new EncounterClaim(claim.Encounter.Encounter, claim.Submission, claim.Id)),
                RecordChange.Put(new PatientDay(PatientDay.PrefixOf(claim.Content), claim.Id)));
        }
        catch (RecordConflictException)
        {
            // An earlier attempt stored it after all.
        }
    }
}
