using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Library;

/// <summary>What an import came to for one release.</summary>
/// <param name="Key">"icd10cm-2026-10-01".</param>
/// <param name="System">What it is of.</param>
/// <param name="FirstDay">Its first date of service.</param>
/// <param name="Files">The files that were taken.</param>
/// <param name="IsUsable">False while parts are missing without which it cannot be used.</param>
/// <param name="Remarks">What people should know: what is missing, what does not fit together.</param>
public sealed record ImportedRelease(
    string Key,
    CodeSystem System,
    DateOnly FirstDay,
    IReadOnlyList<ReleaseSource> Files,
    bool IsUsable,
    IReadOnlyList<string> Remarks);

/// <summary>A release in the library.</summary>
/// <param name="Key">"icd10cm-2026-10-01".</param>
/// <param name="System">What it is of.</param>
/// <param name="Name">"ICD-10-CM FY2027 (from 2026-10-01)".</param>
/// <param name="FirstDay">Its first date of service.</param>
/// <param name="LastDay">Its last by the publishing rhythm.</param>
/// <param name="IsUsable">False while its code list is missing.</param>
/// <param name="Files">The official files it is made from.</param>
public sealed record InstalledRelease(
    string Key,
    CodeSystem System,
    string Name,
    DateOnly FirstDay,
    DateOnly LastDay,
    bool IsUsable,
    IReadOnlyList<ReleaseSource> Files);
