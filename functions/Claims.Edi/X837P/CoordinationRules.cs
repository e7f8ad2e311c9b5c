using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Rules of claims that several payers share (X222 and X223: section 1.4 on coordination of benefits and
/// balancing). What an earlier payer decided is known to the provider from an 835, so imbalance is a warning: the next
/// payer may ask for it.</summary>
internal static class CoordinationRules
{
    public static void Check(ClaimBase claim, SubscriberLevel subscriber, ReadOnlySpan<OtherCoverage> coverages,
        ReadOnlySpan<LineBase> lines, string path, Findings findings)
    {
        if (coverages.IsEmpty && subscriber.PayerResponsibility is "S" or "T")
        {
            findings.Warn(EdiCodes.PrimaryMissing,
                "The payer is not the first one in line, but no other coverage (2320) is named.",
                subscriber.Find("SBR"), 1, path: "2000A/2000B");
        }
        CheckSequence(subscriber, coverages, path, findings);
        CheckPayers(lines, coverages, path, findings);
        foreach (var coverage in coverages)
            CheckBalance(claim, coverage, lines, path, findings);
    }

    /// <summary>Each payer has a place in line of its own (SBR01), U unknown excepted.</summary>
    private static void CheckSequence(
        SubscriberLevel subscriber, ReadOnlySpan<OtherCoverage> coverages, string path, Findings findings)
    {
        if (coverages.IsEmpty)
            return;
        var places = new HashSet<string> { subscriber.PayerResponsibility };
        foreach (var coverage in coverages)
        {
            if (coverage.PayerResponsibility is { Length: > 0 } and not "U" and var place && !places.Add(place))
            {
                findings.Error(EdiCodes.PayerSequence, "Two payers of the claim have the same place in line (SBR01).",
                    coverage.Find("SBR"), 1, path: path + "/2320");
            }
        }
    }

    /// <summary>A line's adjudication (SVD01) is by one of the claim's other payers (2330B NM109).</summary>
    private static void CheckPayers(
        ReadOnlySpan<LineBase> lines, ReadOnlySpan<OtherCoverage> coverages, string path, Findings findings)
    {
        foreach (var line in lines)
        {
            if (line.Loops.Count == 0)
                continue;
            foreach (var adjudication in line.Adjudications)
            {
                if (!IsPayer(adjudication.PayerId, coverages))
                {
                    findings.Error(EdiCodes.AdjudicationPayer,
                        "SVD01 is the id of one of the claim's other payers (2330B NM109).",
                        adjudication.Find("SVD"), 1, path: path + "/2400/2430");
                }
            }
        }
    }

    private static bool IsPayer(string id, ReadOnlySpan<OtherCoverage> coverages)
    {
        foreach (var coverage in coverages)
        {
            if (coverage.Payer?.Id == id)
                return true;
        }
        return false;
    }

    /// <summary>SV102 - CAS = SVD02 for each line a payer decided, and CLM02 - all CAS = AMT*D for the claim.</summary>
    private static void CheckBalance(
        ClaimBase claim, OtherCoverage coverage, ReadOnlySpan<LineBase> lines, string path, Findings findings)
    {
        if (coverage.Find("AMT", "D") is not { } paid)
            return;
        var payer = coverage.Payer?.Id ?? "";
        var adjusted = ClaimAdjustment.Sum(coverage);
        foreach (var line in lines)
        {
            var all = line.Adjudications.Where(one => one.PayerId == payer).ToList();
            if (all.Count == 0)
                continue;
            var lineAdjusted = all.Sum(one => ClaimAdjustment.Sum(one));
            adjusted += lineAdjusted;
            if (line.LineCharge - lineAdjusted != all.Sum(one => one.Paid))
            {
                findings.Warn(EdiCodes.AdjudicationLineUnbalanced,
                    "The line's charge - its CAS = SVD02 does not hold. Compare with the payer's 835.",
                    all[0].Find("SVD"), 2, path: path + "/2400/2430");
            }
        }
        if (claim.TotalCharge - adjusted != (paid.Number(2) ?? 0))
        {
            findings.Warn(EdiCodes.AdjudicationUnbalanced,
                "CLM02 - the payer's CAS = AMT*D does not hold. Compare with the payer's 835.",
                paid, 2, path: path + "/2320");
        }
    }
}
