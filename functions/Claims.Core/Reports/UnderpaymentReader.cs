using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;

namespace Claims.Core.Reports;

/// <summary>
/// Reads what payers allowed less than contracts say, each service of a claim once however often it was decided: as it
/// was first found, and what the decision that stands now allows more.
/// </summary>
internal static class UnderpaymentReader
{
    public static async Task<IReadOnlyList<UnderpaymentFact>> ReadAsync(
        IRecords records, Clinic clinic, CancellationToken cancellationToken)
    {
        var facts = new List<UnderpaymentFact>();
        var open = new List<Underpayment>();
        await foreach (var (found, _) in records.ListAsync<Underpayment>(clinic.Id, "", cancellationToken))
        {
            if (open.Count > 0 && open[0].Claim != found.Claim)
            {
                facts.AddRange(await OfClaimAsync(records, clinic, open, cancellationToken));
                open.Clear();
            }

            open.Add(found);
        }

        if (open.Count > 0)
        {
            facts.AddRange(await OfClaimAsync(records, clinic, open, cancellationToken));
        }

        return facts;
    }

    private static async Task<IEnumerable<UnderpaymentFact>> OfClaimAsync(
        IRecords records, Clinic clinic, List<Underpayment> found, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<ClaimRow>(clinic.Id, found[0].Claim.Value, cancellationToken)
            is not { Record: var claim })
        {
            return [];
        }

        // Nobody need look at the decisions of a claim that was decided once.
        IReadOnlyList<ClaimPayment> payments = claim.Remittances > found[0].Number
            ? await ClaimPayment.ListAsync(records, new ClaimRef(clinic.Id, claim.Id), cancellationToken)
            : [];
        var disputed = found.Exists(one => one.DisputedAt is not null);
        return found.SelectMany(one => one.Lines.Select(line => (one.Number, At: one.FoundAt, Line: line)))
            .GroupBy(one => one.Line.Procedure)
            .Select(code =>
            {
                var first = code.Where(one => one.Number == code.First().Number).ToList();
                return new UnderpaymentFact(
                    claim.Id, claim.Payer, code.Key, clinic.DayOf(first[0].At),
                    Money.Sum(first.Select(one => one.Line.Expected)), Money.Sum(first.Select(one => one.Line.Allowed)),
                    disputed, Recovered(payments, code.Key, first[0].Number));
            })
            .ToList();
    }

    /// <summary>What the newest decision allows more than the one that fell short; never less than nothing.</summary>
    private static Money Recovered(IReadOnlyList<ClaimPayment> payments, string code, int number)
    {
        var newest = payments.Where(one => !one.Adjudication.IsReversal).Select(one => one.Number).LastOrDefault();
        var more = newest > number ? Allowed(payments, code, newest) - Allowed(payments, code, number) : Money.Zero;
        return more > Money.Zero ? more : Money.Zero;
    }

    private static Money Allowed(IReadOnlyList<ClaimPayment> payments, string code, int number) => Money.Sum(
        payments.Where(one => one.Number == number && !one.Adjudication.IsReversal)
            .SelectMany(one => one.Adjudication.Lines).Where(line => line.Procedure == code)
            .Select(CheckExpected.AllowedOn));
}
