using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Another coverage of the patient and what its payer decided (2320).</summary>
public sealed record OtherSubscriber : EdiLoop
{
    private protected override string Order => "SBR CAS AMT OI MOA";

    private protected override string LoopOrder => "NM1*IL NM1*PR NM1*DN NM1*P3 NM1*82 NM1*77 NM1*DQ NM1*85";

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

    /// <summary>Remark codes of the payer about the claim (MOA03 to MOA07).</summary>
    public EdiList<string> RemarkCodes => Enumerable.Range(3, 5).Select(i => Text("MOA", i))
        .Where(code => code.Length > 0).ToEdiList();

    /// <summary>Whose coverage it is (2330A).</summary>
    public Party? Person { get => Child<Party>("NM1*IL"); init => SetChild("NM1*IL", value); }

    /// <summary>The other payer (2330B) with its decision date (DTP*573) and control number (REF*F8).</summary>
    public Party? Payer { get => Child<Party>("NM1*PR"); init => SetChild("NM1*PR", value); }
}
