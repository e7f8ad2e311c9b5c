using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Workflows;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Remittance;

/// <summary>Files work when the next payer did not take its claim. The patient is not billed meanwhile.</summary>
public sealed class MissNextPayer(IRecords records, WorkItems work, TimeProvider time) : Activity<ClaimRef, bool>
{
    public static readonly ActivityRef<ClaimRef, bool> Ref = new(nameof(MissNextPayer));

    public override async Task<bool> RunAsync(ActivityContext context, ClaimRef claim)
    {
        var cancel = context.CancellationToken;
        var record = await records.GetAsync<Claim>(claim.Clinic, claim.Claim.Value, cancel);
        var reasons = string.Join("; ", (record.Findings ?? []).Select(finding => finding.Code).Distinct());
        await work.OpenAsync(
            claim.Clinic,
            new(
                $"next-payer-rejected/{claim.Claim}", WorkItemType.NextPayer, claim.Claim.Value, time.GetUtcNow(), null,
                $"The next payer did not take the claim ({reasons}): bill it on paper with the first payer's "
                + "remittance, and enter its answer by hand."),
            cancel);
        return true;
    }
}
