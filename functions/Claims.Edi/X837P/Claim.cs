using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>A professional claim (2300).</summary>
public sealed partial record Claim : EdiLoop
{
    private protected override string Order => "CLM DTP PWK CN1 AMT REF K3 NTE CR1 CR2 CRC HI HCP";

    private protected override string LoopOrder =>
        "NM1*DN NM1*P3 NM1*82 NM1*77 NM1*DQ NM1*PW NM1*45 SBR LX";

    /// <summary>Patient control number (CLM01), at most 20 characters; it comes back in 277CA and 835.</summary>
    public string PatientControlNumber { get => Text("CLM", 1); init => Set("CLM", 1, value); }

    /// <summary>Total charge in US dollars (CLM02), the sum of the lines; 0 when it cannot be read.</summary>
    public decimal TotalCharge { get => Number("CLM", 2) ?? 0; init => Set("CLM", 2, value); }

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

    /// <summary>Frequency (CLM05-3): 1 original, 7 replacement, 8 void; 7 and 8 need
    /// <see cref="PayerClaimControlNumber"/>.</summary>
    public string Frequency
    {
        get => Text("CLM", 5, 3);
        init
        {
            Set("CLM", 5, 2, "B");
            Set("CLM", 5, 3, value);
        }
    }

    /// <summary>Whether the provider's signature is on file (CLM06): Y or N.</summary>
    public string ProviderSignature { get => Text("CLM", 6); init => Set("CLM", 6, value); }

    /// <summary>Assignment (CLM07): A accepted, B on clinical lab services only, C not accepted.</summary>
    public string Assignment { get => Text("CLM", 7); init => Set("CLM", 7, value); }

    /// <summary>Whether the patient assigned the benefits to the provider (CLM08): Y, N or W not applicable.</summary>
    public string BenefitsAssignment { get => Text("CLM", 8); init => Set("CLM", 8, value); }

    /// <summary>Release of information (CLM09): Y signed, I informed consent.</summary>
    public string ReleaseOfInformation { get => Text("CLM", 9); init => Set("CLM", 9, value); }

    /// <summary>How the signature was obtained (CLM10): P when the provider signed for the patient.</summary>
    public string PatientSignatureSource { get => Text("CLM", 10); init => Set("CLM", 10, value); }

    /// <summary>Related causes (CLM11-1 to 3): AA auto accident, EM employment, OA other accident.</summary>
    public EdiList<string> RelatedCauses
    {
        get => Enumerable.Range(1, 3).Select(i => Text("CLM", 11, i)).Where(code => code.Length > 0).ToEdiList();
        init
        {
            for (var i = 0; i < 3; i++)
                Set("CLM", 11, i + 1, i < value.Count ? value[i] : "");
        }
    }

    /// <summary>State of an auto accident (CLM11-4), required with AA.</summary>
    public string AccidentState { get => Text("CLM", 11, 4); init => Set("CLM", 11, 4, value); }

    /// <summary>Why the claim is late (CLM20), 1 to 11 or 15.</summary>
    public string DelayReason { get => Text("CLM", 20); init => Set("CLM", 20, value); }

    /// <summary>Onset of the current illness (DTP*431).</summary>
    public DateOnly? Onset { get => QualifiedDate("DTP", "431", 3); init => SetDate("DTP", "431", value); }

    /// <summary>Accident date (DTP*439).</summary>
    public DateOnly? AccidentDate { get => QualifiedDate("DTP", "439", 3); init => SetDate("DTP", "439", value); }

    /// <summary>All dates of the claim (DTP) in order.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>Attachments announced (PWK), at most 10.</summary>
    public EdiList<Attachment> Attachments
    {
        get => All("PWK", segment => new Attachment(segment));
        init => SetAll("PWK", value);
    }

    /// <summary>Amount the patient paid (AMT*F5); null when absent.</summary>
    public decimal? PatientPaid
    {
        get => Number("AMT", "F5", 2);
        init => SetQualified("AMT", "F5", 2, EdiNumber.Text(value));
    }

    /// <summary>Prior authorization number (REF*G1).</summary>
    public string PriorAuthorization
    {
        get => Text("REF", "G1", 2);
        init => SetQualified("REF", "G1", 2, value);
    }

    /// <summary>The payer's control number of the claim replaced or voided (REF*F8).</summary>
    public string PayerClaimControlNumber
    {
        get => Text("REF", "F8", 2);
        init => SetQualified("REF", "F8", 2, value);
    }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Notes (NTE).</summary>
    public EdiList<Note> Notes { get => All("NTE", segment => new Note(segment)); init => SetAll("NTE", value); }

    /// <summary>Diagnoses in order, the first being the principal one, at most 12 (HI with ABK, ABF).</summary>
    public EdiList<Diagnosis> Diagnoses
    {
        get => Find("HI", startsWith: ["ABK", "ABF", "BK", "BF"]) is { } found ? Diagnosis.Read(found) : [];
        init => ReplaceOrInsert(Find("HI", startsWith: ["ABK", "ABF", "BK", "BF"]), Diagnosis.Write(value));
    }
}
