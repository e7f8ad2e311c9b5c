using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Workflows;
using Microsoft.Extensions.Options;

namespace Claims.Core.Review;

/// <summary>A round that is followed up.</summary>
public sealed record ReviewNotice(EncounterRef Encounter, int Round)
{
    /// <summary>The round's key.</summary>
    public string Key() => ReviewRound.KeyOf(Encounter.Encounter, Round);
}

/// <summary>Reminds the coder of an open round.</summary>
public sealed class RemindCoder(IRecords records, IClinicDirectory directory, ReviewMail mail)
    : Activity<ReviewNotice, bool>
{
    public static readonly ActivityRef<ReviewNotice, bool> Ref = new(nameof(RemindCoder));

    public override async Task<bool> RunAsync(ActivityContext context, ReviewNotice notice)
    {
        var clinic = directory.Clinic(notice.Encounter.Clinic);
        var round = await records.GetAsync<ReviewRound>(clinic.Id, notice.Key(), context.CancellationToken);
        await mail.SendReviewAsync(round, clinic.CoderEmail, Notice.Reminder, context.CancellationToken);
        return true;
    }
}

/// <summary>Tells the supervisor of a round that nobody decides, and puts it on the work list.</summary>
public sealed class EscalateReview(
    IRecords records, IClinicDirectory directory, ReviewMail mail, WorkItems work, TimeProvider time)
    : Activity<ReviewNotice, bool>
{
    public static readonly ActivityRef<ReviewNotice, bool> Ref = new(nameof(EscalateReview));

    public override async Task<bool> RunAsync(ActivityContext context, ReviewNotice notice)
    {
        var clinic = directory.Clinic(notice.Encounter.Clinic);
        var round = await records.GetAsync<ReviewRound>(clinic.Id, notice.Key(), context.CancellationToken);
        await mail.SendReviewAsync(round, clinic.SupervisorEmail, Notice.Escalation, context.CancellationToken);
        var item = new WorkItem(
            $"review/{notice.Key()}",
            WorkItemType.ReviewOverdue,
            notice.Encounter.Encounter.Value,
            time.GetUtcNow(),
            round.ExpiresAt,
            $"Round {notice.Round} of the review waits since {round.OpenedAt:yyyy-MM-dd}: decide it by its link.");
        await work.OpenAsync(clinic.Id, item, context.CancellationToken);
        return true;
    }
}

/// <summary>Looks once more at a round whose link ran out: a decision of the last moment still counts.</summary>
public sealed class ExpireReview(IRecords records) : Activity<ReviewNotice, string?>
{
    public static readonly ActivityRef<ReviewNotice, string?> Ref = new(nameof(ExpireReview));

    public override async Task<string?> RunAsync(ActivityContext context, ReviewNotice notice)
    {
        var round = await records.GetAsync<ReviewRound>(
            notice.Encounter.Clinic, notice.Key(), context.CancellationToken);
        return round.Decision?.GetType().Name;
    }
}

/// <summary>Sends the physician the coder's question.</summary>
public sealed class AskPhysician(
    IRecords records,
    IClinicDirectory directory,
    ReviewMail mail,
    ProgressBoard board,
    IOptions<ReviewOptions> options,
    TimeProvider time) : Activity<ReviewNotice, DateTimeOffset>
{
    public static readonly ActivityRef<ReviewNotice, DateTimeOffset> Ref = new(nameof(AskPhysician));

    public override async Task<DateTimeOffset> RunAsync(ActivityContext context, ReviewNotice notice)
    {
        var (encounter, number) = notice;
        var cancel = context.CancellationToken;
        var round = await records.GetAsync<ReviewRound>(encounter.Clinic, notice.Key(), cancel);
        var ask = (ReviewDecision.AskPhysician)round.Decision!;
        var now = time.GetUtcNow();
        var asking = new PhysicianQuery(
            encounter, number, ask.Provider, ask.Question, now, now + options.Value.QueryLinkLife);
        await records.TryAddAsync(encounter.Clinic, asking, cancel);
        var query = await records.GetAsync<PhysicianQuery>(encounter.Clinic, asking.Key, cancel);

        var clinic = directory.Clinic(encounter.Clinic);
        var provider = clinic.Providers.FirstOrDefault(known => known.Npi == query.Provider);
        await mail.SendQueryAsync(query, provider?.Email ?? clinic.SupervisorEmail, cancel);
        await board.MarkAsync(
            new(encounter, Stage.AskingPhysician, query.ExpiresAt, "waits for the physician's answer"), cancel);
        return query.ExpiresAt;
    }
}
