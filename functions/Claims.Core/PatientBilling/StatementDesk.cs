using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>What a patient is shown of a bill.</summary>
/// <param name="Statement">The bill.</param>
/// <param name="Clinic">Whom to pay and to ask.</param>
/// <param name="BalanceNow">What is owed by now: less than billed once something was paid.</param>
/// <param name="InCollections">What was handed to a collection agency; no longer paid to the clinic.</param>
/// <param name="Today">The day at the clinic.</param>
/// <param name="Language">The language the patient reads.</param>
/// <param name="LargePrint">Whether they want paper set large.</param>
/// <param name="Offers">The plans they may choose; empty while one runs.</param>
/// <param name="NextPart">The next part of a plan that runs.</param>
/// <param name="PromiseUntil">The last day a promise may name; null when none is taken.</param>
/// <param name="CanText">Whether they may allow texts.</param>
/// <param name="Requests">What they asked about this bill, with the answers.</param>
public sealed record StatementView(
    Statement Statement,
    Clinic Clinic,
    Money BalanceNow,
    Money InCollections,
    DateOnly Today,
    Language Language,
    bool LargePrint,
    IReadOnlyList<PlanOffer> Offers,
    Instalment? NextPart,
    DateOnly? PromiseUntil,
    bool CanText,
    IReadOnlyList<PatientRequest> Requests);

