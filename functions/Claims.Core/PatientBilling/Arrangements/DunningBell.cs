using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>Makes the workflow of a bill look at the facts now. The fact itself is stored before.</summary>
public sealed class DunningBell(IRecords records, EventOutbox outbox)
{
    /// <summary>The change that rings; saved together with the fact it tells of.</summary>
    public static PendingEvent Of(EncounterRef encounter, string what) =>
        new(StatementWorkflow.InstanceFor(encounter), StatementWorkflow.PatientActivity.Name, what);

    /// <summary>Rings for a fact that is stored.</summary>
    public async Task RingAsync(EncounterRef encounter, string what, CancellationToken cancellationToken)
    {
        var told = Of(encounter, what);
        await records.SaveAsync(encounter.Clinic, cancellationToken, RecordChange.Put(told));
        await outbox.RaiseAsync(encounter.Clinic, told, cancellationToken);
    }

    /// <summary>Rings for all other bills that a patient ever heard of.</summary>
    public async Task RingOthersAsync(
        EncounterRef encounter, string patient, string what, CancellationToken cancellationToken)
    {
        var contacts = await records.ReadAllAsync<PatientContact>(
            encounter.Clinic, $"{patient}/", cancellationToken);
        foreach (var other in contacts.Select(contact => contact.Encounter).Distinct()
            .Where(other => other != encounter.Encounter))
        {
            await RingAsync(encounter with { Encounter = other }, what, cancellationToken);
        }
    }
}

/// <summary>Whose bill it is, as the contact ledger names patients.</summary>
public sealed class PatientOfBill(IRecords records)
{
    /// <summary>The patient of a bill.</summary>
    /// <exception cref="KeyNotFoundException">Nothing was billed for the encounter.</exception>
    public async Task<string> OfAsync(EncounterRef encounter, CancellationToken cancellationToken)
    {
        var claims = await Submission.EncounterClaims.ListAsync(records, encounter, cancellationToken);
        return claims.Count > 0
            ? PatientContact.PatientOf(claims[^1].Content.Patient)
            : throw new KeyNotFoundException("Nothing was billed for this encounter.");
    }
}
