using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>An 835 remittance advice (005010X221A1): one payment, or none, and the claims it settles.</summary>
public sealed record Remittance : TransactionSet
{
    /// <summary>The guide this library writes (GS08); an 835 has none in ST03.</summary>
    public const string CurrentGuide = "005010X221A1";

    /// <inheritdoc />
    public override string Identifier => "835";

    private protected override string Order => "BPR NTE TRN CUR REF DTM PLB";

    private protected override string LoopOrder => "N1*PR N1*PE LX";

    internal override string Trailing => "PLB";

    /// <summary>How it is handled (BPR01): I remittance only, H notification only, C payment with remittance.</summary>
    public string Handling { get => Text("BPR", 1); init => Set("BPR", 1, value); }

    /// <summary>What is paid in US dollars (BPR02); 0 when it cannot be read.</summary>
    public decimal PaymentAmount { get => Number("BPR", 2) ?? 0; init => Set("BPR", 2, value); }

    /// <summary>C credit or D debit (BPR03).</summary>
    public string CreditOrDebit { get => Text("BPR", 3); init => Set("BPR", 3, value); }

    /// <summary>How it is paid (BPR04): ACH, CHK check, NON nothing, FWT wire, BOP by the payer's choice.</summary>
    public string PaymentMethod { get => Text("BPR", 4); init => Set("BPR", 4, value); }

    /// <summary>Format of an electronic payment (BPR05): CCP, CTX.</summary>
    public string PaymentFormat { get => Text("BPR", 5); init => Set("BPR", 5, value); }

    /// <summary>The account the money comes from (BPR06 to BPR09); null when absent.</summary>
    public BankAccount? PayerAccount { get => Account(6); init => SetAccount(6, value); }

    /// <summary>The account the money goes to (BPR12 to BPR15); null when absent.</summary>
    public BankAccount? PayeeAccount { get => Account(12); init => SetAccount(12, value); }

    /// <summary>The payer's company id in an electronic payment (BPR10), TRN03 again.</summary>
    public string PaymentCompanyId { get => Text("BPR", 10); init => Set("BPR", 10, value); }

    /// <summary>The payer's supplement to its company id (BPR11), agreed with the bank.</summary>
    public string PaymentCompanySupplement { get => Text("BPR", 11); init => Set("BPR", 11, value); }

    /// <summary>Date of the payment (BPR16); null when it cannot be read.</summary>
    public DateOnly? PaymentDate { get => Date("BPR", 16); init => Set("BPR", 16, EdiDate.Text(value)); }

    /// <summary>Check or electronic transfer number (TRN02), which ties the remittance to the deposit.</summary>
    public string TraceNumber
    {
        get => Text("TRN", 2);
        init
        {
            Set("TRN", 1, "1");
            Set("TRN", 2, value);
        }
    }

    /// <summary>The payer's company id, 1 and its tax number (TRN03).</summary>
    public string OriginatingCompanyId { get => Text("TRN", 3); init => Set("TRN", 3, value); }

    /// <summary>The payer's own subdivision (TRN04).</summary>
    public string OriginatingDivision { get => Text("TRN", 4); init => Set("TRN", 4, value); }

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

    /// <summary>When the remittance was produced (DTM*405).</summary>
    public DateOnly? ProductionDate { get => QualifiedDate("DTM", "405", 2); init => SetDate("DTM", "405", value); }

    /// <summary>All reference numbers (REF) in order: EV receiver, F2 version.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Who pays (1000A).</summary>
    public RemittanceParty? Payer { get => Child<RemittanceParty>("N1*PR"); init => SetChild("N1*PR", value); }

    /// <summary>Who is paid (1000B).</summary>
    public RemittanceParty? Payee { get => Child<RemittanceParty>("N1*PE"); init => SetChild("N1*PE", value); }

    /// <summary>Groups of claims (2000).</summary>
    public EdiList<ClaimGroup> ClaimGroups { get => Children<ClaimGroup>("LX"); init => SetChildren("LX", value); }

    /// <summary>All claims of all groups in order.</summary>
    public IEnumerable<ClaimPayment> Claims => ClaimGroups.SelectMany(group => group.Claims);

    /// <summary>Adjustments of the payment that belong to no claim (PLB).</summary>
    public EdiList<ProviderAdjustment> ProviderAdjustments
    {
        get => All("PLB", segment => new ProviderAdjustment(segment));
        init => SetAll("PLB", value);
    }

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

/// <summary>A bank account.</summary>
/// <param name="Routing">The bank's routing number.</param>
/// <param name="Account">The account number.</param>
public sealed record BankAccount(string Routing, string Account)
{
    /// <summary>What the routing number is: 01 US routing transit number, 04 Canadian.</summary>
    public string RoutingQualifier { get; init; } = "01";

    /// <summary>DA demand deposit, SG savings.</summary>
    public string AccountQualifier { get; init; } = "DA";

    /// <summary>The type name alone: an account number is nobody's business.</summary>
    public override string ToString() => nameof(BankAccount);
}
