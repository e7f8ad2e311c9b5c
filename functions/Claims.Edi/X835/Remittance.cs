using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>An 835 remittance advice (005010X221A1): one payment, or none, and the claims it settles.</summary>
public sealed record Remittance : PaymentTransaction
{
    /// <summary>The guide this library writes (GS08); an 835 has none in ST03.</summary>
    public const string CurrentGuide = "005010X221A1";

    /// <inheritdoc />
    public override string Identifier => "835";

    private protected override string Order => "BPR NTE TRN CUR REF DTM PLB";

    private protected override string LoopOrder => "N1*PR N1*PE LX";

    internal override string Trailing => "PLB";

    /// <summary>The account the money goes to (BPR12 to BPR15); null when absent.</summary>
    public BankAccount? PayeeAccount { get => Account(12); init => SetAccount(12, value); }

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
}
