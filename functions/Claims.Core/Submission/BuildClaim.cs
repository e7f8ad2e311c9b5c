using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Edi.Syntax;
using Claims.Workflows;

namespace Claims.Core.Submission;

/// <summary>Builds the claim that a coder approved, and scrubs it. What has errors is not built.</summary>
public sealed class BuildClaim(
    IRecords records, IClinicDirectory directory, ProgressBoard board, DiagnosisCodes codes, TimeProvider time)
    : Activity<ReviewedEncounter, BuiltClaim>
{
    public static readonly ActivityRef<ReviewedEncounter, BuiltClaim> Ref = new(nameof(BuildClaim));

    public override async Task<BuiltClaim> RunAsync(ActivityContext context, ReviewedEncounter reviewed)
    {
        var cancel = context.CancellationToken;
        var (encounter, round) = reviewed;
        var id = ClaimId.For(encounter.Encounter, round);
        if (await records.FindAsync<Claim>(encounter.Clinic, id.Value, cancel) is { } built)
        {
            return new(built.Record.Ref, []);
        }

        await board.MarkAsync(new(encounter, Stage.BuildingClaim, null, $"round {round}"), cancel);
        var approved = await ApprovedRound.GetAsync(records, reviewed, cancel);
        var reading = ApprovalCheck.Read(approved, directory.Payers(encounter.Clinic));
        if (reading is not { Content: { } content, Payer: { } payer })
        {
            return new(null, reading.Issues);
        }

        var claim = await MakeAsync(reviewed, content, payer, context.InstanceId, cancel);
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
    private async Task<Claim> MakeAsync(
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

/// <summary>What a coder approved in a round.</summary>
internal static class ApprovedRound
{
    public static async Task<ReviewDecision.Approved> GetAsync(
        IRecords records, ReviewedEncounter reviewed, CancellationToken cancellationToken)
    {
        var key = ReviewRound.KeyOf(reviewed.Encounter.Encounter, reviewed.Round);
        var round = await records.GetAsync<ReviewRound>(reviewed.Encounter.Clinic, key, cancellationToken);
        return round.Decision as ReviewDecision.Approved
            ?? throw new NonRetryableException($"Review round {key} was not approved.");
    }
}
