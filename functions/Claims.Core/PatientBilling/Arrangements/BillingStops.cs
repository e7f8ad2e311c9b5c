using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>Sets and lifts stops. What a stop ends at an agency, the workflow recalls.</summary>
public sealed class BillingStops(
    IRecords records, PatientOfBill patients, DunningBell bell, WorkItems work, AuditTrail audit, TimeProvider time)
{
    /// <summary>Sets a stop; one that stands already for the same reason and bill stays as it is.</summary>
    /// <param name="encounter">The bill at hand.</param>
    /// <param name="reason">Why; attorney, bankruptcy, death and "no contact" stop all bills of the patient.</param>
    /// <param name="setBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task<BillingStop> SetAsync(
        EncounterRef encounter, StopReason reason, string setBy, CancellationToken cancellationToken)
    {
        var (clinic, patient) = (encounter.Clinic, await patients.OfAsync(encounter, cancellationToken));
        EncounterId? bill = IsOfThePerson(reason) ? null : encounter.Encounter;
        while (true)
        {
            var all = await ListAsync(clinic, patient, cancellationToken);
            if (all.FirstOrDefault(stop => stop.Stands && stop.Reason == reason && stop.Encounter == bill) is { } same)
            {
                return same;
            }

            var stop = new BillingStop(patient, all.Count + 1, reason, bill, setBy, time.GetUtcNow());
            if (await records.TryAddAsync(clinic, stop, cancellationToken))
            {
                await audit.WriteAsync(
                    clinic, encounter.Encounter.Value, setBy, "stopped", $"{reason}", $"stop/{stop.Number}",
                    cancellationToken);
                await work.OpenAsync(
                    clinic,
                    new(
                        $"billing-stop/{stop.Key}", WorkItemType.PatientRequest, encounter.Encounter.Value,
                        time.GetUtcNow(), null,
                        $"Billing is stopped ({reason}), by {setBy}. Settle what it is about; then lift the stop on "
                        + "the balance's page, or write the balance off."),
                    cancellationToken);
                await RingAsync(encounter, stop, cancellationToken);
                return stop;
            }
        }
    }

    /// <summary>Lifts a stop.</summary>
    /// <returns>Empty when it was lifted, also before; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> LiftAsync(
        EncounterRef encounter, int number, string liftedBy, CancellationToken cancellationToken)
    {
        var (clinic, patient) = (encounter.Clinic, await patients.OfAsync(encounter, cancellationToken));
        var key = $"{patient}/{number:D3}";
        if (await records.FindAsync<BillingStop>(clinic, key, cancellationToken) is null)
        {
            return [new("DUN-STOP", Severity.Error, "stop", "There is no such stop.")];
        }

        var stop = await records.UpdateAsync<BillingStop>(
            clinic, key,
            old => old.Stands ? old with { LiftedBy = liftedBy, LiftedAt = time.GetUtcNow() } : old,
            cancellationToken);
        await audit.WriteAsync(
            clinic, encounter.Encounter.Value, liftedBy, "lifted", $"{stop.Reason}", $"lift/{number}",
            cancellationToken);
        await work.CloseAsync(clinic, $"billing-stop/{key}", $"lifted by {liftedBy}", cancellationToken);
        await RingAsync(encounter, stop, cancellationToken);
        return [];
    }

    /// <summary>A patient's stops, lifted ones among them.</summary>
    public async Task<IReadOnlyList<BillingStop>> ListAsync(
        ClinicId clinic, string patient, CancellationToken cancellationToken) =>
        await records.ReadAllAsync<BillingStop>(clinic, $"{patient}/", cancellationToken);

    private static bool IsOfThePerson(StopReason reason) => reason
        is StopReason.Attorney or StopReason.Bankruptcy or StopReason.Deceased or StopReason.NoContact;

    /// <summary>A stop of the person wakes all their bills: one of them may be with an agency.</summary>
    private async Task RingAsync(EncounterRef encounter, BillingStop stop, CancellationToken cancellationToken)
    {
        await bell.RingAsync(encounter, "stop", cancellationToken);
        if (stop.Encounter is null)
        {
            await bell.RingOthersAsync(encounter, stop.Patient, "stop", cancellationToken);
        }
    }
}