/// <summary>What the patient's page calls. Its link may be opened as often as wanted until it runs out.</summary>
public sealed class StatementDesk(
    ReviewLinks links,
    IRecords records,
    IClinicDirectory directory,
    Ledger ledger,
    IChartFiles files,
    IStatementDrawer drawer,
    PatientRequests requests,
    PaymentPlans plans,
    PatientCards cards,
    IDunningPolicies policies,
    ITexts texts,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>The longest request, in characters.</summary>
    public const int LongestRequest = 2000;

    /// <summary>All that the page shows.</summary>
    public async Task<OpenResult<StatementView>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var result = await links.OpenAsync(token, LinkAction.Statement, cancellationToken);
        if (result is not LinkResult.Valid { Link: var link })
        {
            return new OpenResult<StatementView>.Gone(result);
        }

        var statement = await records.GetAsync<Statement>(link.Clinic, link.Subject, cancellationToken);
        var encounter = statement.Encounter.Encounter;
        await audit.WriteAsync(
            link.Clinic, encounter.Value, "patient", "opened", $"statement {statement.Number}",
            $"statement-opened/{statement.Number}/{time.GetUtcNow():yyyyMMddHHmm}", cancellationToken);
        return new OpenResult<StatementView>.Opened(await ViewAsync(statement, cancellationToken));
    }

    /// <summary>The bill as it was sent, as a PDF; null when the link is not good.</summary>
    public async Task<Stream?> OpenPdfAsync(string token, CancellationToken cancellationToken)
    {
        if (await links.OpenAsync(token, LinkAction.Statement, cancellationToken) is not LinkResult.Valid { Link: var link }
            || await OpenAsync(token, cancellationToken) is not OpenResult<StatementView>.Opened(var view))
        {
            return null;
        }

        var (clinic, chart, _) = view.Statement.Encounter;
        var kept = await files.OpenAsync(
            new(clinic, chart), SendStatement.FileNameOf(view.Statement), cancellationToken);
        return kept ?? new MemoryStream(drawer.Draw(
            view.Clinic, view.Statement,
            await links.IssueAsync(
                clinic, LinkAction.Statement, link.Subject, link.Audience, link.ExpiresAt, cancellationToken)));
    }

    /// <summary>Takes what the patient asks; dunning pauses.</summary>
    public async Task<DecideResult> AskAsync(
        string token, PatientRequestType type, string text, CancellationToken cancellationToken)
    {
        switch (await OpenAsync(token, cancellationToken))
        {
            case OpenResult<StatementView>.Gone(var why):
                return new DecideResult.Gone(why);
            case OpenResult<StatementView>.Opened(var view):
                if (type == PatientRequestType.EstimateDispute && !(view.Statement.OverEstimateUntil >= view.Today))
                {
                    return new DecideResult.Invalid(
                        [new("STM-REQUEST", Severity.Error, type.ToString(), "The days to dispute it so are over.")]);
                }

                if (string.IsNullOrWhiteSpace(text) || text.Length > LongestRequest)
                {
                    var fault = $"Write 1 to {LongestRequest} characters, so that we know how to help.";
                    return new DecideResult.Invalid([new("STM-REQUEST", Severity.Error, type.ToString(), fault)]);
                }

                await requests.SubmitAsync(view.Statement.Encounter, type, text.Trim(), cancellationToken);
                return new DecideResult.Decided();
            default:
                throw new InvalidOperationException("Unknown result of opening a statement.");
        }
    }

    /// <summary>Takes a signed plan.</summary>
    public Task<DecideResult> SignAsync(
        string token, int months, string name, CancellationToken cancellationToken) =>
        WithAsync(token, cancellationToken, async view =>
            (await plans.AcceptAsync(view.Statement.Encounter, months, name, "patient", cancellationToken)).Issues);

    /// <summary>Takes a promise to pay on a day.</summary>
    public Task<DecideResult> PromiseAsync(string token, DateOnly day, CancellationToken cancellationToken) =>
        WithAsync(token, cancellationToken, view =>
            plans.PromiseAsync(view.Statement.Encounter, day, "patient", cancellationToken));

    /// <summary>Sets language and print of all that is sent from now on.</summary>
    public Task<DecideResult> SpeakAsync(
        string token, Language language, bool largePrint, CancellationToken cancellationToken) =>
        WithAsync(token, cancellationToken, async view =>
        {
            await cards.SpeakAsync(view.Statement.Encounter, language, largePrint, "patient", cancellationToken);
            return [];
        });

    /// <summary>Allows texts to a number.</summary>
    public Task<DecideResult> AllowTextsAsync(string token, string number, CancellationToken cancellationToken) =>
        WithAsync(token, cancellationToken, view => cards.ConsentAsync(
            view.Statement.Encounter, Channel.Sms, new string([.. number.Where(char.IsAsciiDigit)]), "patient's page",
            cancellationToken));

    /// <summary>Revokes e-mail and texts at once.</summary>
    public Task<DecideResult> StopAsync(string token, CancellationToken cancellationToken) =>
        WithAsync(token, cancellationToken, async view =>
        {
            var encounter = view.Statement.Encounter;
            await cards.ConsentAsync(encounter, Channel.Email, null, "stop link", cancellationToken);
            await cards.ConsentAsync(encounter, Channel.Sms, null, "stop link", cancellationToken);
            return [];
        });

    private async Task<DecideResult> WithAsync(
        string token, CancellationToken cancellationToken, Func<StatementView, Task<IReadOnlyList<Issue>>> act) =>
        await OpenAsync(token, cancellationToken) switch
        {
            OpenResult<StatementView>.Gone(var why) => new DecideResult.Gone(why),
            OpenResult<StatementView>.Opened(var view) when await act(view) is { Count: > 0 } issues =>
                new DecideResult.Invalid(issues),
            _ => new DecideResult.Decided(),
        };

    private async Task<StatementView> ViewAsync(Statement statement, CancellationToken cancellationToken)
    {
        var (clinic, _, encounter) = statement.Encounter;
        var home = directory.Clinic(clinic);
        var today = home.DayOf(time.GetUtcNow());
        var policy = policies.For(clinic);
        var entries = await ledger.EntriesAsync(clinic, encounter, cancellationToken);
        var books = Books.Of(entries);
        var signed = await records.ReadAllAsync<PaymentPlan>(clinic, $"{encounter}/", cancellationToken);
        var running = signed.Select(plan => PlanStanding.Of(plan, entries, today, home.DayOf))
            .LastOrDefault(standing => standing.Rests);
        var patient = (await EncounterClaims.ListAsync(records, statement.Encounter, cancellationToken))
            .LastOrDefault()?.Content.Patient;
        var card = patient is null
            ? null
            : (await records.FindAsync<PatientCard>(
                clinic, PatientContact.PatientOf(patient), cancellationToken))?.Record;
        var promised = await records.FindAsync<PaymentPromise>(clinic, encounter.Value, cancellationToken);
        return new(
            statement, home, books[Account.Patient], books[Account.Collections], today,
            card?.Language ?? statement.Language, card?.LargePrint ?? statement.LargePrint,
            running is null && signed.Count < (policy.Plans?.Most ?? 0)
                ? PlanOffers.For(policy, books[Account.Patient], today)
                : [],
            running?.Next is { } next ? next with { Amount = running.Missing } : null,
            promised is null && policy.Promises is { } promises ? today.AddDays(promises.LongestDays) : null,
            texts.CanSend,
            await records.ReadAllAsync<PatientRequest>(clinic, $"{encounter}/", cancellationToken));
    }
}
