using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Workflows;

namespace Claims.Core.Submission;

/// <summary>Builds the claim that a coder approved, and scrubs it. What has errors is not built.</summary>
public sealed class BuildClaim(
    IRecords records, IClinicDirectory directory, ProgressBoard board, ClaimMaker maker)
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

        return await maker.MakeAsync(reviewed, content, payer, context.InstanceId, cancel);
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
