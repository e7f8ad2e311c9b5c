using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.X837I;

/// <summary>An institutional claim (2300).</summary>
public sealed record InstitutionalClaim : ClaimBase
{
    private protected override string Order => "CLM DTP CL1 PWK CN1 AMT REF K3 NTE CRC HI HCP";

    private protected override string LoopOrder => "NM1*71 NM1*72 NM1*ZZ NM1*82 NM1*77 NM1*DN SBR LX";

    /// <summary>Type of bill without its leading zero and frequency (CLM05-1), such as 11 hospital inpatient, 13
    /// hospital outpatient; the third digit is <see cref="ClaimBase.Frequency"/>.</summary>
    public string FacilityType
    {
        get => Text("CLM", 5, 1);
        init
        {
            Set("CLM", 5, 1, value);
            Set("CLM", 5, 2, FacilityQualifier);
        }
    }

    /// <summary>The days the claim is for (DTP*434); null when absent.</summary>
    public DatePeriod? StatementPeriod
    {
        get => Find("DTP", "434") is { } segment ? new DatePeriod(segment) : null;
        init => ReplaceOrInsert(Find("DTP", "434"), value?.Segment);
    }

    /// <summary>Admission, to the minute where the time is given (DTP*435); null when absent.</summary>
    public DateTime? Admitted
    {
        get => Find("DTP", "435") is not { } segment ? null
            : EdiDate.ParseTime(segment[3], segment[3].Length > 8 ? segment[3][8..] : "0000");
        init => ReplaceOrInsert(Find("DTP", "435"), value is not { } at ? null
            : new Segment("DTP", "435", "DT", EdiDate.Text(value) + EdiDate.Time(at)));
    }

    /// <summary>Hour and minute of discharge, HHMM (DTP*096); empty when absent.</summary>
    public string DischargeTime
    {
        get => Text("DTP", "096", 3);
        init => ReplaceOrInsert(Find("DTP", "096"),
            value.Length == 0 ? null : new Segment("DTP", "096", "TM", value));
    }

    /// <summary>How the patient came and left (CL1).</summary>
    public Admission? Admission
    {
        get => Find("CL1") is { } segment ? new Admission(segment) : null;
        init => ReplaceOrInsert(Find("CL1"), value?.Segment);
    }

    /// <summary>What the patient is estimated to owe in US dollars (AMT*F3); null when absent.</summary>
    public decimal? PatientEstimatedDue
    {
        get => Number("AMT", "F3", 2);
        init => SetQualified("AMT", "F3", 2, EdiNumber.Text(value));
    }

    /// <summary>Principal diagnosis (HI with ABK); null when absent.</summary>
    public HealthCode? PrincipalDiagnosis
    {
        get => Codes("ABK", "BK").FirstOrDefault();
        init => SetCodes(["ABK", "BK"], value is null ? [] : [value]);
    }

    /// <summary>Admitting diagnosis (HI with ABJ); null when absent.</summary>
    public HealthCode? AdmittingDiagnosis
    {
        get => Codes("ABJ", "BJ").FirstOrDefault();
        init => SetCodes(["ABJ", "BJ"], value is null ? [] : [value]);
    }

    /// <summary>The patient's reasons for an outpatient visit (HI with APR), at most 3.</summary>
    public EdiList<HealthCode> VisitReasons { get => Codes("APR", "PR"); init => SetCodes(["APR", "PR"], value); }

    /// <summary>External causes of injury (HI with ABN), at most 12.</summary>
    public EdiList<HealthCode> ExternalCauses { get => Codes("ABN", "BN"); init => SetCodes(["ABN", "BN"], value); }

    /// <summary>Diagnosis related group (HI with DR); empty when absent.</summary>
    public string DiagnosisRelatedGroup
    {
        get => Codes("DR") is [var code, ..] ? code.Code : "";
        init => SetCodes(["DR"], value.Length == 0 ? [] : [new("DR", value)]);
    }

    /// <summary>Other diagnoses (HI with ABF), at most 24.</summary>
    public EdiList<HealthCode> OtherDiagnoses { get => Codes("ABF", "BF"); init => SetCodes(["ABF", "BF"], value); }

    /// <summary>Principal inpatient procedure with its day (HI with BBR); null when absent.</summary>
    public HealthCode? PrincipalProcedure
    {
        get => Codes("BBR", "BR", "CAH").FirstOrDefault();
        init => SetCodes(["BBR", "BR", "CAH"], value is null ? [] : [value]);
    }

    /// <summary>Other inpatient procedures with their days (HI with BBQ), at most 24.</summary>
    public EdiList<HealthCode> OtherProcedures { get => Codes("BBQ", "BQ"); init => SetCodes(["BBQ", "BQ"], value); }

    /// <summary>Occurrence spans (HI with BI), at most 24.</summary>
    public EdiList<HealthCode> OccurrenceSpans { get => Codes("BI"); init => SetCodes(["BI"], value); }

    /// <summary>Occurrences (HI with BH), at most 24.</summary>
    public EdiList<HealthCode> Occurrences { get => Codes("BH"); init => SetCodes(["BH"], value); }

    /// <summary>Value codes with their amounts (HI with BE), at most 24.</summary>
    public EdiList<HealthCode> Values { get => Codes("BE"); init => SetCodes(["BE"], value); }

    /// <summary>Condition codes (HI with BG), at most 24.</summary>
    public EdiList<HealthCode> ConditionCodes { get => Codes("BG"); init => SetCodes(["BG"], value); }

    /// <summary>Home health treatment codes (HI with TC), at most 24.</summary>
    public EdiList<HealthCode> TreatmentCodes { get => Codes("TC"); init => SetCodes(["TC"], value); }

    /// <summary>Attending provider (2310A).</summary>
    public Party? AttendingProvider { get => Child<Party>("NM1*71"); init => SetChild("NM1*71", value); }

    /// <summary>Operating physician (2310B).</summary>
    public Party? OperatingPhysician { get => Child<Party>("NM1*72"); init => SetChild("NM1*72", value); }

    /// <summary>Other operating physician (2310C).</summary>
    public Party? OtherOperatingPhysician { get => Child<Party>("NM1*ZZ"); init => SetChild("NM1*ZZ", value); }

    /// <summary>Rendering provider (2310D).</summary>
    public Party? RenderingProvider { get => Child<Party>("NM1*82"); init => SetChild("NM1*82", value); }

    /// <summary>Service facility (2310E), when services were rendered elsewhere.</summary>
    public Party? ServiceFacility { get => Child<Party>("NM1*77"); init => SetChild("NM1*77", value); }

    /// <summary>Referring provider (2310F).</summary>
    public Party? ReferringProvider { get => Child<Party>("NM1*DN"); init => SetChild("NM1*DN", value); }

    /// <summary>Other subscribers and payers (2320), at most 10.</summary>
    public EdiList<InstitutionalOtherSubscriber> OtherSubscribers
    {
        get => Children<InstitutionalOtherSubscriber>("SBR");
        init => SetChildren("SBR", value);
    }

    /// <summary>Service lines (2400), 1 to 999.</summary>
    public EdiList<InstitutionalLine> Lines
    {
        get => Children<InstitutionalLine>("LX");
        init => SetChildren("LX", value);
    }

    private protected override string FacilityQualifier => "A";
}
