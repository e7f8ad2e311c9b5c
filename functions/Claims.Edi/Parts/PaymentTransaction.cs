using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A transaction that moves money or tells of it: what 820 and 835 have in common (BPR, CUR).</summary>
public abstract record PaymentTransaction : TransactionSet
{
    /// <summary>How it is handled (BPR01): I remittance only, C payment with remittance; in an 835 also H notification
    /// only, in an 820 D payment only and P prenotification.</summary>
    public string Handling { get => Text("BPR", 1); init => Set("BPR", 1, value); }

    /// <summary>What is paid in US dollars (BPR02); 0 when it cannot be read.</summary>
    public decimal PaymentAmount { get => Number("BPR", 2) ?? 0; init => Set("BPR", 2, value); }

    /// <summary>C credit or D debit (BPR03).</summary>
    public string CreditOrDebit { get => Text("BPR", 3); init => Set("BPR", 3, value); }

    /// <summary>How it is paid (BPR04): ACH, CHK check, FWT wire, SWT, BOP by the
    /// payer's or the bank's choice, NON nothing.</summary>
    public string PaymentMethod { get => Text("BPR", 4); init => Set("BPR", 4, value); }

    /// <summary>Format of an electronic payment (BPR05): CCP, CTX; in an 820 also PPD.</summary>
    public string PaymentFormat { get => Text("BPR", 5); init => Set("BPR", 5, value); }

    /// <summary>The account the money comes from (BPR06 to BPR09); null when absent.</summary>
    public BankAccount? PayerAccount { get => Account(6); init => SetAccount(6, value); }

    /// <summary>The payer's company id in an electronic payment (BPR10), TRN03 again.</summary>
    public string PaymentCompanyId { get => Text("BPR", 10); init => Set("BPR", 10, value); }

    /// <summary>The payer's supplement to its company id (BPR11), agreed with the bank.</summary>
    public string PaymentCompanySupplement { get => Text("BPR", 11); init => Set("BPR", 11, value); }

    /// <summary>Date of the payment (BPR16); null when it cannot be read.</summary>
    public DateOnly? PaymentDate { get => Date("BPR", 16); init => Set("BPR", 16, EdiDate.Text(value)); }

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

    private protected BankAccount? Account(int position) =>
        Text("BPR", position).Length == 0 && Text("BPR", position + 1).Length == 0 ? null
            : new(Text("BPR", position + 1), Text("BPR", position + 3))
            {
                RoutingQualifier = Text("BPR", position),
                AccountQualifier = Text("BPR", position + 2),
            };

    private protected void SetAccount(int position, BankAccount? account)
    {
        Set("BPR", position, account?.RoutingQualifier);
        Set("BPR", position + 1, account?.Routing);
        Set("BPR", position + 2, account?.AccountQualifier);
        Set("BPR", position + 3, account?.Account);
    }
}
