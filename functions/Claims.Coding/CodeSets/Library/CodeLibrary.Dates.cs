using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Library;

/// <content>Which release counts on a date.</content>
public sealed partial class CodeLibrary
{
    /// <summary>
    /// The diagnosis codes for a date of service: the release in force on it; else the built-in starter set when that
    /// was in force; else the latest that began before, since most codes live on. What comes back says which it is.
    /// </summary>
    public CodesInUse DiagnosesOn(DateOnly dateOfService)
    {
        var begun = Releases().Where(release => release.System == CodeSystem.Icd10Cm && release.IsUsable
            && release.FirstDay <= dateOfService).ToList();
        var release = begun.FindLast(one => one.LastDay >= dateOfService);
        if (release is null && !CodeSet.Starter.Covers(dateOfService))
            release = begun.FindLast(one => one.FirstDay >= CodeSet.Starter.ValidFrom);
        return release is null ? new(CodeSet.Starter, null, dateOfService) : InUse(release.Key, dateOfService);
    }

    /// <summary>Whether a code may be billed on a date of service, and which release says so.</summary>
    public CodeVerdict Check(Icd10Code code, DateOnly dateOfService)
    {
        var use = DiagnosesOn(dateOfService);
        var entry = use.Release is { } release ? release.Find(code) : use.Set.Find(code);
        if (entry is { Billable: false })
            return new(CodeStanding.Heading, entry, use.Set.Edition);
        if (entry is not null && (use.Release is not null || use.Set.TryFind(code, dateOfService, out _)))
            return new(CodeStanding.Billable, entry, use.Set.Edition);
        if (entry?.LastDay is not null)
            return new(CodeStanding.Retired, entry, use.Set.Edition);
        return Elsewhere(code, use) ?? new(CodeStanding.Unknown, null, use.Set.Edition);
    }

    /// <summary>
    /// The installed release of a system that counts for a date: the one in force, else the latest that began before;
    /// null when there is none.
    /// </summary>
    public InstalledRelease? ReleaseOn(CodeSystem system, DateOnly dateOfService) => Releases().LastOrDefault(
        release => release.System == system && release.IsUsable && release.FirstDay <= dateOfService);

    /// <summary>The NCCI edits that count for a date; null when none are installed.</summary>
    public NcciRelease? EditsOn(DateOnly dateOfService) =>
        ReleaseOn(CodeSystem.Ncci, dateOfService) is { } release ? Ncci(release.Key) : null;

    /// <summary>The fee schedule that counts for a date; null when none is installed.</summary>
    public FeeSchedule? FeesOn(DateOnly dateOfService) =>
        ReleaseOn(CodeSystem.Fees, dateOfService) is { } release ? Fees(release.Key) : null;

    private CodesInUse InUse(string key, DateOnly dateOfService)
    {
        var release = Diagnoses(key);
        return new(release.Set, release, dateOfService);
    }

    /// <summary>The nearest other release that has the code.</summary>
    private CodeVerdict? Elsewhere(Icd10Code code, CodesInUse use)
    {
        CodeVerdict? later = null;
        foreach (var other in Releases().Where(one => one.System == CodeSystem.Icd10Cm && one.IsUsable).Reverse())
        {
            if (other.FirstDay == use.Release?.FirstDay || Diagnoses(other.Key).Find(code) is not { } entry)
                continue;
            if (use.Release is null) // The starter set is not whole: what it lacks may be valid all the same.
                return new(CodeStanding.Elsewhere, entry, other.Name);
            if (other.FirstDay < use.Set.ValidFrom)
                return new(CodeStanding.Retired, entry, other.Name);
            later = new(CodeStanding.NotYet, entry, other.Name);
        }

        return later;
    }
}
