using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>Why a patient has or has not been contacted about a bill, and what happens next and when.</summary>
/// <param name="Encounter">The bill.</param>
/// <param name="Books">Its money.</param>
/// <param name="Now">The decision of this moment.</param>
/// <param name="Ahead">What follows if nobody does anything, in order.</param>
/// <param name="Clock">The days that the law counts.</param>
/// <param name="Reach">The ways that are open.</param>
/// <param name="Sent">The statements.</param>
/// <param name="Contacts">The patient's contact ledger, all bills, the newest first.</param>
/// <param name="Stops">The patient's stops.</param>
/// <param name="Requests">What the patient asked.</param>
/// <param name="Plans">Payment plans.</param>
/// <param name="Promise">The promise to pay.</param>
/// <param name="Placements">Placements with an agency.</param>
/// <param name="Proposals">Write-offs proposed.</param>
public sealed record BalanceStory(
    EncounterRef Encounter,
    Books Books,
    DunningPlan Now,
    IReadOnlyList<AheadStep> Ahead,
    BalanceClock Clock,
    string Reach,
    IReadOnlyList<Statement> Sent,
    IReadOnlyList<PatientContact> Contacts,
    IReadOnlyList<BillingStop> Stops,
    IReadOnlyList<PatientRequest> Requests,
    IReadOnlyList<PlanState> Plans,
    PaymentPromise? Promise,
    IReadOnlyList<Placement> Placements,
    IReadOnlyList<WriteOffProposal> Proposals);

/// <summary>One thing that would happen.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, or why nothing does.</param>
public sealed record AheadStep(DateTimeOffset At, string What);

/// <summary>A plan with where it stands.</summary>
public sealed record PlanState(PaymentPlan Plan, DateOnly? BrokenOn, Instalment? Next, Money Missing);

/// <summary>The days of 26 CFR 1.501(r)-6 and of the estimate.</summary>
/// <param name="FirstBill">The first statement; null before it.</param>
/// <param name="NoCollectionBefore">The first day a placement may be.</param>
/// <param name="AssistanceUntil">Until when help may be applied for.</param>
/// <param name="OverEstimateUntil">Until when it may be disputed as over its estimate.</param>
public sealed record BalanceClock(
    DateOnly? FirstBill, DateOnly? NoCollectionBefore, DateOnly? AssistanceUntil, DateOnly? OverEstimateUntil);

/// <summary>Explains a balance by the same decision that the workflow follows.</summary>
public sealed class BalanceDesk(
    IRecords records, IClinicDirectory directory, IDunningPolicies policies, DunningFile facts)
{
    private const int MostAhead = 20;

    /// <summary>All bills that patients owe or an agency has, with the decision of this moment.</summary>
    public async IAsyncEnumerable<(EncounterRef Encounter, Books Books, DunningPlan Plan)> ListAsync(
        ClinicId clinic,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (progress, _) in records.ListAsync<Progress>(clinic, "", cancellationToken))
        {
            if (progress.Stage is Stage.BillingPatient or Stage.InCollections
                && EncounterId.TryParse(progress.Subject, out var id))
            {
                var encounter = new EncounterRef(clinic, progress.Chart, id);
                if (await facts.ReadAsync(encounter, cancellationToken) is { } bill)
                {
                    yield return (
                        encounter, Books.Of(bill.Facts.Entries), Dunning.Next(policies.For(clinic), bill.Facts));
                }
            }
        }
    }

    /// <summary>The whole story of a bill; null when nothing was billed.</summary>
    public async Task<BalanceStory?> ReadAsync(EncounterRef encounter, CancellationToken cancellationToken)
    {
        if (await facts.ReadAsync(encounter, cancellationToken) is not { } bill)
        {
            return null;
        }

        var known = bill.Facts;
        var policy = policies.For(encounter.Clinic);
        var today = known.Clinic.DayOf(known.Now);
        return new(
            encounter,
            Books.Of(known.Entries),
            Dunning.Next(policy, known),
            Forecast.Of(policy, known, MostAhead),
            ClockOf(policy, known),
            Ways(Reach.Of(known.Card, known.Email)),
            known.Sent,
            [.. known.Contacts.OrderByDescending(contact => contact.Day)],
            known.Stops,
            known.Requests,
            [
                .. known.Plans.Select(plan =>
                    (plan, PlanStanding.Of(plan, known.Entries, today, known.Clinic.DayOf)))
                    .Select(pair => new PlanState(pair.plan, pair.Item2.BrokenOn, pair.Item2.Next, pair.Item2.Missing)),
            ],
            known.Promise,
            known.Placements,
            await records.ReadAllAsync<WriteOffProposal>(
                encounter.Clinic, $"{encounter.Encounter}/", cancellationToken));
    }

    /// <summary>The bill of an id at a clinic; null when there is none.</summary>
    public async Task<EncounterRef?> FindAsync(
        string clinic, string encounter, CancellationToken cancellationToken) =>
        ClinicId.TryParse(clinic, out var id) && directory.Clinics.Contains(id)
            && EncounterId.TryParse(encounter, out var bill)
            && (await records.FindAsync<Progress>(id, bill.Value, cancellationToken))?.Record is { } progress
                ? new(id, progress.Chart, bill)
                : null;

    private static BalanceClock ClockOf(DunningPolicy policy, DunningFacts known)
    {
        if (known.Sent.Count == 0)
        {
            return new(null, null, null, null);
        }

        var first = known.Sent[0].Date;
        var ruling = policy.On(known.Clinic.Id, known.Address.State, first);
        var notice = known.Sent.LastOrDefault(sent => sent.Tone == StatementTone.Final)?.Date
            .AddDays(ruling.NoticeDays);
        var earliest = first.AddDays(ruling.CollectionsAfterDays);
        return new(
            first, notice > earliest ? notice : earliest, first.AddDays(ruling.AssistanceDays),
            EstimateCheck.DisputableUntil(known.Estimate, known.Sent));
    }

    private static string Ways(Reach reach)
    {
        string[] ways =
        [
            .. reach.Email is null ? Array.Empty<string>() : ["e-mail"],
            .. reach.Sms is null ? Array.Empty<string>() : ["text"],
            .. reach.Mail ? ["letter"] : Array.Empty<string>(),
        ];
        return ways.Length == 0 ? "none" : string.Join(", ", ways);
    }
}
