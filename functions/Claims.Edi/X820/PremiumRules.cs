using Claims.Edi.Syntax;

namespace Claims.Edi.X820;

/// <summary>Rules of the 820 that look at more than one segment (X218: notes of BPR and RMR). Warnings: the money may
/// be right all the same.</summary>
internal static class PremiumRules
{
    public static void Check(PremiumPayment payment, Findings findings)
    {
        var premiums = payment.Premiums.ToList();
        if (premiums.Count > 0 && premiums.Sum(premium => premium.Paid) != payment.PaymentAmount)
        {
            findings.Warn(EdiCodes.PremiumTotal,
                "What is paid (BPR02) is not the sum of the premiums (RMR04). Ask the payer before posting.",
                payment.Find("BPR"), 2);
        }
        CheckBilled(payment.Organizations, "2000A/2300A", findings);
        CheckBilled(payment.Individuals, "2000B/2300B", findings);
    }

    private static void CheckBilled(EdiList<PremiumRemittance> remittances, string path, Findings findings)
    {
        foreach (var premium in remittances.SelectMany(one => one.Premiums))
        {
            if (premium.Billed is { } billed && billed != premium.Paid && premium.Adjustments.Count == 0)
            {
                findings.Warn(EdiCodes.PremiumUnexplained,
                    "Another amount is paid (RMR04) than billed (RMR05) and no adjustment (ADX) says why.",
                    premium.Find("RMR"), 4, path: path);
            }
        }
    }
}
