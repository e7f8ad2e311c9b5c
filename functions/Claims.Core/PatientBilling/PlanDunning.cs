using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.PatientBilling;

/// <summary>Looks at the facts and says the next move. Who must not be dunned goes to the biller first.</summary>
public sealed class PlanDunning(
    IClinicDirectory directory,
    IDunningPolicies policies,
    DunningFile facts,
    BillingStops stops,
    CreditBalances credits,
    WorkItems work,
    TimeProvider time) : Activity<EncounterRef, DunningPlan>
{
    public static readonly ActivityRef<EncounterRef, DunningPlan> Ref = new(nameof(PlanDunning));

    /// <summary>SBR09 MC: Medicaid.</summary>
    private const string Medicaid = "MC";

    private const string ByRule = "rule";

    private static readonly DunningReason[] ForPeople =
        [DunningReason.TooSmallToPlace, DunningReason.NoWay, DunningReason.Returned];

    public override async Task<DunningPlan> RunAsync(ActivityContext context, EncounterRef encounter)
    {
        var cancel = context.CancellationToken;
        if (await facts.ReadAsync(encounter, cancel) is not { } bill)
        {
            return new(DunningMove.Close, null, "nothing was billed", Outcome: PatientOutcome.NothingOwed);
        }

        var books = Books.Of(bill.Facts.Entries);
        if (books[Account.Patient] > Money.Zero && StopReasonOf(bill) is { } reason
            && !bill.Facts.Stops.Any(stop => stop.Reason == reason && stop.SetBy == ByRule
                && stop.Encounter == encounter.Encounter))
        {
            await stops.SetAsync(encounter, reason, ByRule, cancel);
            bill = (await facts.ReadAsync(encounter, cancel))!;
        }

        if (books[Account.Patient] < Money.Zero && books[Account.Payer] == Money.Zero)
        {
            await credits.FilePatientsAsync(
                encounter, CreditBalances.PrefixOf(encounter.Encounter), -books[Account.Patient], cancel);
        }

        var plan = Dunning.Next(policies.For(encounter.Clinic), bill.Facts);
        await ShowWorkAsync(encounter, plan.Reason, bill.Facts.Sent.Count, cancel);
        return plan;
    }

    /// <summary>Opens what only a person moves on; closes it once something did.</summary>
    private async Task ShowWorkAsync(
        EncounterRef encounter, DunningReason? now, int sent, CancellationToken cancel)
    {
        foreach (var reason in ForPeople)
        {
            var key = $"dunning/{encounter.Encounter}/{reason}/{sent}";
            if (now == reason)
            {
                await work.OpenAsync(
                    encounter.Clinic,
                    new(
                        key, WorkItemType.PatientRequest, encounter.Encounter.Value, time.GetUtcNow(), null,
                        WorkOf(reason)),
                    cancel);
            }
            else
            {
                await work.CloseAsync(encounter.Clinic, key, $"{now}", cancel);
            }
        }
    }

    private static string WorkOf(DunningReason reason) => reason switch
    {
        DunningReason.TooSmallToPlace =>
            "Every notice was sent and the balance is too small for an agency: write it off or agree on something.",
        DunningReason.NoWay =>
            "No way is open to reach the patient: find an address, or a channel they allow.",
        _ => "The agency gave the account back: write it off or agree on something.",
    };

    private StopReason? StopReasonOf(KnownBill bill)
    {
        Claim claim = bill.Claim;
        var payer = directory.Payers(claim.Encounter.Clinic).FirstOrDefault(payer => payer.Id == claim.Payer);
        var today = bill.Facts.Clinic.DayOf(bill.Facts.Now);
        return payer?.ClaimFilingIndicator == Medicaid ? StopReason.Medicaid
            : claim.Content.Patient.BirthDate.AddYears(18) > today
                && claim.Content.Relationship == Relationship.Self ? StopReason.Minor
            : null;
    }
}
