using System.Text.Json;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Workflows;

namespace Claims.Core.PatientBilling;

/// <summary>
/// Hands a balance to collections. The placement and its ledger entry are written first; the file is made from them,
/// so a repeat hands over the same file under the same name.
/// </summary>
public sealed class HandToCollections(
    IRecords records,
    IClinicDirectory directory,
    IDunningPolicies policies,
    ICollections collections,
    DunningFile facts,
    AuditTrail audit,
    TimeProvider time) : Activity<EncounterRef, bool>
{
    public static readonly ActivityRef<EncounterRef, bool> Ref = new(nameof(HandToCollections));

    public override async Task<bool> RunAsync(ActivityContext context, EncounterRef encounter)
    {
        var cancel = context.CancellationToken;
        var placed = await OpenAsync(encounter, cancel) ?? await PlaceAsync(encounter, cancel);
        if (placed is null)
        {
            return false; // A payment or a request came at the last moment.
        }

        var file = await BillingFile.ReadAsync(records, encounter, cancel);
        var content = Compose(file, placed, directory.Clinic(encounter.Clinic));
        var name = placed.Number == 1 ? $"{encounter.Encounter}" : $"{encounter.Encounter}-{placed.Number}";
        await collections.HandOverAsync(
            encounter.Clinic, $"collections-{name}.json",
            JsonSerializer.SerializeToUtf8Bytes(content, CoreJson.Options), cancel);
        await audit.WriteAsync(
            encounter.Clinic, encounter.Encounter.Value, "pipeline", "collections", $"{content.Balance}",
            placed.Step, cancel);
        return true;
    }

    private async Task<Placement?> OpenAsync(EncounterRef encounter, CancellationToken cancel) =>
        (await records.ReadAllAsync<Placement>(encounter.Clinic, $"{encounter.Encounter}/", cancel))
            .LastOrDefault(placed => placed.RecalledAt is null);

    private async Task<Placement?> PlaceAsync(EncounterRef encounter, CancellationToken cancel)
    {
        if (await facts.ReadAsync(encounter, cancel) is not { } known
            || Dunning.Next(policies.For(encounter.Clinic), known.Facts).Step != DunningMove.HandOver)
        {
            return null;
        }

        var placed = new Placement(
            encounter.Encounter, known.Facts.Placements.Count + 1, policies.For(encounter.Clinic).Agency,
            time.GetUtcNow(), Books.Of(known.Facts.Entries)[Account.Patient]);
        try
        {
            await records.SaveAsync(
                encounter.Clinic, cancel,
                RecordChange.Add(placed),
                RecordChange.Add(new LedgerEntry(
                    encounter.Encounter, placed.Step, placed.At, Account.Patient, Account.Collections, placed.Amount,
                    $"unpaid after {known.Facts.Sent.Count} statements")));
            return placed;
        }
        catch (RecordConflictException)
        {
            return await OpenAsync(encounter, cancel);
        }
    }

    private static CollectionsFile Compose(BillingFile file, Placement placed, Clinic clinic)
    {
        var before = Books.Of(file.Entries.Where(entry => entry.At <= placed.At && entry.Step != placed.Step));
        var sent = file.Sent.Where(one => one.Date <= DateOnly.FromDateTime(placed.At.UtcDateTime)).ToList();
        var (first, final) = (sent[0], sent[^1]);
        return new(
            clinic.Name, clinic.Phone, placed.Encounter.Value, final.PatientName, final.PatientAddress,
            first.DateOfService, first.Date, final.Date, first.Balance + first.Paid, before[Account.PaidByPatient],
            placed.Amount);
    }
}
