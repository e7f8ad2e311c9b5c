using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>The next move in billing a patient, from the facts alone; pure.</summary>
internal static class Dunning
{
    private const int LookAgainDays = 7;

    /// <summary>Decides.</summary>
    /// <param name="policy">The clinic's policy.</param>
    /// <param name="facts">Where things stand.</param>
    /// <param name="morning">When a day's work begins at the clinic.</param>
    public static DunningPlan Next(DunningPolicy policy, DunningFacts facts, Func<DateOnly, DateTimeOffset> morning)
    {
        var books = Books.Of(facts.Entries);
        if (books[Account.Payer] > Money.Zero)
        {
            // Nothing goes to the patient while insurance is pending.
            return Wait(morning, facts.Today.AddDays(LookAgainDays), "rests: insurance is pending");
        }

        if (books[Account.Patient] <= Money.Zero)
        {
            return new(DunningMove.Close, null, "settled", Outcome: OutcomeOf(facts.Entries));
        }

        if (facts.Requests.Any(request => request.Answer is null))
        {
            return new(DunningMove.Wait, null, "rests: the patient's request is with the biller");
        }

        var agreed = facts.Requests.Select(request => request.PausedUntil).Max();
        if (agreed > facts.Today)
        {
            return Wait(morning, agreed.Value, "rests: a payment plan was agreed");
        }

        return books[Account.Patient] < policy.SmallBalance?.Below
            ? new(DunningMove.WriteOff, null, "small balance")
            : Ask(policy, facts, morning);
    }

    private static DunningPlan Ask(DunningPolicy policy, DunningFacts facts, Func<DateOnly, DateTimeOffset> morning)
    {
        var isLast = facts.Sent.Count >= policy.Steps.Count;
        var day = isLast ? HandOverDay(policy, facts) : StatementDay(policy, facts);
        if (day > facts.Today)
        {
            var what = isLast ? "collections" : $"statement {facts.Sent.Count + 1}";
            return Wait(morning, day, $"{facts.Sent.Count} statements sent; next: {what}");
        }

        return isLast
            ? new(DunningMove.HandOver, null, "to collections")
            : new(DunningMove.Send, null, "statement due", facts.Sent.Count + 1);
    }

    /// <summary>
    /// A statement keeps its distance from the first, from the one before it (a pause moves all that follow), from an
    /// answer to the patient and from any other message to them.
    /// </summary>
    private static DateOnly StatementDay(DunningPolicy policy, DunningFacts facts)
    {
        var next = facts.Sent.Count;
        var day = facts.Today;
        if (next > 0)
        {
            var gap = policy.Steps[next].Day - policy.Steps[next - 1].Day;
            day = Later(
                facts.Sent[0].Date.AddDays(policy.Steps[next].Day), facts.Sent[^1].Date.AddDays(gap));
        }

        return Later(day, LastTouch(facts)?.AddDays(policy.QuietDays) ?? day);
    }

    private static DateOnly HandOverDay(DunningPolicy policy, DunningFacts facts) => Later(
        facts.Sent[0].Date.AddDays(policy.CollectionsAfterDays),
        Later(
            facts.Sent[^1].Date.AddDays(policy.NoticeDays),
            LastTouch(facts)?.AddDays(policy.QuietDays) ?? facts.Today));

    private static DateOnly? LastTouch(DunningFacts facts)
    {
        var answered = facts.Requests.Where(request => request.AnsweredAt is not null)
            .Select(request => (DateOnly?)DateOnly.FromDateTime(request.AnsweredAt!.Value.UtcDateTime)).Max();
        return new[] { answered, facts.LastContact }.Max();
    }

    private static PatientOutcome OutcomeOf(IReadOnlyList<LedgerEntry> entries)
    {
        var books = Books.Of(entries);
        var forgiven = entries.Any(entry => entry is { From: Account.Patient, To: Account.WrittenOff });
        return books[Account.Collections] > Money.Zero ? PatientOutcome.InCollections
            : forgiven ? PatientOutcome.WrittenOff
            : books[Account.PaidByPatient] > Money.Zero ? PatientOutcome.Paid
            : PatientOutcome.NothingOwed;
    }

    private static DunningPlan Wait(Func<DateOnly, DateTimeOffset> morning, DateOnly day, string note) =>
        new(DunningMove.Wait, morning(day), note);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
