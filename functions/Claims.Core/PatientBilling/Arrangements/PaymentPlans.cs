using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>Takes signed plans and promises to pay.</summary>
public sealed class PaymentPlans(
    IRecords records,
    IClinicDirectory directory,
    IDunningPolicies policies,
    Ledger ledger,
    EventOutbox outbox,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>The longest signature, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>Takes a plan that the policy offers for what is owed now.</summary>
    /// <param name="encounter">The bill.</param>
    /// <param name="months">The number of parts of the offer.</param>
    /// <param name="signature">The name the patient typed.</param>
    /// <param name="takenBy">patient, or who takes it in the office.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The plan, or why it was refused.</returns>
    public async Task<(PaymentPlan? Plan, IReadOnlyList<Issue> Issues)> AcceptAsync(
        EncounterRef encounter, int months, string signature, string takenBy, CancellationToken cancellationToken)
    {
        var (clinic, now) = (encounter.Clinic, time.GetUtcNow());
        var home = directory.Clinic(clinic);
        var entries = await ledger.EntriesAsync(clinic, encounter.Encounter, cancellationToken);
        var balance = Books.Of(entries)[Account.Patient];
        var policy = policies.For(clinic);
        var known = await records.ReadAllAsync<PaymentPlan>(clinic, $"{encounter.Encounter}/", cancellationToken);
        var offer = PlanOffers.For(policy, balance, home.DayOf(now)).FirstOrDefault(one => one.Months == months);
        if (signature.Trim().Length is 0 or > LongestName)
        {
            return Refused("signature", "Type your full name: it is the signature.");
        }

        if (offer is null || known.Count >= policy.Plans!.Most)
        {
            return Refused("months", "This plan is not on offer for this balance; ask the billing office.");
        }

        if (known.Any(plan => PlanStanding.Of(plan, entries, home.DayOf(now), home.DayOf).Rests))
        {
            return Refused("months", "A payment plan is running already.");
        }

        var plan = new PaymentPlan(
            encounter.Encounter, known.Count + 1, offer.Parts, policy.Plans.GraceDays, signature.Trim(), now, takenBy);
        var told = DunningBell.Of(encounter, "plan");
        try
        {
            await records.SaveAsync(clinic, cancellationToken, RecordChange.Add(plan), RecordChange.Put(told));
        }
        catch (RecordConflictException)
        {
            return Refused("months", "Another plan was signed in the same moment.");
        }

        await audit.WriteAsync(
            clinic, encounter.Encounter.Value, takenBy, "plan", $"{months} parts of {plan.Total}", $"plan/{plan.Number}",
            cancellationToken);
        await outbox.RaiseAsync(clinic, told, cancellationToken);
        return (plan, []);

        static (PaymentPlan?, IReadOnlyList<Issue>) Refused(string place, string text) =>
            (null, [new("DUN-PLAN", Severity.Error, place, text)]);
    }

    /// <summary>Takes a promise to pay on a day; a balance has one.</summary>
    /// <returns>Empty when it was taken; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> PromiseAsync(
        EncounterRef encounter, DateOnly day, string takenBy, CancellationToken cancellationToken)
    {
        var (clinic, now) = (encounter.Clinic, time.GetUtcNow());
        var today = directory.Clinic(clinic).DayOf(now);
        if (policies.For(clinic).Promises is not { } policy || day <= today || day > today.AddDays(policy.LongestDays))
        {
            return [new("DUN-PROMISE", Severity.Error, "day", "A promise is for one of the days the policy allows.")];
        }

        var promise = new PaymentPromise(encounter.Encounter, day, policy.GraceDays, takenBy, now);
        var told = DunningBell.Of(encounter, "promise");
        try
        {
            await records.SaveAsync(clinic, cancellationToken, RecordChange.Add(promise), RecordChange.Put(told));
        }
        catch (RecordConflictException)
        {
            return [new("DUN-PROMISE", Severity.Error, "day", "A promise was given before; agree on a plan instead.")];
        }

        await audit.WriteAsync(
            clinic, encounter.Encounter.Value, takenBy, "promise", $"{day:yyyy-MM-dd}", "promise", cancellationToken);
        await outbox.RaiseAsync(clinic, told, cancellationToken);
        return [];
    }
}
