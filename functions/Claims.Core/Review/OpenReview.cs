using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Workflows;
using Microsoft.Extensions.Options;

namespace Claims.Core.Review;

/// <summary>A round to open.</summary>
public sealed record ReviewRequest(EncounterRef Encounter, int Round, IReadOnlyList<Issue> Findings);

/// <summary>When an open round is followed up.</summary>
public sealed record OpenedReview(DateTimeOffset RemindAt, DateTimeOffset EscalateAt, DateTimeOffset ExpiresAt);

/// <summary>Opens a review round and sends the coder its link.</summary>
public sealed class OpenReview(
    IRecords records,
    IClinicDirectory directory,
    ReviewMail mail,
    ProgressBoard board,
    AuditTrail audit,
    IOptions<ReviewOptions> options,
    TimeProvider time) : Activity<ReviewRequest, OpenedReview>
{
    public static readonly ActivityRef<ReviewRequest, OpenedReview> Ref = new(nameof(OpenReview));

    public override async Task<OpenedReview> RunAsync(ActivityContext context, ReviewRequest request)
    {
        var cancel = context.CancellationToken;
        var (encounter, number, findings) = request;
        var now = time.GetUtcNow();
        var opening = new ReviewRound(encounter, number, now, now + options.Value.ReviewLinkLife, findings);
        await records.TryAddAsync(encounter.Clinic, opening, cancel);
        var round = await records.GetAsync<ReviewRound>(encounter.Clinic, opening.Key, cancel);

        await mail.SendReviewAsync(round, directory.Clinic(encounter.Clinic).CoderEmail, Notice.First, cancel);
        var note = findings.Count == 0 ? "waits for the coder" : $"back with the coder: {findings[0].Code}";
        await board.MarkAsync(new(encounter, Stage.InReview, round.ExpiresAt, note), cancel);
        await audit.WriteAsync(
            encounter.Clinic, encounter.Encounter.Value, "pipeline", "review-opened",
            $"round {number}", $"review-opened/{number}", cancel);
        return new(
            round.OpenedAt + options.Value.RemindAfter,
            round.OpenedAt + options.Value.EscalateAfter,
            round.ExpiresAt);
    }
}
