using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>A transaction being read: typed records where its guide is known, else plain segments.</summary>
internal sealed class OpenTransaction
{
    private readonly Findings findings;
    private readonly TransactionType? type;
    private readonly LoopBuilder? builder;
    private readonly List<Segment> plain = [];
    private readonly Action<EdiPart>? hand;
    private readonly ClaimCheck? check;

    /// <summary>The rules of a transaction that is written, applied as its loops are left.</summary>
    private readonly LoopRules? rules;

    /// <param name="header">ST.</param>
    /// <param name="groupGuide">GS08, which counts where ST03 is empty.</param>
    /// <param name="findings">Where findings go.</param>
    /// <param name="hand">Takes claims one by one; null to keep them in the transaction.</param>
    /// <param name="written">The transaction when it is written, not read: its records are not made again.</param>
    public OpenTransaction(Segment header, string groupGuide, Findings findings, Action<EdiPart>? hand,
        TransactionSet? written = null)
    {
        Header = header;
        this.findings = findings;
        this.hand = hand;
        var guide = header[3];
        type = TransactionType.Find(header[1], guide.Length == 0 ? groupGuide : guide);
        if (type is null)
        {
            ReportUntyped();
            return;
        }
        if (written?.GetType() == type.Empty.GetType())
        {
            builder = type.StartCheck(written, findings);
            rules = type.StartRules();
            return;
        }
        builder = type.Start(Named(type.Empty), findings);
        if (hand is not null && type.Claims is { } claims)
        {
            check = claims.Start(type);
            builder.HandOver(claims.Loop, TakeClaim);
        }
    }

    public Segment Header { get; }

    /// <summary>Whether its guide is known.</summary>
    public bool IsTyped => builder is not null;

    /// <summary>How many claims were handed over.</summary>
    public int Claims { get; private set; }

    /// <summary>How many segments there are, SE included.</summary>
    public int Count { get; private set; } = 2;

    public void Add(Segment segment)
    {
        Count++;
        if (builder is not null)
        {
            builder.Add(segment);
            return;
        }
        SegmentRules.CheckId(segment, "", findings);
        plain.Add(segment);
    }

    /// <summary>Takes note that a loop of a transaction being written is complete.</summary>
    public void Leave(EdiLoop loop)
    {
        if (findings.Level >= ValidationLevel.Balance)
            rules?.Leave(loop, findings);
    }

    /// <summary>The transaction, checked.</summary>
    /// <param name="written">What is written of one whose records are not made again; all its loops were left
    /// before.</param>
    public TransactionSet Finish(TransactionSet? written = null)
    {
        if (builder is null)
            return Named(new UntypedTransaction(Header[1], EdiList.Of(plain)));
        var read = (TransactionSet)builder.Finish();
        if (findings.Level < ValidationLevel.Balance)
            return read;
        if (rules is not null)
            rules.End(written!, findings);
        else if (check is not null)
            check.CheckEnd(read, findings);
        else
            type!.StartRules().Check(read, findings);
        return read;
    }

    private void TakeClaim(EdiLoop around, EdiLoop claim)
    {
        Claims++;
        var slice = (TransactionSet)around;
        if (findings.Level >= ValidationLevel.Balance)
            check!.CheckClaim(slice, claim, findings);
        hand!(new ClaimPart(slice, claim, Claims));
    }

    private TransactionSet Named(TransactionSet transaction) => transaction with
    {
        ControlNumber = Header[2],
        Guide = Header[3],
        Place = new(Header.Ordinal),
    };

    private void ReportUntyped()
    {
        if (TransactionType.KnowsOtherVersion(Header[1]))
        {
            findings.Warn(EdiCodes.VersionUnsupported,
                "This version of the transaction is kept as plain segments and was not checked.", Header, 3);
        }
        else
        {
            findings.Warn(EdiCodes.TransactionUntyped,
                "This kind of transaction is kept as plain segments and was not checked.", Header, 1);
        }
    }
}
