using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Workflows;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Remittance;

/// <summary>
/// The pipeline waits for a claim's n-th decision: the charges are in the ledger, and when that decision comes it will
/// not be taken for one that nobody waits for.
/// </summary>
public sealed class AwaitDecision(IRecords records, Ledger ledger, WorkItems work, TimeProvider time)
    : Activity<ClaimRemittance, bool>
{
    public static readonly ActivityRef<ClaimRemittance, bool> Ref = new(nameof(AwaitDecision));

    public override async Task<bool> RunAsync(ActivityContext context, ClaimRemittance awaited)
    {
        var cancel = context.CancellationToken;
        var ((clinic, id), number) = awaited;
        var claim = await records.UpdateAsync<Claim>(
            clinic,
            id.Value,
            claim => claim.AwaitedDecision >= number ? claim : claim with { AwaitedDecision = number },
            cancel);
        await work.CloseAsync(clinic, PostPayment.LateDecisionKey(id, number), "the pipeline took it", cancel);
        var posted = await ledger.EntriesAsync(clinic, claim.Encounter.Encounter, cancel);
        var earlier = await EncounterClaims.ListAsync(records, claim.Encounter, cancel);
        var charges = Posting.Charges(
            claim, earlier.Where(other => other.Submission < claim.Submission), posted, time.GetUtcNow()).ToList();
        if (charges.Count > 0)
        {
            await TryPostAsync(clinic, charges, cancel);
        }

        return true;
    }

    private async Task TryPostAsync(ClinicId clinic, List<LedgerEntry> entries, CancellationToken cancel)
    {
        try
        {
            await records.SaveAsync(clinic, entries.ConvertAll(RecordChange.Add), cancel);
        }
        catch (RecordConflictException)
        {
            // A remittance posted the charges in the same moment.
        }
    }
}
