using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;

namespace Claims.Core.Reports;

/// <summary>
/// Reads a clinic's records, each once and one after the other, and keeps of each what the reports count: some hundred
/// bytes a claim. Nothing is cached: the numbers are those of the moment.
/// </summary>
public sealed class ReportReader(IRecords records, IClinicDirectory directory, TimeProvider time)
{
    /// <summary>The facts of a clinic.</summary>
    public async Task<ReportFacts> ReadAsync(ClinicId clinicId, CancellationToken cancellationToken)
    {
        var clinic = directory.Clinic(clinicId);
        var asOf = clinic.DayOf(time.GetUtcNow());
        var coders = await CodersAsync(clinicId, cancellationToken);
        var decided = await DecidedAsync(clinicId, cancellationToken);
        var denials = await DenialsAsync(clinicId, cancellationToken);
        var (claims, latest) = (new List<ClaimFact>(), new Dictionary<EncounterId, Latest>());
        await foreach (var (claim, _) in records.ListAsync<ClaimRow>(clinicId, "", cancellationToken))
        {
            if (claim.Batch is not null)
            {
                claims.Add(FactOf(claim, clinic, coders, decided, denials));
            }

            var encounter = claim.Encounter.Encounter;
            var known = latest.GetValueOrDefault(encounter);
            latest[encounter] = new(
                known is null || claim.Submission > known.Submission ? claim.Id : known.Claim,
                known is null || claim.Submission > known.Submission ? claim.Payer : known.Payer,
                Math.Max(known?.Submission ?? 0, claim.Submission), claim.Content.DateOfService,
                (known?.Decided ?? false) || claim.Remittances > 0);
        }

        var money = await MoneyAsync(clinic, latest, cancellationToken);
        return new(
            clinicId, asOf, money.Encounters, claims, await AppealsAsync(clinicId, cancellationToken),
            await RemindersAsync(clinic, latest, money.Payments, cancellationToken),
            await UnderpaymentReader.ReadAsync(records, clinic, cancellationToken));
    }

    private static ClaimFact FactOf(
        ClaimRow claim,
        Clinic clinic,
        Dictionary<ClaimId, string> coders,
        Dictionary<ClaimId, DateOnly> decided,
        Dictionary<ClaimId, ClassifiedDenial> denials)
    {
        var denial = denials.GetValueOrDefault(claim.Id);
        return new(
            claim.Id, claim.Payer, claim.Content.RenderingProvider, coders.GetValueOrDefault(claim.Id, ""),
            claim.Submission == 1, clinic.DayOf(claim.BuiltAt), claim.Charge,
            claim.Status == ClaimStatus.Rejected, claim.AcceptedAt is not null,
            decided.TryGetValue(claim.Id, out var day) ? day : null, denial?.Amount ?? Money.Zero,
            denial?.Reasons ?? []);
    }

    /// <summary>Who approved which claim: the round names the claim.</summary>
    private async Task<Dictionary<ClaimId, string>> CodersAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var coders = new Dictionary<ClaimId, string>();
        await foreach (var (round, _) in records.ListAsync<RoundRow>(clinic, "", cancellationToken))
        {
            if (round is { Decision.IsApproval: true, DecidedBy: { } coder })
            {
                coders[ClaimId.For(round.Encounter.Encounter, round.Number)] = coder;
            }
        }

