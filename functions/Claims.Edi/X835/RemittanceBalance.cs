using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>A level of the 835 at which money must add up.</summary>
public enum BalanceLevel
{
    /// <summary>SVC02 - sum of the line's CAS = SVC03.</summary>
    Line,

    /// <summary>CLP03 - sum of all CAS of the claim and its lines = CLP04.</summary>
    Claim,

    /// <summary>Sum of CLP04 - sum of PLB = BPR02.</summary>
    Remittance,
}

/// <summary>An equation that does not hold.</summary>
/// <param name="Level">Which equation.</param>
/// <param name="Expected">What the left side comes to, in US dollars.</param>
/// <param name="Actual">What the remittance says (SVC03, CLP04, BPR02).</param>
/// <param name="ClaimNumber">The claim's place in the remittance from 1; 0 for the whole remittance.</param>
/// <param name="LineNumber">The line's place in its claim from 1; 0 for the whole claim.</param>
public sealed record BalanceFailure(
    BalanceLevel Level, decimal Expected, decimal Actual, int ClaimNumber = 0, int LineNumber = 0)
{
    /// <summary>What is missing (positive) or too much (negative) in the remittance's figure.</summary>
    public decimal Difference => Expected - Actual;

    /// <summary>The equation in the terms of the standard.</summary>
    public string Equation => Level switch
    {
        BalanceLevel.Line => "SVC02 - sum(CAS) = SVC03",
        BalanceLevel.Claim => "CLP03 - sum(CAS) = CLP04",
        _ => "sum(CLP04) - sum(PLB) = BPR02",
    };

    internal Segment? At { get; init; }
}

/// <summary>The three equations of the 835 (X221 section 1.10.2). AMT takes no part. Nothing is ever plugged.</summary>
public static class RemittanceBalance
{
    /// <summary>The equations that do not hold, lines before their claim, the whole last; none when it
    /// balances.</summary>
    public static IReadOnlyList<BalanceFailure> Check(Remittance remittance)
    {
        var failures = new List<BalanceFailure>();
        var paid = 0m;
        var claimNumber = 0;
        foreach (var claim in remittance.Claims)
        {
            paid += CheckClaim(claim, ++claimNumber, failures);
        }
        CheckTotal(remittance, paid, failures);
        return failures;
    }

    /// <summary>The equation of the whole.</summary>
    internal static void CheckTotal(Remittance remittance, decimal paid, List<BalanceFailure> failures)
    {
        var total = paid - remittance.ProviderAdjustments.Sum(adjustment => adjustment.Total);
        if (total != Signed(remittance))
            failures.Add(new(BalanceLevel.Remittance, total, Signed(remittance)) { At = remittance.Find("BPR") });
    }

    /// <summary>The equations of a claim and its lines; tells what was paid.</summary>
    internal static decimal CheckClaim(ClaimPayment claim, int claimNumber, List<BalanceFailure> failures)
    {
        var adjusted = ClaimAdjustment.Sum(claim);
        var lineNumber = 0;
        foreach (var loop in claim.Loops.AsSpan())
        {
            if (loop is not LinePayment line)
                continue;
            lineNumber++;
            var lineAdjusted = ClaimAdjustment.Sum(line);
            adjusted += lineAdjusted;
            var (expected, paid) = (line.Charge - lineAdjusted, line.Paid);
            if (expected != paid)
            {
                failures.Add(new(BalanceLevel.Line, expected, paid, claimNumber, lineNumber)
                {
                    At = line.Find("SVC"),
                });
            }
        }
        var (claimExpected, claimPaid) = (claim.Charge - adjusted, claim.Paid);
        if (claimExpected != claimPaid)
        {
            failures.Add(new(BalanceLevel.Claim, claimExpected, claimPaid, claimNumber)
            {
                At = claim.Find("CLP"),
            });
        }
        return claimPaid;
    }

    /// <summary>BPR03 D takes the money back: the amount counts as negative.</summary>
    private static decimal Signed(Remittance remittance) =>
        remittance.CreditOrDebit == "D" ? -remittance.PaymentAmount : remittance.PaymentAmount;
}
