using System.Text.Json;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.PatientBilling;

/// <summary>
/// Takes a balance back from the agency: what is left of it is the patient's at the clinic again, and the agency is
/// told to stop. Written before it is told, so a repeat tells the same.
/// </summary>
public sealed class RecallFromCollections(
    IRecords records,
    IClinicDirectory directory,
    ICollections collections,
    DunningFile facts,
    AuditTrail audit,
    TimeProvider time) : Activity<EncounterRef, bool>
{
    public static readonly ActivityRef<EncounterRef, bool> Ref = new(nameof(RecallFromCollections));

    public override async Task<bool> RunAsync(ActivityContext context, EncounterRef encounter)
    {
        var (clinic, cancel) = (encounter.Clinic, context.CancellationToken);
        if (await facts.ReadAsync(encounter, cancel) is not { } known
            || known.Facts.Placements.LastOrDefault() is not { } placed)
        {
            return false;
        }

        var step = $"patient/recall-{placed.Number}";
        if (placed.RecalledAt is null)
        {
            if (Dunning.RecallReason(known.Facts, placed) is not { } why)
            {
                return false; // What asked for it is over.
            }

            var rest = Books.Of(known.Facts.Entries)[Account.Collections];
            var old = (await records.FindAsync<Placement>(clinic, placed.Key, cancel))!;
            placed = placed with { RecalledAt = time.GetUtcNow(), RecallReason = why };
            await records.SaveAsync(
                clinic,
                [
                    RecordChange.Replace(old, placed),
                    .. rest > Money.Zero
                        ? new[]
                        {
                            RecordChange.Add(new LedgerEntry(
                                encounter.Encounter, step, placed.RecalledAt.Value, Account.Collections,
                                Account.Patient, rest, $"back from the agency: {why}")),
                        }
                        : [],
                ],
                cancel);
        }

        var entries = await records.ReadAllAsync<LedgerEntry>(clinic, $"{encounter.Encounter}/{step}", cancel);
        var file = new RecallFile(
            encounter.Encounter.Value, directory.Clinic(clinic).DayOf(placed.RecalledAt!.Value),
            placed.RecallReason!.Value, Money.Sum(entries.Where(entry => entry.Step == step).Select(one => one.Amount)));
        await collections.HandOverAsync(
            clinic, $"recall-{encounter.Encounter}-{placed.Number}.json",
            JsonSerializer.SerializeToUtf8Bytes(file, CoreJson.Options), cancel);
        await audit.WriteAsync(
            clinic, encounter.Encounter.Value, "pipeline", "recalled", $"{placed.RecallReason}: {file.Balance}", step,
            cancel);
        return true;
    }
}
