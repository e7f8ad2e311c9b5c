using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>What a subscriber who is the patient (2000B) and a patient level (2000C) say about the patient
/// (PAT).</summary>
public abstract record TreatedLevel : EdiLoop
{
    /// <summary>When the patient died (PAT06 with D8); null when absent.</summary>
    public DateOnly? DeathDate
    {
        get => Date("PAT", 6);
        init
        {
            if (value is null && Find("PAT") is null)
                return;
            Set("PAT", 5, value is null ? "" : "D8");
            Set("PAT", 6, EdiDate.Text(value));
        }
    }

    /// <summary>Patient's weight in pounds (PAT08 with unit 01); null when absent.</summary>
    public decimal? Pounds
    {
        get => Text("PAT", 7) == "01" ? Number("PAT", 8) : null;
        init
        {
            if (value is null && Find("PAT") is null)
                return;
            Set("PAT", 7, value is null ? "" : "01");
            Set("PAT", 8, value);
        }
    }

    /// <summary>Whether the patient is pregnant (PAT09 is Y).</summary>
    public bool IsPregnant
    {
        get => Text("PAT", 9) == "Y";
        init
        {
            if (value || Find("PAT") is not null)
                Set("PAT", 9, value ? "Y" : "");
        }
    }
}

/// <summary>A subscriber level (2000B) of a professional or institutional transaction: whose insurance pays.</summary>
public abstract record SubscriberLevel : TreatedLevel
{
    private protected override string Order => "HL SBR PAT";

    private protected override string LoopOrder => "NM1*IL NM1*PR CLM HL*23";

    /// <summary>The payer's place in line (SBR01): P primary, S secondary, T tertiary, A to H fourth and on.</summary>
    public string PayerResponsibility { get => Text("SBR", 1); init => Set("SBR", 1, value); }

    /// <summary>Relationship to the patient (SBR02): 18 when the subscriber is the patient, else empty.</summary>
    public string Relationship { get => Text("SBR", 2); init => Set("SBR", 2, value); }

    /// <summary>Group or policy number (SBR03).</summary>
    public string GroupNumber { get => Text("SBR", 3); init => Set("SBR", 3, value); }

    /// <summary>Group or plan name (SBR04), when there is no number.</summary>
    public string GroupName { get => Text("SBR", 4); init => Set("SBR", 4, value); }

    /// <summary>Why Medicare is secondary (SBR05), such as 12 working aged.</summary>
    public string InsuranceType { get => Text("SBR", 5); init => Set("SBR", 5, value); }

    /// <summary>Claim filing indicator (SBR09): MB Medicare part B, MC Medicaid, CI commercial, BL Blue
    /// Cross.</summary>
    public string ClaimFilingIndicator { get => Text("SBR", 9); init => Set("SBR", 9, value); }

    /// <summary>Name, member id (MI), address, birth date and sex (2010BA).</summary>
    public Party? Person { get => Child<Party>("NM1*IL"); init => SetChild("NM1*IL", value); }

    /// <summary>The payer this transaction goes to (2010BB): name, payer id (PI), address.</summary>
    public Party? Payer { get => Child<Party>("NM1*PR"); init => SetChild("NM1*PR", value); }
}

/// <summary>A subscriber (2000B) and the professional claims of the subscriber as a patient.</summary>
public sealed record Subscriber : SubscriberLevel
{
    /// <summary>Claims for the subscriber as the patient (2300), at most 100.</summary>
    public EdiList<Claim> Claims { get => Children<Claim>("CLM"); init => SetChildren("CLM", value); }

    /// <summary>Patients who are not the subscriber (2000C).</summary>
    public EdiList<Patient> Patients { get => Children<Patient>("HL*23"); init => SetChildren("HL*23", value); }
}

/// <summary>A patient level (2000C) of a professional or institutional transaction: a patient who is not the
/// subscriber.</summary>
public abstract record PatientLevel : TreatedLevel
{
    private protected override string Order => "HL PAT";

    private protected override string LoopOrder => "NM1*QC CLM";

    /// <summary>Relationship to the subscriber (PAT01): 01 spouse, 19 child, 20 employee, 21 unknown, G8
    /// other.</summary>
    public string Relationship { get => Text("PAT", 1); init => Set("PAT", 1, value); }

    /// <summary>Name, address, birth date and sex (2010CA).</summary>
    public Party? Person { get => Child<Party>("NM1*QC"); init => SetChild("NM1*QC", value); }
}

/// <summary>A patient who is not the subscriber (2000C) with professional claims.</summary>
public sealed record Patient : PatientLevel
{
    /// <summary>The patient's claims (2300), at most 100.</summary>
    public EdiList<Claim> Claims { get => Children<Claim>("CLM"); init => SetChildren("CLM", value); }
}
