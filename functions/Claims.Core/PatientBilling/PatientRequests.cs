using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>Takes what patients ask and what billers answer. While a request is open, dunning rests.</summary>
public sealed class PatientRequests(
    IRecords records,
    IClinicDirectory directory,
    Ledger ledger,
    EventOutbox outbox,
    WorkItems work,
    IDunningPolicies policies,
    PatientCards cards,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Takes a request; an open request of the same type is the same request.</summary>
    public async Task<PatientRequest> SubmitAsync(
        EncounterRef encounter, PatientRequestType type, string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await ListAsync(encounter, cancellationToken);
            if (known.FirstOrDefault(request => request.Type == type && IsStanding(request)) is { } same)
            {
                return same;
            }

            var request = new PatientRequest(encounter, known.Count + 1, type, text, time.GetUtcNow());
            if (type == PatientRequestType.NoEmail)
            {
                request = request with { Answer = RequestAnswer.BillStands, AnsweredBy = "at once" };
            }

            var told = Told(encounter);
            try
            {
                await records.SaveAsync(
                    encounter.Clinic, cancellationToken, RecordChange.Add(request), RecordChange.Put(told));
            }
            catch (RecordConflictException)
            {
                continue;
            }

            if (type == PatientRequestType.NoEmail)
            {
                await cards.ConsentAsync(encounter, Channel.Email, null, "patient", cancellationToken);
            }

            await TellAsync(request, told, cancellationToken);
            return request;
        }
    }

    /// <summary>Takes the biller's answer; dunning goes on or ends.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="key">The request's key, the subject of its work item.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="pausedUntil">With <see cref="RequestAnswer.PlanAgreed"/>, when dunning goes on.</param>
    /// <param name="answeredBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was taken, also when it was taken before; else why it was refused.</returns>
    public async Task<IReadOnlyList<Issue>> AnswerAsync(
        ClinicId clinic,
        string key,
        RequestAnswer answer,
        DateOnly? pausedUntil,
        string answeredBy,
        CancellationToken cancellationToken)
    {
        var old = await records.FindAsync<PatientRequest>(clinic, key, cancellationToken);
        var today = directory.Clinic(clinic).DayOf(time.GetUtcNow());
        if (Refusal(old?.Record, answer, pausedUntil, today) is { } refusal)
        {
            return [refusal];
        }

        if (old!.Record.Answer is not null)
        {
            return [];
        }

        var books = await ledger.BooksAsync(clinic, old.Record.Encounter.Encounter, cancellationToken);
        if (answer == RequestAnswer.WrittenOff && books[Account.Patient] > policies.For(clinic).OneSignatureUpTo)
        {
            return
            [
                new("REQ-TWO-PERSONS", Severity.Error, "answer", "Two persons write off so much: propose it on the "
                    + "balance's page; once it is approved, answer this."),
            ];
        }

        var answered = old.Record with
        {
            Answer = answer,
            PausedUntil = answer == RequestAnswer.PlanAgreed ? pausedUntil : null,
            AnsweredBy = answeredBy,
            AnsweredAt = time.GetUtcNow(),
        };
        var told = Told(answered.Encounter);
        try
        {
            await records.SaveAsync(
                clinic,
                [
                    RecordChange.Replace(old, answered), RecordChange.Put(told),
                    .. await WriteOffAsync(answered, cancellationToken),
                ],
                cancellationToken);
        }
        catch (RecordConflictException)
        {
            return [new("REQ-ANSWERED", Severity.Error, key, "Somebody else answered in the same moment.")];
        }

        await audit.WriteAsync(
            clinic, answered.Encounter.Encounter.Value, answeredBy, "answered", $"{answered.Type}: {answer}",
            $"request-answered/{answered.Number}", cancellationToken);
        await work.CloseAsync(clinic, WorkKeyOf(answered), $"{answer} by {answeredBy}", cancellationToken);
        await outbox.RaiseAsync(clinic, told, cancellationToken);
        return [];
    }

    private static bool IsStanding(PatientRequest request) =>
        request.Answer is null || request.Type == PatientRequestType.NoEmail;

    private static string WorkKeyOf(PatientRequest request) => $"patient-request/{request.Key}";

    private static PendingEvent Told(EncounterRef encounter) =>
        new(StatementWorkflow.InstanceFor(encounter), StatementWorkflow.PatientActivity.Name, "asked");

    private static Issue? Refusal(PatientRequest? request, RequestAnswer answer, DateOnly? until, DateOnly today) =>
        request is null ? new("REQ-UNKNOWN", Severity.Error, "request", "There is no such request.")
        : request.Answer is { } before && before != answer
            ? new("REQ-ANSWERED", Severity.Error, "request", $"It was answered already: {before}.")
        : answer == RequestAnswer.PlanAgreed && until is not { } day
            ? new("REQ-PLAN", Severity.Error, "pausedUntil", "A plan needs the day of its last payment.")
        : request.Answer is null && until <= today
            ? new("REQ-PLAN", Severity.Error, "pausedUntil", "The plan's last day must be in the future.")
        : null;

    private async Task TellAsync(PatientRequest request, PendingEvent told, CancellationToken cancellationToken)
    {
        var encounter = request.Encounter;
        await audit.WriteAsync(
            encounter.Clinic, encounter.Encounter.Value, "patient", "asked", $"{request.Type}",
            $"request/{request.Number}", cancellationToken);
        if (request.Answer is null)
        {
            await work.OpenAsync(
                encounter.Clinic,
                new(
                    WorkKeyOf(request), WorkItemType.PatientRequest, request.Key, time.GetUtcNow(), null,
                    $"The patient asked ({request.Type}): read it and answer. Nothing goes out until then."
                    + await InTimeAsync(request, cancellationToken)),
                cancellationToken);
        }

        await outbox.RaiseAsync(encounter.Clinic, told, cancellationToken);
    }

    /// <summary>
    /// 26 CFR 1.501(r)-6(c): an application in the application period must be decided and stops an agency; a later one
    /// is the clinic's to take, and rests the bill by the house's own rule.
    /// </summary>
    private async Task<string> InTimeAsync(PatientRequest request, CancellationToken cancellationToken)
    {
        var (clinic, _, encounter) = request.Encounter;
        if (request.Type != PatientRequestType.Assistance
            || await records.FindAsync<Statement>(clinic, Statement.KeyOf(encounter, 1), cancellationToken)
                is not { Record: var first })
        {
            return "";
        }

        var last = first.Date.AddDays(policies.For(clinic).AssistanceDays);
        return directory.Clinic(clinic).DayOf(request.SubmittedAt) <= last
            ? $" It came in time (until {last:yyyy-MM-dd}): it must be decided, and no agency may act meanwhile."
            : $" It came after {last:yyyy-MM-dd}: the clinic may take it, and need not.";
    }

    private async Task<IReadOnlyList<RecordChange>> WriteOffAsync(
        PatientRequest request, CancellationToken cancellationToken)
    {
        var (clinic, _, encounter) = request.Encounter;
        var books = await ledger.BooksAsync(clinic, encounter, cancellationToken);
        return request.Answer != RequestAnswer.WrittenOff || books[Account.Patient] <= Money.Zero
            ? []
            :
            [
                RecordChange.Add(new LedgerEntry(
                    encounter, request.WriteOffStep, request.AnsweredAt!.Value, Account.Patient,
                    Account.WrittenOff, books[Account.Patient], $"{request.Type} ({request.AnsweredBy})")),
            ];
    }

    private async Task<IReadOnlyList<PatientRequest>> ListAsync(
        EncounterRef encounter, CancellationToken cancellationToken)
    {
        var all = new List<PatientRequest>();
        await foreach (var (request, _) in records.ListAsync<PatientRequest>(
            encounter.Clinic, $"{encounter.Encounter}/", cancellationToken))
        {
            all.Add(request);
        }

        return all;
    }
}
