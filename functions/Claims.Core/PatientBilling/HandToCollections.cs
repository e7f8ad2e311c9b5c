using System.Text.Json;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Workflows;

namespace Claims.Core.PatientBilling;

/// <summary>
/// Hands a balance to collections. The ledger entry is written first; the file is made from it, so a repeat hands over
/// the same file under the same name.
/// </summary>
public sealed class HandToCollections(
    IRecords records,
    IClinicDirectory directory,
    ICollections collections,
    AuditTrail audit,
    TimeProvider time) : Activity<EncounterRef, bool>
{
    public static readonly ActivityRef<EncounterRef, bool> Ref = new(nameof(HandToCollections));

    private const string Step = "patient/collections";

    public override async Task<bool> RunAsync(ActivityContext context, EncounterRef encounter)
    {
        var cancel = context.CancellationToken;
        var file = await BillingFile.ReadAsync(records, encounter, cancel);
        if (!file.Entries.Any(entry => entry.Step == Step))
        {
            var balance = Books.Of(file.Entries)[Account.Patient];
            if (balance <= Money.Zero)
            {
                return false; // A payment came at the last moment.
            }

            await records.TryAddAsync(
                encounter.Clinic,
                new LedgerEntry(
                    encounter.Encounter, Step, time.GetUtcNow(), Account.Patient, Account.Collections, balance,
                    $"unpaid after {file.Sent.Count} statements"),
                cancel);
            file = await BillingFile.ReadAsync(records, encounter, cancel);
        }

        var content = Compose(file, directory.Clinic(encounter.Clinic));
        await collections.HandOverAsync(
            encounter.Clinic, $"collections-{encounter.Encounter}.json",
            JsonSerializer.SerializeToUtf8Bytes(content, CoreJson.Options), cancel);
        await audit.WriteAsync(
            encounter.Clinic, encounter.Encounter.Value, "pipeline", "collections", $"{content.Balance}",
            "collections", cancel);
        return true;
    }

    private static CollectionsFile Compose(BillingFile file, Clinic clinic)
    {
        var handed = file.Entries.First(entry => entry.Step == Step);
        var before = Books.Of(file.Entries.Where(entry => entry.At <= handed.At && entry.Step != Step));
        var (first, final) = (file.Sent[0], file.Sent[^1]);
        var patient = file.Claim!.Content.Patient;
        return new(
            clinic.Name, clinic.Phone, handed.Encounter.Value, final.PatientName, patient.Address,
            first.DateOfService, first.Date, final.Date, first.Balance + first.Paid, before[Account.PaidByPatient],
            handed.Amount);
    }
}
