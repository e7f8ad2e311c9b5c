using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Review;

/// <summary>What the physician's page calls. Opening shows; only <see cref="AnswerAsync"/> changes anything.</summary>
public sealed class PhysicianDesk(
    ReviewLinks links,
    IRecords records,
    IClinicDirectory directory,
    IChartFiles files,
    EventOutbox outbox,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>The longest answer, in characters.</summary>
    public const int LongestAnswer = 4000;

    /// <summary>All that the page shows.</summary>
    public async Task<OpenResult<PhysicianView>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var result = await links.OpenAsync(token, LinkAction.Answer, cancellationToken);
        if (result is not LinkResult.Valid { Link: var link })
        {
            return new OpenResult<PhysicianView>.Gone(result);
        }

        var query = await records.GetAsync<PhysicianQuery>(link.Clinic, link.Subject, cancellationToken);
        var encounter = await records.GetAsync<Encounter>(
            link.Clinic, query.Encounter.Encounter.Value, cancellationToken);
        var provider = directory.Clinic(link.Clinic).Providers.First(known => known.Npi == query.Provider);
        await audit.WriteAsync(
            link.Clinic, query.Encounter.Encounter.Value, link.Audience, "opened", $"query {query.Round}",
            $"query-opened/{query.Round}/{time.GetUtcNow():yyyyMMddHHmm}", cancellationToken);
        return new OpenResult<PhysicianView>.Opened(new(query, encounter.Pages, provider));
    }

    /// <summary>A page's picture, or null.</summary>
    public async Task<Stream?> OpenPageAsync(string token, int page, CancellationToken cancellationToken)
    {
        var result = await links.OpenAsync(token, LinkAction.Answer, cancellationToken);
        if (result is not LinkResult.Valid { Link: var link })
        {
            return null;
        }

        var query = await records.GetAsync<PhysicianQuery>(link.Clinic, link.Subject, cancellationToken);
        return await records.OpenPageAsync(files, query.Encounter, page, cancellationToken);
    }

    /// <summary>Stores the answer, uses the link up in the same write, then tells the pipeline.</summary>
    public async Task<DecideResult> AnswerAsync(string token, string answer, CancellationToken cancellationToken)
    {
        var result = await links.OpenAsync(token, LinkAction.Answer, cancellationToken);
        if (result is not LinkResult.Valid { Link: var link })
        {
            return new DecideResult.Gone(result);
        }

        if (string.IsNullOrWhiteSpace(answer) || answer.Length > LongestAnswer)
        {
            var text = $"Write an answer of 1 to {LongestAnswer} characters.";
            return new DecideResult.Invalid([new("QRY-ANSWER", Severity.Error, "answer", text)]);
        }

        if (await StoreAsync(link, answer.Trim(), cancellationToken) is not { } query)
        {
            return new DecideResult.Gone(new LinkResult.Used());
        }

        await audit.WriteAsync(
            link.Clinic, query.Encounter.Encounter.Value, link.Audience, "answered",
            $"query {query.Round}", $"answered/{query.Round}", cancellationToken);
        await outbox.RaiseAsync(link.Clinic, EventOf(query), cancellationToken);
        return new DecideResult.Decided();
    }

    private async Task<PhysicianQuery?> StoreAsync(
        IssuedLink link, string answer, CancellationToken cancellationToken)
    {
        var old = await records.FindAsync<PhysicianQuery>(link.Clinic, link.Subject, cancellationToken);
        var use = await links.UseAsync(link, cancellationToken);
        if (old is not { Record.Answer: null } || use is null)
        {
            return null;
        }

        var answered = old.Record with { Answer = answer, AnsweredAt = time.GetUtcNow() };
        try
        {
            await records.SaveAsync(
                link.Clinic, cancellationToken,
                RecordChange.Replace(old, answered), use, RecordChange.Put(EventOf(answered)));
            return answered;
        }
        catch (RecordConflictException)
        {
            return null;
        }
    }

    private static PendingEvent EventOf(PhysicianQuery query) => new(
        ReviewEvents.InstanceOf(query.Encounter),
        ReviewEvents.Answered(query.Encounter, query.Round).Name,
        "answered");
}
