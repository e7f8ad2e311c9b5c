namespace Claims.Coding.CodeSets;

/// <summary>A code as its release lists it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">The official long title.</param>
/// <param name="Billable">False for a heading that needs more characters.</param>
/// <param name="Restriction">Patients it may be reported for; the release's age and sex edits.</param>
/// <param name="LastDay">The last date of service it may be used for when later releases retired it.</param>
public sealed record CodeEntry(
    Icd10Code Code, string Title, bool Billable, PatientRestriction Restriction, DateOnly? LastDay = null);

/// <summary>The age and sex edits that a code carries (Medicare Code Editor definitions).</summary>
[Flags]
public enum PatientRestriction
{
    /// <summary>Any patient.</summary>
    None = 0,

    /// <summary>Female patients only.</summary>
    FemaleOnly = 1,

    /// <summary>Male patients only.</summary>
    MaleOnly = 2,

    /// <summary>Age 0 years.</summary>
    Newborn = 4,

    /// <summary>Age 0 to 17 years.</summary>
    Pediatric = 8,

    /// <summary>Age 9 to 64 years.</summary>
    Maternity = 16,

    /// <summary>Age 15 to 124 years.</summary>
    Adult = 32,

    /// <summary>A manifestation or a code that may never be listed first.</summary>
    NeverFirst = 64,
}
