using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>The balance equations of an 835 whose claims come one by one.</summary>
internal sealed class RemittanceTally(TransactionType type) : ClaimCheck(type)
{
    private decimal paid;
    private int claims;

    public override void CheckClaim(TransactionSet slice, EdiLoop claim, Findings findings)
    {
        var payment = (ClaimPayment)claim;
        var failures = new List<BalanceFailure>();
        RemittanceBalance.CheckClaim(payment, ++claims, failures);
        paid += payment.Paid;
        RemittanceBalance.Report(failures, findings);
        RemittanceRules.CheckClaim(payment, findings);
    }

    public override void CheckEnd(TransactionSet shell, Findings findings)
    {
        var failures = new List<BalanceFailure>();
        RemittanceBalance.CheckTotal((Remittance)shell, paid, failures);
        RemittanceBalance.Report(failures, findings);
        RemittanceRules.CheckPayment((Remittance)shell, findings);
    }
}
