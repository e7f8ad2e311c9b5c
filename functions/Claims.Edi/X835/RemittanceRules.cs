using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>Rules of the 835 that look at more than one element, beside the balance (X221: section 1.10 and the BPR and
/// CLP notes). They are warnings: the money is right, the description of it is odd.</summary>
internal static class RemittanceRules
{
    public static void Check(Remittance remittance, Findings findings)
    {
        RemittanceBalance.Check(remittance, findings);
        CheckPayment(remittance, findings);
        foreach (var group in remittance.ClaimGroups)
        {
            foreach (var claim in group.Claims)
                CheckClaim(claim, findings);
        }
    }

    internal static void CheckPayment(Remittance remittance, Findings findings)
    {
        if (remittance.Find("BPR") is { } payment && payment[4] == "NON" && remittance.PaymentAmount != 0)
        {
            findings.Warn(EdiCodes.PaymentMethod, "Money is paid (BPR02), but the method is none (BPR04 NON).",
                payment, 4);
        }
    }

    internal static void CheckClaim(ClaimPayment claim, Findings findings)
    {
        const string path = "2000/2100";
        var at = claim.Find("CLP");
        var status = claim.Status;
        if (status == "22" && (claim.Charge > 0 || claim.Paid > 0))
        {
            findings.Warn(EdiCodes.ReversalSign, "A reversal takes back: its charge and payment are not positive.",
                at, claim.Charge > 0 ? 3 : 4, path: path);
        }
        if (status == "4" && claim.Paid != 0)
            findings.Warn(EdiCodes.DeniedPaid, "The claim is denied (CLP02 is 4) and yet paid.", at, 4, path: path);
        if (status is "19" or "20" or "21" or "23" && claim.Find("NM1", "TT") is null)
        {
            findings.Warn(EdiCodes.CrossoverMissing,
                "The claim was forwarded, but to whom is not said (NM1*TT).", at, 2, path: path);
        }
        if (status != "22" && claim.PatientResponsibility is { } share && share != PatientAdjustments(claim))
        {
            findings.Warn(EdiCodes.PatientShare,
                "What the patient owes (CLP05) is not the sum of the PR adjustments. Bill by the adjustments.",
                at, 5, path: path);
        }
    }

    private static decimal PatientAdjustments(ClaimPayment claim)
    {
        var sum = ClaimAdjustment.Sum(claim, "PR");
        foreach (var line in claim.Lines.AsSpan())
            sum += ClaimAdjustment.Sum(line, "PR");
        return sum;
    }
}