        return coders;
    }

    /// <summary>When the payer first decided on each claim.</summary>
    private async Task<Dictionary<ClaimId, DateOnly>> DecidedAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var decided = new Dictionary<ClaimId, DateOnly>();
        await foreach (var (payment, _) in records.ListAsync<PaymentRow>(clinic, "", cancellationToken))
        {
            if (payment is { Number: 1, Adjudication.IsReversal: false })
            {
                decided.TryAdd(payment.Claim, payment.Adjudication.Date);
            }
        }

        return decided;
    }

    private async Task<Dictionary<ClaimId, ClassifiedDenial>> DenialsAsync(
        ClinicId clinic, CancellationToken cancellationToken)
    {
        var denials = new Dictionary<ClaimId, ClassifiedDenial>();
        await foreach (var (denial, _) in records.ListAsync<ClassifiedDenial>(clinic, "", cancellationToken))
        {
            if (denial.Remittance == 1)
            {
                denials[denial.Claim] = denial;
            }
        }

        return denials;
    }

    /// <summary>The ledger lies encounter by encounter: one is summed up at a time.</summary>
    private async Task<Ledgers> MoneyAsync(
        Clinic clinic, Dictionary<EncounterId, Latest> latest, CancellationToken cancellationToken)
    {
        var (encounters, payments) = (new List<EncounterFact>(), new Dictionary<EncounterId, List<DayAmount>>());
        var open = new List<EntryRow>();
        await foreach (var (entry, _) in records.ListAsync<EntryRow>(clinic.Id, "", cancellationToken))
        {
            if (open.Count > 0 && open[0].Encounter != entry.Encounter)
            {
                Close(clinic, open, latest, encounters, payments);
            }

            open.Add(entry);
        }

        Close(clinic, open, latest, encounters, payments);
        return new(encounters, payments);
    }

    private static void Close(
        Clinic clinic,
        List<EntryRow> open,
        Dictionary<EncounterId, Latest> latest,
        List<EncounterFact> encounters,
        Dictionary<EncounterId, List<DayAmount>> payments)
    {
        if (open.Count > 0 && latest.TryGetValue(open[0].Encounter, out var known))
        {
            var books = Books.Of(open.Select(entry => (entry.From, entry.To, entry.Amount)));
            var owing = open.Where(entry => entry.To == Account.Patient).Select(entry => entry.At).Order().ToList();
            encounters.Add(new(
                known.Claim, known.Payer, known.Service, books.Charged, books[Account.Payer], books[Account.Patient],
                owing.Count > 0 ? clinic.DayOf(owing[0]) : null, books[Account.PaidByPayer],
                books[Account.PaidByPatient], books[Account.Contractual], books[Account.WrittenOff],
                books[Account.Collections], known.Decided));
            var paid = open.Where(entry => entry.To == Account.PaidByPatient)
                .Select(entry => new DayAmount(entry.At, entry.Amount)).OrderBy(entry => entry.At).ToList();
            if (paid.Count > 0)
            {
                payments[open[0].Encounter] = paid;
            }
        }

        open.Clear();
    }

    private async Task<IReadOnlyList<AppealFact>> AppealsAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var outcomes = (await records.ReadAllAsync<AppealAnswer>(clinic, "", cancellationToken))
            .ToDictionary(outcome => outcome.Key);
        var appeals = new List<AppealFact>();
        await foreach (var (appeal, _) in records.ListAsync<FiledAppeal>(clinic, "", cancellationToken))
        {
            var outcome = outcomes.GetValueOrDefault(appeal.Key);
            appeals.Add(new(
                appeal.Claim, appeal.Level, appeal.Codes, appeal.Denied, outcome?.Result,
                outcome?.Recovered ?? Money.Zero));
        }

        return appeals;
    }

    /// <summary>A payment counts for the last statement before it.</summary>
    private async Task<IReadOnlyList<ReminderFact>> RemindersAsync(
        Clinic clinic,
        Dictionary<EncounterId, Latest> latest,
        Dictionary<EncounterId, List<DayAmount>> payments,
        CancellationToken cancellationToken)
    {
        var sent = new List<(EncounterId Encounter, int Number, StatementTone Tone, DateOnly Date, Money Asked)>();
        await foreach (var (one, _) in records.ListAsync<StatementRow>(clinic.Id, "", cancellationToken))
        {
            sent.Add((one.Encounter.Encounter, one.Number, one.Tone, one.Date, one.Balance));
        }

        var dates = sent.ToDictionary(one => (one.Encounter, one.Number), one => one.Date);
        return
        [
            .. from one in sent
               where latest.ContainsKey(one.Encounter)
               let next = dates.TryGetValue((one.Encounter, one.Number + 1), out var later) ? later : (DateOnly?)null
               let paid = payments.GetValueOrDefault(one.Encounter, [])
                   .Where(payment => clinic.DayOf(payment.At) is var day && day >= one.Date && !(day >= next))
               select new ReminderFact(
                   latest[one.Encounter].Claim, one.Number, one.Tone, one.Asked, Money.Sum(paid.Select(each => each.Amount))),
        ];
    }

    private sealed record Latest(ClaimId Claim, PayerId Payer, int Submission, DateOnly Service, bool Decided);

    private readonly record struct DayAmount(DateTimeOffset At, Money Amount);

    private sealed record Ledgers(
        IReadOnlyList<EncounterFact> Encounters, Dictionary<EncounterId, List<DayAmount>> Payments);
}
