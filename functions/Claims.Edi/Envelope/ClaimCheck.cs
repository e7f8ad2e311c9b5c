using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>The loop that a transaction hands over one by one when it streams, and how its rules are applied
/// then.</summary>
/// <param name="Loop">The id of the loop.</param>
/// <param name="Start">Prepares for one transaction.</param>
internal sealed record StreamedClaims(string Loop, Func<TransactionType, ClaimCheck> Start);

/// <summary>Applies the rules of a transaction claim by claim.</summary>
internal abstract class ClaimCheck
{
    /// <summary>Applies the rules of a claim.</summary>
    /// <param name="slice">The transaction as far as it is read, with this claim alone in it.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="findings">Where findings go.</param>
    public abstract void CheckClaim(TransactionSet slice, EdiLoop claim, Findings findings);

    /// <summary>Applies rules about the transaction as a whole, and those about levels that had no claim.</summary>
    /// <param name="shell">The transaction without its claims and what is around them.</param>
    /// <param name="findings">Where findings go.</param>
    public abstract void CheckEnd(TransactionSet shell, Findings findings);
}

/// <summary>For rules that need nothing but the claim itself.</summary>
internal sealed class ClaimByClaim(TransactionType type) : ClaimCheck
{
    private readonly LoopRules rules = type.StartRules();

    public override void CheckClaim(TransactionSet slice, EdiLoop claim, Findings findings) =>
        rules.Leave(claim, findings);

    public override void CheckEnd(TransactionSet shell, Findings findings) => rules.End(shell, findings);
}

/// <summary>For rules that look at the levels above the claim too: applies them to the transaction with one claim in it, leaving out
/// what was found about the levels above it before.</summary>
internal sealed class ClaimInItsPlace(TransactionType type) : ClaimCheck
{
    private readonly LoopRules rules = type.StartRules();
    private HashSet<(string, int, int)> known = [];

    public override void CheckClaim(TransactionSet slice, EdiLoop claim, Findings findings)
    {
        var since = findings.Issues.Count;
        rules.LeaveAll(slice, findings);
        if (findings.Issues.Count == since)
            return;
        var above = new HashSet<(string, int, int)>();
        findings.Keep(since, issue =>
            issue.SegmentOrdinal >= claim.Ordinal || above.Add(Key(issue)) && !known.Contains(Key(issue)));
        known = above;
    }

    public override void CheckEnd(TransactionSet shell, Findings findings)
    {
        var since = findings.Issues.Count;
        rules.Check(shell, findings);
        findings.Keep(since, issue => !known.Contains(Key(issue)));
    }

    private static (string Code, int Segment, int Element) Key(EdiIssue issue) =>
        (issue.Code, issue.SegmentOrdinal, issue.ElementPosition);
}
