using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Reports;

/// <summary>
/// Tells what was done about denials, underpayments and unpaid bills, from the records alone: of each kind the newest
/// few, each read to its end.
/// </summary>
public sealed class EpisodeReader(IRecords records, IClinicDirectory directory, TimeProvider time)
{
    /// <summary>The newest episodes of a clinic, kind by kind, the newest first.</summary>
    /// <param name="clinic">Whose.</param>
    /// <param name="most">How many of each kind at the most.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<IReadOnlyList<Episode>> ReadAsync(
        ClinicId clinic, int most, CancellationToken cancellationToken)
    {
        var cancel = cancellationToken;
        return
        [
            .. await TellAsync<FiledAppeal>(clinic, most, one => one.FiledAt, AppealAsync, cancel),
            .. await TellAsync<ClassifiedDenial>(clinic, most, ReplacedOn, ReplacementAsync, cancel),
            .. await TellAsync<Underpayment>(clinic, most, one => one.DisputedAt, UnderpaymentAsync, cancel),
            .. await TellAsync<PaymentPlan>(clinic, most, one => one.AcceptedAt, PlanAsync, cancel),
            .. await TellAsync<PatientRequest>(
                clinic, most, one => AskedAt(one, EpisodeKind.Dispute), RequestAsync, cancel),
            .. await TellAsync<PatientRequest>(
                clinic, most, one => AskedAt(one, EpisodeKind.Assistance), RequestAsync, cancel),
            .. await TellAsync<Placement>(clinic, most, one => one.At, PlacementAsync, cancel),
        ];
    }

    /// <summary>The newest of a kind; those without a moment are none.</summary>
    private async Task<IEnumerable<Episode>> TellAsync<T>(
        ClinicId clinic,
        int most,
        Func<T, DateTimeOffset?> when,
        Func<Clinic, T, CancellationToken, Task<Episode?>> tell,
        CancellationToken cancel)
        where T : class, IRecord<T>
    {
        var newest = new PriorityQueue<T, DateTimeOffset>();
        await foreach (var (record, _) in records.ListAsync<T>(clinic, "", cancel))
        {
            if (when(record) is { } moment)
            {
                newest.Enqueue(record, moment);
                if (newest.Count > most)
                {
                    newest.Dequeue();
                }
            }
        }

        var told = new List<Episode>();
        while (newest.TryDequeue(out var record, out _))
        {
            if (await tell(directory.Clinic(clinic), record, cancel) is { } episode)
            {
                told.Add(episode);
            }
        }

        return told.OrderByDescending(one => one.Day);
    }

    private async Task<Episode?> AppealAsync(Clinic clinic, FiledAppeal appeal, CancellationToken cancel)
    {
        var claim = await records.GetAsync<Claim>(clinic.Id, appeal.Claim.Value, cancel);
        var answer = (await records.FindAsync<AppealAnswer>(clinic.Id, appeal.Key, cancel))?.Record;
        var payer = NameOf(clinic.Id, claim.Payer);
        return new(
            EpisodeKind.Appeal,
            answer is null ? EpisodeEnd.Open : answer.Result == AppealResult.Lost ? EpisodeEnd.Bad : EpisodeEnd.Good,
            answer?.Date ?? clinic.DayOf(appeal.FiledAt),
            answer?.Recovered ?? appeal.Denied,
            answer switch
            {
                null => $"Appeal over {appeal.Denied} is with {payer}",
                { Result: AppealResult.Lost } => $"Appeal lost: {payer} still refuses {answer.Disputed}",
                { Result: AppealResult.WonInPart } => $"Appeal won in part: {payer} allows {answer.Recovered} more",
                _ => $"Appeal won: {payer} allows {answer.Recovered} that it had refused",
            },
            claim.Encounter, new(claim.Ref, appeal.Remittance));
    }

    private static DateTimeOffset? ReplacedOn(ClassifiedDenial denial) =>
        denial is { Date: { } date, Action: DenialAction.Replace or DenialAction.AttachAuthorization }
            ? new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : null;

    private async Task<Episode?> ReplacementAsync(Clinic clinic, ClassifiedDenial denial, CancellationToken cancel)
    {
        var denied = await records.GetAsync<Claim>(clinic.Id, denial.Claim.Value, cancel);
        var replacement = (await EncounterClaims.ListAsync(records, denied.Encounter, cancel))
            .LastOrDefault(claim => claim.Submission > denied.Submission && claim.Frequency == '7');
        var payer = NameOf(clinic.Id, denied.Payer);
        var codes = string.Join(", ", denial.Reasons.Select(reason => reason.Code).Distinct());
        var payments = replacement is null ? [] : await ClaimPayment.ListAsync(records, replacement.Ref, cancel);
        var paid = Money.Sum(payments.Select(payment => payment.Adjudication.Paid));
        var isDecided = replacement?.Remittances > 0;
        return new(
            EpisodeKind.Replacement,
            !isDecided ? EpisodeEnd.Open : paid > Money.Zero ? EpisodeEnd.Good : EpisodeEnd.Bad,
            isDecided ? payments.Max(payment => payment.Adjudication.Date) : denial.Date!.Value,
            isDecided ? paid : denial.Amount,
            isDecided
                ? $"Replacement claim: {payer} refused {denial.Amount} ({codes}); corrected, it paid {paid}"
                : $"{payer} refused {denial.Amount} ({codes}): the claim is being corrected",
            denied.Encounter, new(denied.Ref, denial.Remittance));
    }

    private async Task<Episode?> UnderpaymentAsync(Clinic clinic, Underpayment found, CancellationToken cancel)
    {
        var claim = await records.GetAsync<Claim>(clinic.Id, found.Claim.Value, cancel);
        var payments = (await ClaimPayment.ListAsync(records, claim.Ref, cancel))
            .Where(payment => !payment.Adjudication.IsReversal).ToLookup(payment => payment.Number);
        var payer = NameOf(clinic.Id, claim.Payer);
        var (first, last) = (Paid(found.Number), payments.Max(decision => decision.Key));
        var more = Paid(last) - first;
        return new(
            EpisodeKind.Underpayment,
            last == found.Number ? EpisodeEnd.Open : more > Money.Zero ? EpisodeEnd.Good : EpisodeEnd.Bad,
            last == found.Number
                ? clinic.DayOf(found.DisputedAt!.Value)
                : payments[last].Max(payment => payment.Adjudication.Date),
            last == found.Number ? found.Difference : more,
            last == found.Number
                ? $"Underpayment of {found.Difference} disputed: {payer} has not answered"
                : $"Underpayment of {found.Difference} disputed: {payer} paid {more} more",
            claim.Encounter);

        Money Paid(int decision) => Money.Sum(payments[decision].Select(payment => payment.Adjudication.Paid));
    }

    private async Task<Episode?> PlanAsync(Clinic clinic, PaymentPlan plan, CancellationToken cancel)
    {
        var (today, bill) = (clinic.DayOf(time.GetUtcNow()), await BillAsync(clinic, plan.Encounter, cancel));
        var standing = PlanStanding.Of(plan, bill.Entries, today, clinic.DayOf);
        var (parts, total) = (plan.Parts.Count, plan.Total);
        return standing switch
        {
            { BrokenOn: { } day } => new(
                EpisodeKind.Plan, bill.Owed > Money.Zero ? EpisodeEnd.Bad : EpisodeEnd.Good, day, total,
                $"Payment plan over {total} broken; reminders went on{bill.Since}", bill.Encounter),
            { Next: { } next } => new(
                EpisodeKind.Plan, EpisodeEnd.Open, clinic.DayOf(plan.AcceptedAt), total,
                $"Payment plan over {total} is being kept: {standing.Missing} due {next.Day:yyyy-MM-dd}",
                bill.Encounter),
            _ => new(
                EpisodeKind.Plan, EpisodeEnd.Good, clinic.DayOf(bill.Entries.Max(entry => entry.At)), total,
                $"Payment plan kept: {total} paid in {parts} parts", bill.Encounter),
        };
    }

    private static DateTimeOffset? AskedAt(PatientRequest request, EpisodeKind kind) => request.Type switch
    {
        PatientRequestType.Dispute or PatientRequestType.EstimateDispute when kind == EpisodeKind.Dispute =>
            request.SubmittedAt,
        PatientRequestType.Assistance when kind == EpisodeKind.Assistance => request.SubmittedAt,
        _ => null,
    };

    private async Task<Episode?> RequestAsync(Clinic clinic, PatientRequest request, CancellationToken cancel)
    {
        var bill = await BillAsync(clinic, request.Encounter.Encounter, cancel);
        var isHelp = request.Type == PatientRequestType.Assistance;
        var forgiven = Money.Sum(bill.Entries
            .Where(entry => entry.Step == request.WriteOffStep && entry.To == Account.WrittenOff)
            .Select(entry => entry.Amount));
        var what = isHelp ? "Financial assistance" : "Disputed by the patient";
        return new(
            isHelp ? EpisodeKind.Assistance : EpisodeKind.Dispute,
            request.Answer is null ? EpisodeEnd.Open
                : forgiven > Money.Zero || bill.Owed == Money.Zero ? EpisodeEnd.Good
                : EpisodeEnd.Open,
            clinic.DayOf(request.AnsweredAt ?? request.SubmittedAt),
            forgiven > Money.Zero ? forgiven : bill.Owed,
            request.Answer switch
            {
                null => $"{what}: waits for an answer, nothing goes out meanwhile",
                RequestAnswer.WrittenOff => $"{what}: {forgiven} forgiven",
                RequestAnswer.PlanAgreed => $"{what}: paying in parts was agreed{bill.Since}",
                _ => $"{what}: looked at, the bill stands{bill.Since}",
            },
            bill.Encounter);
    }

    private async Task<Episode?> PlacementAsync(Clinic clinic, Placement placed, CancellationToken cancel)
    {
        var bill = await BillAsync(clinic, placed.Encounter, cancel);
        return placed.RecalledAt is { } back
            ? new(
                EpisodeKind.Collections, bill.Owed > Money.Zero ? EpisodeEnd.Open : EpisodeEnd.Good,
                clinic.DayOf(back), placed.Amount,
                $"Recalled from the agency ({Why(placed.RecallReason)}): {placed.Amount}{bill.Since}", bill.Encounter)
            : new(
                EpisodeKind.Collections, EpisodeEnd.Bad, clinic.DayOf(placed.At), placed.Amount,
                $"With the collection agency: {placed.Amount}", bill.Encounter);
    }

    private static string Why(DunningReason? reason) => reason switch
    {
        DunningReason.PaidAtClinic => "paid at the clinic",
        DunningReason.Disputed => "disputed",
        DunningReason.AssistanceOpen => "help was asked for",
        DunningReason.InsurancePending => "an insurance is to decide",
        DunningReason.Returned => "the agency gave it back",
        _ => "billing was stopped",
    };

    private async Task<Bill> BillAsync(Clinic clinic, EncounterId encounter, CancellationToken cancel)
    {
        var progress = await records.GetAsync<Progress>(clinic.Id, encounter.Value, cancel);
        var entries = await records.ReadAllAsync<LedgerEntry>(clinic.Id, $"{encounter}/", cancel);
        var books = Books.Of(entries);
        return new(
            new(clinic.Id, progress.Chart, encounter), entries, books[Account.Patient] + books[Account.Collections]);
    }

    private string NameOf(ClinicId clinic, PayerId payer) =>
        directory.Payers(clinic).FirstOrDefault(one => one.Id == payer)?.Name ?? payer.Value;

    /// <summary>A bill with what is still to be had of it.</summary>
    private sealed record Bill(EncounterRef Encounter, IReadOnlyList<LedgerEntry> Entries, Money Owed)
    {
        /// <summary>What became of it since.</summary>
        public string Since => Owed > Money.Zero ? $"; {Owed} still open" : "; settled since";
    }
}
