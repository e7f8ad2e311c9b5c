using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Another coverage of the patient and what its payer decided (2320), professional or institutional.</summary>
public abstract record OtherCoverage : EdiLoop
{
    private protected override string Order => "SBR CAS AMT OI MIA MOA";

    /// <summary>The payer's place in line (SBR01): P, S, T, A to H.</summary>
    public string PayerResponsibility { get => Text("SBR", 1); init => Set("SBR", 1, value); }

    /// <summary>The subscriber's relationship to the patient (SBR02): 18 self, 01 spouse, 19 child.</summary>
    public string Relationship { get => Text("SBR", 2); init => Set("SBR", 2, value); }

    /// <summary>Group or policy number (SBR03).</summary>
    public string GroupNumber { get => Text("SBR", 3); init => Set("SBR", 3, value); }

    /// <summary>Group or plan name (SBR04).</summary>
    public string GroupName { get => Text("SBR", 4); init => Set("SBR", 4, value); }

    /// <summary>Why Medicare is secondary (SBR05).</summary>
    public string InsuranceType { get => Text("SBR", 5); init => Set("SBR", 5, value); }

    /// <summary>Claim filing indicator (SBR09).</summary>
    public string ClaimFilingIndicator { get => Text("SBR", 9); init => Set("SBR", 9, value); }

    /// <summary>The payer's adjustments of the claim (CAS), at most 5 of 6 reasons.</summary>
    public EdiList<ClaimAdjustment> Adjustments
    {
        get => All("CAS", segment => new ClaimAdjustment(segment));
        init => SetAll("CAS", value);
    }

    /// <summary>What the payer paid (AMT*D); null when it has not decided.</summary>
    public decimal? Paid
    {
        get => Number("AMT", "D", 2);
        init => SetQualified("AMT", "D", 2, EdiNumber.Text(value));
    }

    /// <summary>What the payer does not cover at all (AMT*A8); null when absent.</summary>
    public decimal? NonCovered
    {
        get => Number("AMT", "A8", 2);
        init => SetQualified("AMT", "A8", 2, EdiNumber.Text(value));
    }

    /// <summary>What the patient still owes after this payer (AMT*EAF).</summary>
    public decimal? RemainingPatientLiability
    {
        get => Number("AMT", "EAF", 2);
        init => SetQualified("AMT", "EAF", 2, EdiNumber.Text(value));
    }

    /// <summary>All amounts (AMT) in order.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }

    /// <summary>Whether the benefits are assigned to the provider (OI03): Y, N or W.</summary>
    public string BenefitsAssignment { get => Text("OI", 3); init => Set("OI", 3, value); }

    /// <summary>How the signature was obtained (OI04): P or empty.</summary>
    public string PatientSignatureSource { get => Text("OI", 4); init => Set("OI", 4, value); }

    /// <summary>Release of information (OI06): Y or I.</summary>
    public string ReleaseOfInformation { get => Text("OI", 6); init => Set("OI", 6, value); }

    /// <summary>What the payer says beside its adjustments (MOA); null when absent.</summary>
    public OutpatientAdjudication? Outpatient
    {
        get => Find("MOA") is { } segment ? new OutpatientAdjudication(segment) : null;
        init => ReplaceOrInsert(Find("MOA"), value?.Segment);
    }

    /// <summary>Remark codes of the payer about the claim (MOA03 to MOA07; MIA05 and MIA20 to MIA23).</summary>
    public EdiList<string> RemarkCodes =>
        (Find("MIA") is { } inpatient ? new InpatientAdjudication(inpatient).RemarkCodes : [])
            .Concat(Outpatient?.RemarkCodes ?? []).ToEdiList();

    /// <summary>Whose coverage it is (2330A).</summary>
    public Party? Person { get => Child<Party>("NM1*IL"); init => SetChild("NM1*IL", value); }

    /// <summary>The other payer (2330B) with its decision date (DTP*573) and control number (REF*F8).</summary>
    public Party? Payer { get => Child<Party>("NM1*PR"); init => SetChild("NM1*PR", value); }
}

/// <summary>Another coverage in a professional claim (2320).</summary>
public sealed record OtherSubscriber : OtherCoverage
{
    private protected override string LoopOrder => "NM1*IL NM1*PR NM1*DN NM1*P3 NM1*82 NM1*77 NM1*DQ NM1*85";

    /// <summary>The other payer's number of the referring provider (2330C).</summary>
    public Party? ReferringProvider { get => Child<Party>("NM1*DN"); init => SetChild("NM1*DN", value); }

    /// <summary>The other payer's number of the primary care provider (2330C with P3).</summary>
    public Party? PrimaryCareProvider { get => Child<Party>("NM1*P3"); init => SetChild("NM1*P3", value); }

    /// <summary>The other payer's number of the rendering provider (2330D).</summary>
    public Party? RenderingProvider { get => Child<Party>("NM1*82"); init => SetChild("NM1*82", value); }

    /// <summary>The other payer's number of the service facility (2330E).</summary>
    public Party? ServiceFacility { get => Child<Party>("NM1*77"); init => SetChild("NM1*77", value); }

    /// <summary>The other payer's number of the supervising provider (2330F).</summary>
    public Party? SupervisingProvider { get => Child<Party>("NM1*DQ"); init => SetChild("NM1*DQ", value); }

    /// <summary>The other payer's number of the billing provider (2330G).</summary>
    public Party? BillingProvider { get => Child<Party>("NM1*85"); init => SetChild("NM1*85", value); }
}
