using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;

namespace Claims.Edi.X820;

/// <summary>An 820 premium payment (005010X218): an employer or its agent pays premiums and says for whom.</summary>
public sealed record PremiumPayment : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X218";

    /// <summary>An empty payment of the current guide.</summary>
    public PremiumPayment() => Guide = CurrentGuide;

    /// <inheritdoc />
    public override string Identifier => "820";

    private protected override string Order => "BPR TRN CUR REF DTM";

    private protected override string LoopOrder => "N1*PE N1*PR ENT*2L ENT*2J";

    /// <summary>How it is handled (BPR01): I remittance only, C payment with remittance, D payment only, P
    /// prenotification.</summary>
    public string Handling { get => Text("BPR", 1); init => Set("BPR", 1, value); }

    /// <summary>What is paid in US dollars (BPR02), the sum of the premiums; 0 when it cannot be read.</summary>
    public decimal PaymentAmount { get => Number("BPR", 2) ?? 0; init => Set("BPR", 2, value); }

    /// <summary>C credit or D debit (BPR03).</summary>
    public string CreditOrDebit { get => Text("BPR", 3); init => Set("BPR", 3, value); }

    /// <summary>How it is paid (BPR04): ACH, CHK check, FWT wire, SWT, BOP by the bank's choice, NON nothing.</summary>
    public string PaymentMethod { get => Text("BPR", 4); init => Set("BPR", 4, value); }

    /// <summary>Format of an electronic payment (BPR05): CCP, CTX, PPD.</summary>
    public string PaymentFormat { get => Text("BPR", 5); init => Set("BPR", 5, value); }

    /// <summary>The account the money comes from (BPR06 to BPR09); null when absent.</summary>
    public BankAccount? PayerAccount { get => Account(6); init => SetAccount(6, value); }

    /// <summary>The payer's company id in an electronic payment (BPR10), TRN03 again.</summary>
    public string PaymentCompanyId { get => Text("BPR", 10); init => Set("BPR", 10, value); }

    /// <summary>The payer's supplement to its company id (BPR11), agreed with the bank.</summary>
    public string PaymentCompanySupplement { get => Text("BPR", 11); init => Set("BPR", 11, value); }

    /// <summary>The account the money goes to (BPR12 to BPR15); null when absent.</summary>
    public BankAccount? ReceiverAccount { get => Account(12); init => SetAccount(12, value); }

    /// <summary>Date of the payment (BPR16); null when it cannot be read.</summary>
    public DateOnly? PaymentDate { get => Date("BPR", 16); init => Set("BPR", 16, EdiDate.Text(value)); }

    /// <summary>What ties remittance and money together (TRN): type 1 where both come together, 3 where they come
    /// apart; null when absent.</summary>
    public Trace? Trace
    {
        get => Find("TRN") is { } segment ? new Trace(segment) : null;
        init => ReplaceOrInsert(Find("TRN"), value?.Segment);
    }

    /// <summary>The currency (CUR02) when it is not the US dollar.</summary>
    public string Currency
    {
        get => Text("CUR", 2);
        init => ReplaceOrInsert(Find("CUR"),
            value.Length == 0 ? null : (Find("CUR") ?? new Segment("CUR", "PR")).With(2, value));
    }

    /// <summary>Exchange rate to the US dollar (CUR03); null when absent.</summary>
    public decimal? ExchangeRate
    {
        get => Number("CUR", 3);
        init
        {
            if (value is not null || Find("CUR") is not null)
                ReplaceOrInsert(Find("CUR"), (Find("CUR") ?? new Segment("CUR", "PR")).With(3, value));
        }
    }

    /// <summary>Reference numbers (REF) in order: 38 master policy, 18 plan, 14 master account.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Dates (DTM) in order: 009 processed, 035 delivered, 582 the period paid for.</summary>
    public EdiList<DateStamp> Dates
    {
        get => All("DTM", segment => new DateStamp(segment));
        init => SetAll("DTM", value);
    }

    /// <summary>Who is paid, the insurer (1000A).</summary>
    public PremiumParty? Receiver { get => Child<PremiumParty>("N1*PE"); init => SetChild("N1*PE", value); }

    /// <summary>Who pays, the employer or its agent (1000B).</summary>
    public PremiumParty? Payer { get => Child<PremiumParty>("N1*PR"); init => SetChild("N1*PR", value); }

    /// <summary>Premiums in sum for an organization (2000A).</summary>
    public EdiList<PremiumRemittance> Organizations
    {
        get => Children<PremiumRemittance>("ENT*2L");
        init => SetChildren("ENT*2L", value);
    }

    /// <summary>Premiums for individuals (2000B).</summary>
    public EdiList<PremiumRemittance> Individuals
    {
        get => Children<PremiumRemittance>("ENT*2J");
        init => SetChildren("ENT*2J", value);
    }

    /// <summary>All premiums in order.</summary>
    public IEnumerable<Premium> Premiums => Organizations.Concat(Individuals).SelectMany(one => one.Premiums);

    private BankAccount? Account(int position) =>
        Text("BPR", position).Length == 0 && Text("BPR", position + 1).Length == 0 ? null
            : new(Text("BPR", position + 1), Text("BPR", position + 3))
            {
                RoutingQualifier = Text("BPR", position),
                AccountQualifier = Text("BPR", position + 2),
            };

    private void SetAccount(int position, BankAccount? account)
    {
        Set("BPR", position, account?.RoutingQualifier);
        Set("BPR", position + 1, account?.Routing);
        Set("BPR", position + 2, account?.AccountQualifier);
        Set("BPR", position + 3, account?.Account);
    }
}

/// <summary>Who is paid (1000A) or pays (1000B).</summary>
public sealed record PremiumParty : PlacedLoop
{
    private protected override string Order => "N1 N2 N3 N4 RDM PER";

    /// <summary>Name (N102), at most 60 characters; may be left out.</summary>
    public string Name { get => Text("N1", 2); init => Set("N1", 2, value); }

    /// <summary>More of the name (N201, N202); both empty when absent.</summary>
    public (string First, string Second) MoreName
    {
        get => (Text("N2", 1), Text("N2", 2));
        init => ReplaceOrInsert(Find("N2"),
            value.First.Length == 0 ? null : new Segment("N2", value.First).With(2, value.Second));
    }

    /// <summary>What <see cref="Id"/> is (N103): FI tax id, 24 employer id, XV plan id, 1 D-U-N-S.</summary>
    public string IdQualifier { get => Text("N1", 3); init => Set("N1", 3, value); }

    /// <summary>Identifier (N104).</summary>
    public string Id { get => Text("N1", 4); init => Set("N1", 4, value); }

    /// <summary>How the receiver gets the remittance (RDM); null when not said.</summary>
    public RemittanceDelivery? Delivery
    {
        get => Find("RDM") is { } segment ? new RemittanceDelivery(segment) : null;
        init => ReplaceOrInsert(Find("RDM"), value?.Segment);
    }
}
