using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Workflows;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Remittance;

/// <summary>The claim that the next payer decides on, and the number of the decision to wait for.</summary>
/// <param name="Next">The decision to come: the same claim's next one when it crossed over.</param>
/// <param name="IsSent">False when it crossed over: the payer itself sent it on.</param>
public sealed record NextDecision(ClaimRemittance Next, bool IsSent);

/// <summary>
/// What a payer left to the patient goes to the next payer first: as a claim that tells what was decided, unless the
/// payer sent it on itself. Claim and ledger are written in one piece; a repeat writes nothing.
/// </summary>
public sealed class BillNextPayer(
    IRecords records, IClinicDirectory directory, Ledger ledger, WorkItems work, AuditTrail audit, TimeProvider time)
    : Activity<ClaimRemittance, NextDecision?>
{
    public static readonly ActivityRef<ClaimRemittance, NextDecision?> Ref = new(nameof(BillNextPayer));

    /// <summary>Whether a payer comes after the one that decided.</summary>
    /// <param name="claim">The claim that was decided.</param>
    /// <param name="decided">All that was decided on it.</param>
    /// <param name="posted">The encounter's ledger.</param>
    internal static bool IsDue(Claim claim, IReadOnlyList<ClaimPayment> decided, IReadOnlyList<LedgerEntry> posted) =>
        claim.Prior is null
        && !decided.Any(payment => payment.Adjudication.IsSecondary)
        && !posted.Any(entry => entry.Step == Posting.ShareStep(claim.Id)
            || entry.Step == Posting.ShareStep(ClaimId.After(claim.Id)))
        && (claim.Content.Next is not null || decided.Any(payment => payment.Adjudication.CrossedOver))
        && Posting.ShareOf(claim, posted) > Money.Zero;

    /// <returns>What to wait for; null when the claim could not be made, which is work.</returns>
    public override async Task<NextDecision?> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var cancel = context.CancellationToken;
        var (clinic, id) = decision.Claim;
        var claim = await records.GetAsync<Claim>(clinic, id.Value, cancel);
        var payments = await ClaimPayment.ListAsync(records, claim.Ref, cancel);
        if (payments.Any(payment => payment.Adjudication.CrossedOver))
        {
            await HandOnAsync(claim, claim.Id, [], cancel);
            return new(decision with { Number = decision.Number + 1 }, IsSent: false);
        }

        var next = ClaimId.After(id);
        if (await records.FindAsync<Claim>(clinic, next.Value, cancel) is { } made)
        {
            return new(new(made.Record.Ref, 1), IsSent: true);
        }

        var (prior, fault) = PriorDecision.Of(claim, [.. payments.Where(one => one.Number == decision.Number)]);
        if (prior is null || claim.Content.Next is not { } coverage
            || directory.Payers(clinic).All(payer => payer.Id != coverage.Payer))
        {
            await OpenWorkAsync(claim, fault ?? "its payer is not in payers.json", cancel);
            return null;
        }

        var earlier = await EncounterClaims.ListAsync(records, claim.Encounter, cancel);
        var secondary = SecondaryOf(claim, coverage, prior, next, earlier.Count + 1);
        await HandOnAsync(
            claim, next,
            [
                RecordChange.Add(secondary),
                RecordChange.Put(new ReadyClaim(secondary.Payer, next)),
                RecordChange.Put(new EncounterClaim(claim.Encounter.Encounter, secondary.Submission, next)),
                RecordChange.Put(new PatientDay(PatientDay.PrefixOf(secondary.Content), next)),
            ],
            cancel);
        return new(new(secondary.Ref, 1), IsSent: true);
    }

    private Claim SecondaryOf(Claim claim, NextCoverage coverage, PriorPayment prior, ClaimId id, int submission) => new(
        id,
        claim.Encounter,
        submission,
        coverage.Payer,
        '1',
        null,
        claim.Content with
        {
            Subscriber = claim.Content.Patient,
            Relationship = Relationship.Self,
            MemberId = coverage.MemberId,
            GroupNumber = coverage.GroupNumber,
            AuthorizationNumber = null,
            Next = null,
        },
        ClaimStatus.Ready,
        time.GetUtcNow(),
        claim.AwaitedBy,
        Prior: prior);

    private async Task HandOnAsync(
        Claim claim, ClaimId by, IReadOnlyList<RecordChange> changes, CancellationToken cancel)
    {
        var clinic = claim.Encounter.Clinic;
        var posted = await ledger.EntriesAsync(clinic, claim.Encounter.Encounter, cancel);
        var entries = Posting.HandOn(claim, by, posted, Posting.ShareStep(by), time.GetUtcNow());
        try
        {
            await records.SaveAsync(clinic, [.. changes, .. entries.Select(RecordChange.Add)], cancel);
        }
        catch (RecordConflictException)
        {
            return; // An earlier attempt wrote it after all.
        }

        await audit.WriteAsync(
            clinic, claim.Id.Value, "pipeline", "next-payer", by == claim.Id ? "crossed over" : $"claim {by}",
            "next-payer", cancel);
    }

    private Task OpenWorkAsync(Claim claim, string fault, CancellationToken cancel) => work.OpenAsync(
        claim.Encounter.Clinic,
        new(
            $"next-payer/{claim.Id}", WorkItemType.NextPayer, claim.Id.Value, time.GetUtcNow(), null,
            $"The claim to the next payer could not be made: {fault}. Bill it on paper, with the remittance."),
        cancel);
}
