using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Counts the claims of an 837 that come one by one.</summary>
internal sealed class ClaimTally(TransactionType type) : ClaimInItsPlace(type)
{
    private int claims;

    public override void CheckClaim(TransactionSet slice, EdiLoop claim, Findings findings)
    {
        claims++;
        base.CheckClaim(slice, claim, findings);
    }

    public override void CheckEnd(TransactionSet shell, Findings findings)
    {
        base.CheckEnd(shell, findings);
        SharedClaimRules.CheckCount(claims, shell.Find("BHT"), findings);
    }
}
