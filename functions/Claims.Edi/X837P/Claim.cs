using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>A professional claim (2300).</summary>
public sealed partial record Claim : ClaimBase
{
    private protected override string Order => "CLM DTP PWK CN1 AMT REF K3 NTE CR1 CR2 CRC HI HCP";

    private protected override string LoopOrder =>
        "NM1*DN NM1*P3 NM1*82 NM1*77 NM1*DQ NM1*PW NM1*45 SBR LX";

    /// <summary>Place of service code (CLM05-1), such as 11 office.</summary>
    public string PlaceOfService
    {
        get => Text("CLM", 5, 1);
        init
        {
            Set("CLM", 5, 1, value);
            Set("CLM", 5, 2, "B");
        }
    }

    /// <summary>Whether the provider's signature is on file (CLM06): Y or N.</summary>
    public string ProviderSignature { get => Text("CLM", 6); init => Set("CLM", 6, value); }

    /// <summary>How the signature was obtained (CLM10): P when the provider signed for the patient.</summary>
    public string PatientSignatureSource { get => Text("CLM", 10); init => Set("CLM", 10, value); }

    /// <summary>Related causes (CLM11-1 to 3): AA auto accident, EM employment, OA other accident.</summary>
    public EdiList<string> RelatedCauses
    {
        get => Text("CLM", 11).Length == 0 ? []
            : Enumerable.Range(1, 3).Select(i => Text("CLM", 11, i)).Where(code => code.Length > 0).ToEdiList();
        init
        {
            for (var i = 0; i < 3; i++)
                Set("CLM", 11, i + 1, i < value.Count ? value[i] : "");
        }
    }

    /// <summary>State of an auto accident (CLM11-4), required with AA.</summary>
    public string AccidentState { get => Text("CLM", 11, 4); init => Set("CLM", 11, 4, value); }

    /// <summary>Country of an auto accident outside of the US (CLM11-5).</summary>
    public string AccidentCountry { get => Text("CLM", 11, 5); init => Set("CLM", 11, 5, value); }

    /// <summary>Special program (CLM12): 02 handicapped children, 03 special federal funding, 05 disability, 09 second
    /// opinion or surgery.</summary>
    public string SpecialProgram { get => Text("CLM", 12); init => Set("CLM", 12, value); }

    /// <summary>Onset of the current illness (DTP*431).</summary>
    public DateOnly? Onset { get => QualifiedDate("DTP", "431", 3); init => SetDate("DTP", "431", value); }

    /// <summary>Accident date (DTP*439).</summary>
    public DateOnly? AccidentDate { get => QualifiedDate("DTP", "439", 3); init => SetDate("DTP", "439", value); }

    /// <summary>Admission (DTP*435), when the service was given to an inpatient.</summary>
    public DateOnly? AdmissionDate { get => QualifiedDate("DTP", "435", 3); init => SetDate("DTP", "435", value); }

    /// <summary>Discharge (DTP*096), when the service was given to an inpatient.</summary>
    public DateOnly? DischargeDate { get => QualifiedDate("DTP", "096", 3); init => SetDate("DTP", "096", value); }

    /// <summary>Amount the patient paid (AMT*F5); null when absent.</summary>
    public decimal? PatientPaid
    {
        get => Number("AMT", "F5", 2);
        init => SetQualified("AMT", "F5", 2, EdiNumber.Text(value));
    }

    /// <summary>CLIA number of the laboratory (REF*X4).</summary>
    public string CliaNumber { get => Text("REF", "X4", 2); init => SetQualified("REF", "X4", 2, value); }

    /// <summary>Ambulance transport (CR1); null when absent.</summary>
    public AmbulanceTransport? Ambulance
    {
        get => Find("CR1") is { } segment ? new AmbulanceTransport(segment) : null;
        init => ReplaceOrInsert(Find("CR1"), value?.Segment);
    }

    /// <summary>Spinal manipulation (CR2); null when absent.</summary>
    public SpinalManipulation? SpinalManipulation
    {
        get => Find("CR2") is { } segment ? new SpinalManipulation(segment) : null;
        init => ReplaceOrInsert(Find("CR2"), value?.Segment);
    }

    /// <summary>Diagnoses in order, the first being the principal one, at most 12 (HI with ABK, ABF).</summary>
    public EdiList<Diagnosis> Diagnoses
    {
        get => DiagnosisSegment is { } found ? Diagnosis.Read(found) : [];
        init => SetHealthCodes(["ABK", "ABF", "BK", "BF"], value.Count == 0 ? [] : [Diagnosis.Write(value)!]);
    }

    /// <summary>Surgical procedures an anesthesia claim belongs to (HI with BP, BO), at most 2.</summary>
    public EdiList<HealthCode> AnesthesiaProcedures
    {
        get => Codes("BP");
        init => SetCodes(["BP"], value);
    }

    /// <summary>Condition codes of workers' compensation and others (HI with BG), at most 12 here.</summary>
    public EdiList<HealthCode> ConditionCodes
    {
        get => Codes("BG");
        init => SetCodes(["BG"], value);
    }

    internal Segment? DiagnosisSegment => Find("HI", startsWith: ["ABK", "ABF", "BK", "BF"]);

    private protected override string FacilityQualifier => "B";
}
