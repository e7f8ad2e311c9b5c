using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.Tests.PatientBilling;

/// <summary>
/// The rules of contact, written down a second time, from the records alone: who was touched when, what was owed,
/// asked, stopped, agreed and revoked before that. It shares no code with what decides.
/// </summary>
internal sealed class ContactChecker(
    TimeZoneInfo patientZone,
    IReadOnlyList<PatientContact> contacts,
    IReadOnlyList<LedgerEntry> ledger,
    IReadOnlyList<PatientRequest> requests,
    IReadOnlyList<BillingStop> stops,
    IReadOnlyList<PaymentPlan> plans,
    IReadOnlyList<PaymentPromise> promises,
    IReadOnlyList<Placement> placements,
    IReadOnlyList<Statement> statements,
    IReadOnlyList<Consent> consents,
    IReadOnlyList<(DateTimeOffset At, bool Good)> mail)
{
    /// <summary>Every breach, in words; empty when there is none.</summary>
    public IEnumerable<string> Breaches()
    {
        foreach (var touch in contacts.Where(contact => contact.What == TouchKind.Statement))
        {
            foreach (var breach in OfTouch(touch))
            {
                yield return $"{breach}: {touch.Encounter} statement {touch.Statement} at {touch.At:O} by {touch.Channel}";
            }
        }

        foreach (var placed in placements)
        {
            foreach (var breach in OfPlacement(placed))
            {
                yield return $"{breach}: {placed.Encounter} placed at {placed.At:O}";
            }
        }

        foreach (var entry in ledger)
        {
            Account[] neverBelow = [Account.Collections, Account.PaidByPatient, Account.WrittenOff, Account.Payer];
            if (entry.Amount.Amount <= 0
                || neverBelow.Any(account => Owed(entry.Encounter, entry.At, account) < 0))
            {
                yield return $"money from nowhere: {entry.Encounter} {entry.Step}";
            }
        }
    }

    private IEnumerable<string> OfTouch(PatientContact touch)
    {
        var at = touch.At!.Value;
        var local = TimeZoneInfo.ConvertTime(at, patientZone).TimeOfDay;
        if (touch.Channel != Channel.Mail && (local < TimeSpan.FromHours(8) || local >= TimeSpan.FromHours(21)))
        {
            yield return "rings at night";
        }

        if (Owed(touch.Encounter, at, Account.Patient) <= 0 || Owed(touch.Encounter, at, Account.Payer) > 0)
        {
            yield return "nothing was owed, or insurance was pending";
        }

        var others = contacts.Where(other => other != touch && other.At <= at).ToList();
        if (others.Any(other => touch.Day.DayNumber - other.Day.DayNumber < 5))
        {
            yield return "less than five quiet days";
        }

        var mine = others.Where(other => other.Encounter == touch.Encounter).ToList();
        if (mine.Count(other => touch.Day.DayNumber - other.Day.DayNumber < 7) >= 7)
        {
            yield return "an eighth touch in seven days";
        }

        if (mine.Any(other => other.What == TouchKind.Conversation && touch.Day.DayNumber - other.Day.DayNumber < 7))
        {
            yield return "within seven days of a conversation";
        }

        if (Resting(touch.Encounter, at, touch.Day) is { } why)
        {
            yield return why;
        }

        var word = consents.LastOrDefault(consent => consent.Channel == touch.Channel && consent.At <= at);
        if ((touch.Channel == Channel.Sms && word is not { Given: true }) || word is { Given: false })
        {
            yield return "without consent";
        }

        if (touch.Channel == Channel.Mail && mail.LastOrDefault(change => change.At <= at) is { Good: false, At: var bad }
            && bad != default)
        {
            yield return "a letter to an address that mail came back from";
        }
    }

    private IEnumerable<string> OfPlacement(Placement placed)
    {
        var bills = statements.Where(one => one.Encounter.Encounter == placed.Encounter
            && contacts.Any(touch => touch.Encounter == placed.Encounter && touch.Statement == one.Number
                && touch.At <= placed.At)).ToList();
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(placed.At, patientZone).DateTime);
        var notice = bills.LastOrDefault(one => one.Tone == StatementTone.Final);
        if (notice is null || day.DayNumber - notice.Date.DayNumber < 30)
        {
            yield return "without thirty days' notice";
        }

        if (bills.Count == 0 || day.DayNumber - bills[0].Date.DayNumber < 120)
        {
            yield return "before the 120th day";
        }

        if (placements.Any(other => other.Encounter == placed.Encounter && other.Number < placed.Number
            && (other.RecalledAt is null || notice is null
                || notice.Date.DayNumber < DateOnly.FromDateTime(other.RecalledAt.Value.UtcDateTime).DayNumber - 1)))
        {
            yield return "a second time without a new notice";
        }

        if (Resting(placed.Encounter, placed.At, day) is { } why)
        {
            yield return why;
        }
    }

    private string? Resting(EncounterId bill, DateTimeOffset at, DateOnly day)
    {
        if (stops.Any(stop => (stop.Encounter is null || stop.Encounter == bill) && stop.SetAt <= at
            && (stop.LiftedAt is null || stop.LiftedAt > at)))
        {
            return "a stop stands";
        }

        if (requests.Any(request => request.Encounter.Encounter == bill && request.SubmittedAt <= at
            && (request.Answer is null || request.AnsweredAt > at)))
        {
            return "a request is open";
        }

        if (promises.Any(promise => promise.Encounter == bill && promise.TakenAt <= at && day <= promise.Day))
        {
            return "payment is promised";
        }

        var plan = plans.LastOrDefault(one => one.Encounter == bill && one.AcceptedAt <= at);
        var paid = plan is null ? 0 : ledger.Where(entry => entry.Encounter == bill && entry.At >= plan.AcceptedAt
            && entry.At <= at && entry.From == Account.Patient && entry.To != Account.Collections)
            .Sum(entry => entry.Amount.Amount);
        var everLate = plan is not null && plan.Parts.Index().Any(part =>
            day > part.Item.Day && PaidBy(plan, part.Item.Day.AddDays(plan.GraceDays))
                < plan.Parts.Take(part.Index + 1).Sum(one => one.Amount.Amount));
        return plan is not null && !everLate && paid < plan.Total.Amount ? "a plan is kept" : null;
    }

    private decimal PaidBy(PaymentPlan plan, DateOnly day) => ledger
        .Where(entry => entry.Encounter == plan.Encounter && entry.At >= plan.AcceptedAt
            && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(entry.At, patientZone).DateTime) <= day
            && entry.From == Account.Patient && entry.To != Account.Collections)
        .Sum(entry => entry.Amount.Amount);

    private decimal Owed(EncounterId bill, DateTimeOffset at, Account account) => ledger
        .Where(entry => entry.Encounter == bill && entry.At <= at)
        .Sum(entry => entry.To == account ? entry.Amount.Amount : entry.From == account ? -entry.Amount.Amount : 0);
}
