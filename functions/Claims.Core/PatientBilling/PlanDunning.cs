using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.PatientBilling;

/// <summary>Looks at the facts and says the next move. Who must not be dunned goes to the biller first.</summary>
public sealed class PlanDunning(
    IRecords records,
    IClinicDirectory directory,
    IDunningPolicies policies,
    PatientRequests requests,
    WorkItems work,
    TimeProvider time) : Activity<EncounterRef, DunningPlan>
{
    public static readonly ActivityRef<EncounterRef, DunningPlan> Ref = new(nameof(PlanDunning));

    /// <summary>SBR09 MC: Medicaid.</summary>
    private const string Medicaid = "MC";

    public override async Task<DunningPlan> RunAsync(ActivityContext context, EncounterRef encounter)
    {
        var cancel = context.CancellationToken;
        var clinic = directory.Clinic(encounter.Clinic);
        var today = clinic.DayOf(time.GetUtcNow());
        var file = await BillingFile.ReadAsync(records, encounter, cancel);
        if (file.Claim is null)
        {
            return new(DunningMove.Close, null, "nothing was billed", Outcome: PatientOutcome.NothingOwed);
        }

        var books = Books.Of(file.Entries);
        if (books[Account.Patient] > Money.Zero && HoldReason(file.Claim, today) is { } reason
            && !file.Requests.Any(request => request.Type == PatientRequestType.Hold))
        {
            await requests.SubmitAsync(encounter, PatientRequestType.Hold, reason, cancel);
            file = await BillingFile.ReadAsync(records, encounter, cancel);
        }

        if (books[Account.Patient] < Money.Zero && books[Account.Payer] == Money.Zero)
        {
            await FileCreditAsync(encounter, -books[Account.Patient], cancel);
        }

        var patient = file.Claim!.Content.Patient;
        var last = await PatientContact.LastAsync(records, encounter.Clinic, patient, cancel);
        return Dunning.Next(
            policies.For(encounter.Clinic),
            new(today, file.Entries, file.Sent, file.Requests, last),
            clinic.MorningOf);
    }

    private string? HoldReason(Claim claim, DateOnly today)
    {
        var patient = claim.Content.Patient;
        var payer = directory.Payers(claim.Encounter.Clinic).FirstOrDefault(payer => payer.Id == claim.Payer);
        return payer?.ClaimFilingIndicator == Medicaid
            ? "Medicaid: a member may be asked for the plan's own copay only. Confirm before a bill goes out."
            : patient.BirthDate.AddYears(18) > today && claim.Content.Relationship == Relationship.Self
            ? "A minor who is the subscriber: find out who is responsible before a bill goes out."
            : null;
    }

    private Task FileCreditAsync(EncounterRef encounter, Money credit, CancellationToken cancel) =>
        work.OpenAsync(
            encounter.Clinic,
            new(
                $"patient-credit/{encounter.Encounter}", WorkItemType.CreditBalance, encounter.Encounter.Value,
                time.GetUtcNow(), null, $"The patient paid {credit} too much: refund it."),
            cancel);
}
