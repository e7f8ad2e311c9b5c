using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>
/// Posts what a remittance states of one claim: payments, ledger entries, the claim's status and the word to the
/// pipeline are written in one piece, once.
/// </summary>
public sealed class PostPayment(
    IRecords records,
    Ledger ledger,
    EventOutbox outbox,
    WorkItems work,
    CreditBalances credits,
    CheckExpected expected,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>The key of the work filed for a decision that nobody waited for.</summary>
    internal static string LateDecisionKey(ClaimId claim, int number) => $"late-decision/{claim}/{number}";

    /// <summary>Posts all that one file states of a claim; a repeat posts nothing.</summary>
    internal async Task PostAsync(
        ClaimRef claim,
        string file,
        IReadOnlyList<(int Ordinal, Adjudication Adjudication)> stated,
        CancellationToken cancellationToken)
    {
        while (!await TryPostAsync(claim, file, stated, cancellationToken))
        {
            // Another process wrote this claim in the same moment: look again.
        }
    }

    private async Task<bool> TryPostAsync(
        ClaimRef claimRef,
        string file,
        IReadOnlyList<(int Ordinal, Adjudication Adjudication)> stated,
        CancellationToken cancel)
    {
        var (clinic, id) = claimRef;
        var old = await records.FindAsync<Claim>(clinic, id.Value, cancel)
            ?? throw new KeyNotFoundException($"There is no claim '{id}'.");
        var known = await ClaimPayment.ListAsync(records, claimRef, cancel);
        var number = old.Record.Remittances + 1;
        List<ClaimPayment> payments =
        [
            .. stated.Where(one => !known.Any(other => other.File == file && other.Ordinal == one.Ordinal))
                .Select(one => new ClaimPayment(id, number, file, one.Ordinal, one.Adjudication)),
        ];
        if (payments.Count == 0)
        {
            return true;
        }

        var changed = Decided(old.Record, payments);
        var events = EventsOf(old.Record, changed).ToList();
        var entries = await EntriesAsync(changed, payments, known, cancel);
        try
        {
            await records.SaveAsync(
                clinic,
                [
                    RecordChange.Replace(old, changed),
                    .. payments.Select(RecordChange.Add),
                    .. entries.Select(RecordChange.Add),
                    .. events.Select(RecordChange.Put),
                    .. IndexOf(changed),
                ],
                cancel);
        }
        catch (RecordConflictException)
        {
            return false;
        }

        await TellAsync(old.Record, changed, payments, events, cancel);
        await FileDuplicatesAsync(changed, payments, known, cancel);
        await credits.FileAsync(changed, cancel);
        await expected.FileAsync(changed, payments, cancel);
        return true;
    }

    private async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(
        Claim claim,
        IReadOnlyList<ClaimPayment> payments,
        IReadOnlyList<ClaimPayment> known,
        CancellationToken cancel)
    {
        var posted = await ledger.EntriesAsync(claim.Encounter.Clinic, claim.Encounter.Encounter, cancel);
        var earlier = (await EncounterClaims.ListAsync(records, claim.Encounter, cancel))
            .Where(other => other.Submission < claim.Submission);
        var now = time.GetUtcNow();
        var charges = Posting.Charges(claim, earlier, posted, now).ToList();
        return [.. charges, .. Posting.Decision(claim, payments, known, [.. posted, .. charges], now)];
    }

    private static Claim Decided(Claim claim, IReadOnlyList<ClaimPayment> payments)
    {
        var number = payments[^1].Adjudication.PayerControlNumber ?? claim.PayerControlNumber;
        if (payments.LastOrDefault(payment => !payment.Adjudication.IsReversal) is not { } decision)
        {
            return claim with { PayerControlNumber = number };
        }

        var adjudication = decision.Adjudication;
        var isByNext = decision.IsByNextPayer(claim);
        var denied = adjudication.StatusCode == "4"
            || (adjudication.Paid == Money.Zero
                && adjudication.AllAdjustments().Any(one => AdjustmentAccounts.IsDenial(one, isByNext)));
        return claim with
        {
            Status = adjudication.IsUnprocessable ? ClaimStatus.Rejected
                : denied ? ClaimStatus.Denied
                : ClaimStatus.Paid,
            Remittances = claim.Remittances + 1,
            PayerControlNumber = number,
        };
    }

    /// <summary>A decision is an acknowledgement too, when no 277CA came before it.</summary>
    private static IEnumerable<PendingEvent> EventsOf(Claim before, Claim after)
    {
        if (before.Status is ClaimStatus.Sent or ClaimStatus.Ready)
        {
            yield return new(after.AwaitedBy, Acknowledgement.For(after.Id).Name, "decided");
        }

        if (after.Remittances > before.Remittances)
        {
            yield return new(after.AwaitedBy, PaymentPosted.For(after.Id, after.Remittances).Name, "posted");
        }
    }

    /// <summary>The payer may have paid twice.</summary>
    private async Task FileDuplicatesAsync(
        Claim claim,
        IReadOnlyList<ClaimPayment> payments,
        IReadOnlyList<ClaimPayment> known,
        CancellationToken cancel)
    {
        for (var index = 0; index < payments.Count; index++)
        {
            var payment = payments[index];
            if (payment.Adjudication.Paid > Money.Zero && payment.IsRepeat([.. known, .. payments.Take(index)]))
            {
                await work.OpenAsync(
                    claim.Encounter.Clinic,
                    new(
                        $"duplicate/{payment.Key}", WorkItemType.DuplicatePayment, claim.Id.Value, time.GetUtcNow(),
                        null,
                        $"{payment.Adjudication.Paid} say the same as a decision on this claim that was not taken "
                        + "back: if the payer paid twice, return it; if it decided anew, ask for the reversal."),
                    cancel);
            }
        }
    }

    private static IEnumerable<RecordChange> IndexOf(Claim claim) =>
        claim.PayerControlNumber is { } number
            ? [RecordChange.Put(new PayerClaimNumber(claim.Payer, number, claim.Id))]
            : [];

    private async Task TellAsync(
        Claim before,
        Claim after,
        IReadOnlyList<ClaimPayment> payments,
        IReadOnlyList<PendingEvent> events,
        CancellationToken cancel)
    {
        var clinic = after.Encounter.Clinic;
        foreach (var payment in payments)
        {
            await audit.WriteAsync(
                clinic, after.Id.Value, "payer", "posted",
                $"CLP02 {payment.Adjudication.StatusCode}, paid {payment.Adjudication.Paid}, file {payment.File}",
                $"posted/{payment.File}/{payment.Ordinal}", cancel);
        }

        foreach (var pending in events)
        {
            await outbox.RaiseAsync(clinic, pending, cancel);
        }

        await work.CloseAsync(clinic, MissDecision.KeyOf(after.Id, after.Remittances), "a decision came", cancel);
        await work.CloseAsync(clinic, MissAcknowledgement.KeyOf(after.Id), "a decision came", cancel);
        await ClaimStatusWork.CloseAsync(records, work, clinic, after.Id, "a decision came", cancel);
        var number = payments[0].Number;
        var decidedAgain = after.Remittances > before.Remittances;
        if (number > before.AwaitedDecision && (decidedAgain || !await IsReplacedAsync(after, cancel)))
        {
            await work.OpenAsync(
                clinic,
                new(
                    LateDecisionKey(after.Id, number), WorkItemType.Denial, after.Id.Value, time.GetUtcNow(), null,
                    decidedAgain
                        ? "The payer decided again on a claim that was settled: look at what changed."
                        : "The payer took its payment back and has not decided anew: ask why."),
                cancel);
        }
    }

    /// <summary>A payer takes a claim back to decide on the one that replaced it: nothing to ask about.</summary>
    private async Task<bool> IsReplacedAsync(Claim claim, CancellationToken cancel) =>
        (await EncounterClaims.ListAsync(records, claim.Encounter, cancel))
            .Any(other => other.Submission > claim.Submission && other.OriginalReference is not null);
}
