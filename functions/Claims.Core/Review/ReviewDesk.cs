using Claims.Coding.CodeSets;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;

namespace Claims.Core.Review;

/// <summary>What the coder's page calls. Opening shows; only <see cref="DecideAsync"/> changes anything.</summary>
public sealed class ReviewDesk(
    ReviewLinks links,
    IRecords records,
    IClinicDirectory directory,
    IChartFiles files,
    IApprovalCheck check,
    EventOutbox outbox,
    WorkItems work,
    AuditTrail audit,
    DiagnosisCodes codes,
    TimeProvider time)
{
    /// <summary>All that the page shows.</summary>
    public async Task<OpenResult<ReviewView>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var result = await links.OpenAsync(token, LinkAction.Review, cancellationToken);
        if (result is not LinkResult.Valid { Link: var link })
        {
            return new OpenResult<ReviewView>.Gone(result);
        }

        var round = await records.GetAsync<ReviewRound>(link.Clinic, link.Subject, cancellationToken);
        if (round.Decision is not null)
        {
            return new OpenResult<ReviewView>.Gone(new LinkResult.Used());
        }

        await audit.WriteAsync(
            link.Clinic, round.Encounter.Encounter.Value, link.Audience, "opened",
            $"round {round.Number}", $"opened/{round.Number}/{time.GetUtcNow():yyyyMMddHHmm}", cancellationToken);
        return new OpenResult<ReviewView>.Opened(await ViewAsync(round, cancellationToken));
    }

    /// <summary>A page's picture, or null.</summary>
    public async Task<Stream?> OpenPageAsync(string token, int page, CancellationToken cancellationToken) =>
        await links.OpenAsync(token, LinkAction.Review, cancellationToken) is LinkResult.Valid { Link: var link }
            ? await OpenPageAsync(link, page, cancellationToken)
            : null;

    /// <summary>The code search box, by the visit's date of service; null when the link is no good.</summary>
    public async Task<IReadOnlyList<CodeEntry>?> SearchCodesAsync(
        string token, string query, CancellationToken cancellationToken)
    {
        var opened = await links.OpenAsync(token, LinkAction.Review, cancellationToken);
        if (opened is not LinkResult.Valid { Link: var link })
        {
            return null;
        }

        var round = await records.GetAsync<ReviewRound>(link.Clinic, link.Subject, cancellationToken);
        var encounter = await records.GetAsync<Encounter>(
            link.Clinic, round.Encounter.Encounter.Value, cancellationToken);
        return codes.On(encounter.ServiceDay(time)).Set.Search(query, 12);
    }

    /// <summary>Stores a decision, uses the link up in the same write, then tells the pipeline.</summary>
    public async Task<DecideResult> DecideAsync(
        string token, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var result = await links.OpenAsync(token, LinkAction.Review, cancellationToken);
        if (result is not LinkResult.Valid { Link: var link })
        {
            return new DecideResult.Gone(result);
        }

        if (await FaultsAsync(link, decision, cancellationToken) is { Count: > 0 } faults)
        {
            return new DecideResult.Invalid(faults);
        }

        return await StoreAsync(link, decision, cancellationToken) is { } round
            ? await TellAsync(link, round, decision, cancellationToken)
            : new DecideResult.Gone(new LinkResult.Used());
    }

    private async Task<IReadOnlyList<Issue>> FaultsAsync(
        IssuedLink link, ReviewDecision decision, CancellationToken cancellationToken)
    {
        if (decision is not ReviewDecision.Approved { Terms.Count: > 0 } approved)
        {
            return Faults(link.Clinic, decision);
        }

        var round = await records.GetAsync<ReviewRound>(link.Clinic, link.Subject, cancellationToken);
        var encounter = await records.GetAsync<Encounter>(
            link.Clinic, round.Encounter.Encounter.Value, cancellationToken);
        return [.. Faults(link.Clinic, decision), .. CoderTermCheck.Faults(approved, encounter)];
    }

    private IReadOnlyList<Issue> Faults(ClinicId clinic, ReviewDecision decision) => decision switch
    {
        ReviewDecision.Approved approved => check.Check(clinic, approved),
        ReviewDecision.Rejected { Reason: var reason } when string.IsNullOrWhiteSpace(reason) =>
            [new("REV-REASON", Severity.Error, "reason", "Say why, so that the people who scanned it can act.")],
        ReviewDecision.AskPhysician { Question: var question } when string.IsNullOrWhiteSpace(question) =>
            [new("REV-QUESTION", Severity.Error, "question", "Write the question.")],
        ReviewDecision.AskPhysician { Provider: var npi }
            when directory.Clinic(clinic).Providers.All(known => known.Npi != npi) =>
            [new("REV-PROVIDER", Severity.Error, "provider", "Choose one of the clinic's providers.")],
        _ => [],
    };

    private async Task<ReviewRound?> StoreAsync(
        IssuedLink link, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var old = await records.FindAsync<ReviewRound>(link.Clinic, link.Subject, cancellationToken);
        var use = await links.UseAsync(link, cancellationToken);
        if (old is not { Record.Decision: null } || use is null)
        {
            return null;
        }

        var decided = old.Record with
        {
            Decision = decision,
            DecidedAt = time.GetUtcNow(),
            DecidedBy = link.Audience,
        };
        var changes = new List<RecordChange>
        {
            RecordChange.Replace(old, decided), use, RecordChange.Put(EventOf(decided)),
        };
        if (decision is ReviewDecision.Approved approved)
        {
            var coding = await records.GetAsync<EncounterCoding>(
                link.Clinic, decided.Encounter.Encounter.Value, cancellationToken);
            changes.Add(RecordChange.Put(OutcomeReader.Read(decided, coding, approved)));
        }

        try
        {
            await records.SaveAsync(link.Clinic, changes, cancellationToken);
            return decided;
        }
        catch (RecordConflictException)
        {
            return null; // Somebody else decided in the same moment.
        }
    }

    private async Task<DecideResult> TellAsync(
        IssuedLink link, ReviewRound round, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var word = decision switch
        {
            ReviewDecision.Approved => "approved",
            ReviewDecision.AskPhysician => "asked",
            _ => "rejected",
        };
        await audit.WriteAsync(
            link.Clinic, round.Encounter.Encounter.Value, link.Audience, word,
            $"round {round.Number}", $"decided/{round.Number}", cancellationToken);
        await work.CloseAsync(link.Clinic, $"review/{round.Key}", word, cancellationToken);
        await outbox.RaiseAsync(link.Clinic, EventOf(round), cancellationToken);
        return new DecideResult.Decided();
    }

    private static PendingEvent EventOf(ReviewRound round) => new(
        ReviewEvents.InstanceOf(round.Encounter),
        ReviewEvents.Decided(round.Encounter, round.Number).Name,
        round.Decision!.GetType().Name);

    /// <summary>Only pages of the encounter under review: the minimum necessary (45 CFR 164.502(b)).</summary>
    private async Task<Stream?> OpenPageAsync(IssuedLink link, int page, CancellationToken cancellationToken)
    {
        var round = await records.GetAsync<ReviewRound>(link.Clinic, link.Subject, cancellationToken);
        return await records.OpenPageAsync(files, round.Encounter, page, cancellationToken);
    }

    private async Task<ReviewView> ViewAsync(ReviewRound round, CancellationToken cancellationToken)
    {
        var (clinicId, _, id) = round.Encounter;
        ReviewDecision.Approved? draft = null;
        await foreach (var (earlier, _) in records.ListAsync<ReviewRound>(clinicId, $"{id}/", cancellationToken))
        {
            draft = earlier.Decision switch
            {
                ReviewDecision.Approved approved => approved,
                ReviewDecision.AskPhysician { Draft: { } kept } => kept,
                _ => draft,
            };
        }

        var queries = await records.ReadAllAsync<PhysicianQuery>(clinicId, $"{id}/", cancellationToken);
        return new(
            round,
            await records.GetAsync<Encounter>(clinicId, id.Value, cancellationToken),
            await records.GetAsync<EncounterCoding>(clinicId, id.Value, cancellationToken),
            queries,
            draft,
            directory.Clinic(clinicId),
            directory.Payers(clinicId),
            directory.Charges(clinicId).Items);
    }
}
