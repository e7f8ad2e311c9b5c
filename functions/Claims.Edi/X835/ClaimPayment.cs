using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>A claim as the payer decided it (2100).</summary>
public sealed record ClaimPayment : EdiLoop
{
    private protected override string Order => "CLP CAS NM1 MIA MOA REF DTM PER AMT QTY";

    private protected override string LoopOrder => "SVC";

    /// <summary>The provider's number for the claim, CLM01 of the 837 (CLP01).</summary>
    public string PatientControlNumber { get => Text("CLP", 1); init => Set("CLP", 1, value); }

    /// <summary>Status (CLP02): 1, 2, 3 processed as primary, secondary, tertiary; 4 denied; 19, 20, 21 the same and
    /// forwarded; 22 reversal; 23 not ours, forwarded; 25 predetermination.</summary>
    public string Status { get => Text("CLP", 2); init => Set("CLP", 2, value); }

    /// <summary>Total charge (CLP03); 0 when it cannot be read.</summary>
    public decimal Charge { get => Number("CLP", 3) ?? 0; init => Set("CLP", 3, value); }

    /// <summary>Amount paid (CLP04), negative in a reversal; 0 when it cannot be read.</summary>
    public decimal Paid { get => Number("CLP", 4) ?? 0; init => Set("CLP", 4, value); }

    /// <summary>What the patient owes (CLP05); null when absent.</summary>
    public decimal? PatientResponsibility { get => Number("CLP", 5); init => Set("CLP", 5, value); }

    /// <summary>Claim filing indicator (CLP06): 12 PPO, MB Medicare part B, MC Medicaid, HM HMO.</summary>
    public string ClaimFilingIndicator { get => Text("CLP", 6); init => Set("CLP", 6, value); }

    /// <summary>The payer's control number (CLP07).</summary>
    public string PayerClaimControlNumber { get => Text("CLP", 7); init => Set("CLP", 7, value); }

    /// <summary>Place of service as adjudicated (CLP08).</summary>
    public string PlaceOfService { get => Text("CLP", 8); init => Set("CLP", 8, value); }

    /// <summary>Frequency of the claim decided (CLP09).</summary>
    public string Frequency { get => Text("CLP", 9); init => Set("CLP", 9, value); }

    /// <summary>Diagnosis related group (CLP11).</summary>
    public string DiagnosisRelatedGroup { get => Text("CLP", 11); init => Set("CLP", 11, value); }

    /// <summary>Weight of the diagnosis related group (CLP12); null when absent.</summary>
    public decimal? GroupWeight { get => Number("CLP", 12); init => Set("CLP", 12, value); }

    /// <summary>Discharge fraction (CLP13); null when absent.</summary>
    public decimal? DischargeFraction { get => Number("CLP", 13); init => Set("CLP", 13, value); }

    /// <summary>Whether this takes an earlier payment back (CLP02 is 22). Post both it and the correction.</summary>
    public bool IsReversal => Status == "22";

    /// <summary>Adjustments of the claim as a whole (CAS).</summary>
    public EdiList<ClaimAdjustment> Adjustments
    {
        get => All("CAS", segment => new ClaimAdjustment(segment));
        init => SetAll("CAS", value);
    }

    /// <summary>Everybody named (NM1): QC patient, IL subscriber, 74 corrected, 82 rendering provider, TT crossover
    /// carrier, PR corrected payer, GB other subscriber.</summary>
    public EdiList<NamedEntity> Names
    {
        get => All("NM1", segment => new NamedEntity(segment));
        init => SetAll("NM1", value);
    }

    /// <summary>The patient (NM1*QC); null when absent.</summary>
    public NamedEntity? Patient => Named("QC");

    /// <summary>The rendering provider (NM1*82); null when absent.</summary>
    public NamedEntity? RenderingProvider => Named("82");

    /// <summary>The subscriber when that is not the patient (NM1*IL); null when absent.</summary>
    public NamedEntity? Subscriber => Named("IL");

    /// <summary>The patient's or subscriber's name or number as the payer has it (NM1*74); null when the claim was
    /// right.</summary>
    public NamedEntity? Corrected => Named("74");

    /// <summary>The payer who has priority (NM1*PR); null when absent.</summary>
    public NamedEntity? PriorityPayer => Named("PR");

    /// <summary>The subscriber of the payer who has priority (NM1*GB); null when absent.</summary>
    public NamedEntity? OtherSubscriber => Named("GB");

    /// <summary>The payer the claim was forwarded to (NM1*TT); null when absent.</summary>
    public NamedEntity? CrossoverCarrier => Named("TT");

    /// <summary>What the payer says of an inpatient claim beside its adjustments (MIA); null when absent.</summary>
    public InpatientAdjudication? Inpatient
    {
        get => Find("MIA") is { } segment ? new InpatientAdjudication(segment) : null;
        init => ReplaceOrInsert(Find("MIA"), value?.Segment);
    }

    /// <summary>What the payer says of any other claim beside its adjustments (MOA); null when absent.</summary>
    public OutpatientAdjudication? Outpatient
    {
        get => Find("MOA") is { } segment ? new OutpatientAdjudication(segment) : null;
        init => ReplaceOrInsert(Find("MOA"), value?.Segment);
    }

    /// <summary>Whom to call about the claim (PER*CX).</summary>
    public EdiList<Contact> Contacts
    {
        get => All("PER", segment => new Contact(segment));
        init => SetAll("PER", value);
    }

    /// <summary>Remark codes about the whole claim (MOA03 to 07; MIA05 and MIA20 to 23 for inpatients).</summary>
    public EdiList<string> RemarkCodes
    {
        get => new[] { Text("MIA", 5) }
            .Concat(Enumerable.Range(20, 4).Select(i => Text("MIA", i)))
            .Concat(Enumerable.Range(3, 5).Select(i => Text("MOA", i)))
            .Where(code => code.Length > 0).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 5);
            for (var i = 0; i < value.Count; i++)
                Set("MOA", 3 + i, value[i]);
        }
    }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>All dates (DTM) in order: 232 and 233 statement from and to, 050 received, 036 coverage end.</summary>
    public EdiList<DateStamp> Dates
    {
        get => All("DTM", segment => new DateStamp(segment));
        init => SetAll("DTM", value);
    }

    /// <summary>All amounts (AMT) in order: AU covered, I interest; they take no part in the balance.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }

    /// <summary>All quantities (QTY) in order.</summary>
    public EdiList<Quantity> Quantities
    {
        get => All("QTY", segment => new Quantity(segment));
        init => SetAll("QTY", value);
    }

    /// <summary>The lines (2110); a payer may decide without lines.</summary>
    public EdiList<LinePayment> Lines { get => Children<LinePayment>("SVC"); init => SetChildren("SVC", value); }

    private NamedEntity? Named(string role) => Find("NM1", role) is { } segment ? new NamedEntity(segment) : null;
}
