using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>
/// Rules of one transaction beyond loops and elements. They are applied to each loop when all of it is known and to the
/// transaction at its end, so that a writer checks what it has just gone through while it is still near.
/// </summary>
internal abstract class LoopRules
{
    /// <summary>How many levels of loops, from the outermost, have rules of their own.</summary>
    protected virtual int Levels => 0;

    /// <summary>Applies the rules of a loop; those inside of it were applied before.</summary>
    public virtual void Leave(EdiLoop loop, Findings findings) { }

    /// <summary>Applies the rules of the transaction as a whole.</summary>
    public abstract void End(TransactionSet transaction, Findings findings);

    /// <summary>Applies all rules to a transaction.</summary>
    public void Check(TransactionSet transaction, Findings findings)
    {
        LeaveAll(transaction, findings);
        End(transaction, findings);
    }

    /// <summary>Applies the rules of all loops of a transaction, or of a slice of it.</summary>
    public void LeaveAll(TransactionSet transaction, Findings findings) => LeaveInner(transaction, Levels, findings);

    private void LeaveInner(EdiLoop loop, int levels, Findings findings)
    {
        if (levels == 0)
            return;
        foreach (var inner in loop.Loops.AsSpan())
        {
            LeaveInner(inner, levels - 1, findings);
            Leave(inner, findings);
        }
    }
}

/// <summary>Rules that look at the whole transaction only.</summary>
internal sealed class WholeRules(Action<TransactionSet, Findings> check) : LoopRules
{
    public override void End(TransactionSet transaction, Findings findings) => check(transaction, findings);
}
