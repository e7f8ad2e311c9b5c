using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>Rules of the 835 that look at more than one element (X221: section 1.10 and the BPR and CLP notes): the
/// balance, and warnings where the money is right and the description of it is odd.</summary>
internal sealed class RemittanceRules : LoopRules
{
    private readonly List<BalanceFailure> failures = [];
    private decimal paid;
    private int claims;

    /// <summary>Groups of claims and their claims.</summary>
    protected override int Levels => 2;

    public override void Leave(EdiLoop loop, Findings findings)
    {
        if (loop is not ClaimPayment claim)
            return;
        paid += RemittanceBalance.CheckClaim(claim, ++claims, failures);
        Report(findings);
        CheckClaim(claim, findings);
    }

    public override void End(TransactionSet transaction, Findings findings)
    {
        var remittance = (Remittance)transaction;
        RemittanceBalance.CheckTotal(remittance, paid, failures);
        Report(findings);
        CheckPayment(remittance, findings);
    }

    private void Report(Findings findings)
    {
        foreach (var failure in failures)
        {
            var (code, element, path) = failure.Level switch
            {
                BalanceLevel.Line => (EdiCodes.LineUnbalanced, 3, "2000/2100/2110"),
                BalanceLevel.Claim => (EdiCodes.ClaimUnbalanced, 4, "2000/2100"),
                _ => (EdiCodes.RemittanceUnbalanced, 2, ""),
            };
            findings.Error(code, $"{failure.Equation} does not hold.", failure.At, element, path: path);
        }
        failures.Clear();
    }

    private static void CheckPayment(Remittance remittance, Findings findings)
    {
        if (remittance.Find("BPR") is { } payment && payment[4] == "NON" && remittance.PaymentAmount != 0)
        {
            findings.Warn(EdiCodes.PaymentMethod, "Money is paid (BPR02), but the method is none (BPR04 NON).",
                payment, 4);
        }
    }

    private static void CheckClaim(ClaimPayment claim, Findings findings)
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
        foreach (var loop in claim.Loops.AsSpan())
            sum += loop is LinePayment ? ClaimAdjustment.Sum(loop, "PR") : 0;
        return sum;
    }
}
