namespace Claims.Coding.OfficialFiles;

/// <summary>What a published release is of.</summary>
public enum CodeSystem
{
    /// <summary>Diagnosis codes: ICD-10-CM with its tabular list, indexes and edits.</summary>
    Icd10Cm,

    /// <summary>Supplies, drugs and services: HCPCS Level II.</summary>
    Hcpcs,

    /// <summary>National Correct Coding Initiative: code pairs, unit limits, add-on codes.</summary>
    Ncci,

    /// <summary>Relative values of the physician fee schedule.</summary>
    Fees,
}

/// <summary>The kinds of official files that are read.</summary>
public enum OfficialFileKind
{
    /// <summary>ICD-10-CM order file: code, billable, short and long title.</summary>
    Order,

    /// <summary>ICD-10-CM codes file: billable codes and titles only.</summary>
    Codes,

    /// <summary>A code list as CSV with columns order, code, billable, title.</summary>
    CodeList,

    /// <summary>ICD-10-CM tabular list with its notes.</summary>
    Tabular,

    /// <summary>Alphabetic index of diseases.</summary>
    Index,

    /// <summary>Index of external causes.</summary>
    ExternalCauseIndex,

    /// <summary>Table of neoplasms.</summary>
    NeoplasmTable,

    /// <summary>Table of drugs and chemicals.</summary>
    DrugTable,

    /// <summary>What a release added, deleted and revised.</summary>
    Addenda,

    /// <summary>New codes and the codes that were used before.</summary>
    Conversion,

    /// <summary>Age and sex edits, and codes that are never first.</summary>
    PatientEdits,

    /// <summary>HCPCS Level II, 320 columns.</summary>
    HcpcsFixed,

    /// <summary>HCPCS Level II as CSV.</summary>
    HcpcsList,

    /// <summary>NCCI pairs of codes not paid together, for practitioners.</summary>
    PtpPractitioner,

    /// <summary>NCCI pairs, for outpatient hospitals.</summary>
    PtpHospital,

    /// <summary>Medically unlikely edits for practitioners.</summary>
    MuePractitioner,

    /// <summary>Medically unlikely edits for outpatient hospitals.</summary>
    MueHospital,

    /// <summary>Medically unlikely edits for suppliers of medical equipment.</summary>
    MueSupplier,

    /// <summary>Add-on codes and their primary codes.</summary>
    AddOn,

    /// <summary>The physician fee schedule's relative values.</summary>
    RelativeValues,
}
