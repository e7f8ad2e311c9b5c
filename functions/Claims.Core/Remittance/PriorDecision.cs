using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>A payer's decision as the claim to the next payer tells it; pure.</summary>
internal static class PriorDecision
{
    /// <summary>Reads it.</summary>
    /// <param name="claim">The claim that was decided.</param>
    /// <param name="payments">What the decision states, a reversal before it apart.</param>
    /// <returns>The decision, or why it cannot be told so that it balances.</returns>
    public static (PriorPayment? Prior, string? Fault) Of(Claim claim, IReadOnlyList<ClaimPayment> payments)
    {
        if (payments.Where(payment => !payment.Adjudication.IsReversal).ToList() is not [var payment])
        {
            return (null, "the payer decided it in several parts");
        }

        var stated = payment.Adjudication;
        var lines = LinesOf(claim, stated);
        if (stated.Charge != claim.Charge || (stated.Lines.Count > 0 && lines is null))
        {
            return (null, "the payer decided on other lines or charges than were billed");
        }

        var content = claim.Content;
        return (
            new(
                claim.Id, claim.Payer, content.Subscriber, content.Relationship, content.MemberId,
                content.GroupNumber, stated.Date, stated.PayerControlNumber, stated.Paid,
                Read(stated.Adjustments), lines ?? []),
            null);
    }

    /// <summary>Each line of the claim with what was decided on it; a payer may change their order.</summary>
    private static List<PriorLine>? LinesOf(Claim claim, Adjudication stated)
    {
        var left = stated.Lines.ToList();
        var lines = new List<PriorLine>();
        foreach (var billed in claim.Content.Lines)
        {
            var found = left.FindIndex(line => line.Procedure == billed.Procedure.Value && line.Charge == billed.Charge);
            if (found < 0)
            {
                return null;
            }

            lines.Add(new(left[found].Paid, Read(left[found].Adjustments)));
            left.RemoveAt(found);
        }

        return left.Count == 0 ? lines : null;
    }

    private static IReadOnlyList<PriorAdjustment> Read(IReadOnlyList<Adjustment> adjustments) =>
        [.. adjustments.Select(one => new PriorAdjustment(one.Group, one.Reason, one.Amount))];
}
