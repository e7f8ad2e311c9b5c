using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.OfficialFiles;

namespace Claims.Local.Verbs.Codes;

/// <summary>A diagnosis code with all that is shown of it.</summary>
internal sealed record ShownCode(
    string Code,
    string Title,
    DateOnly On,
    CodeStanding Standing,
    string SaidBy,
    string? Restriction,
    string? PreviousCodes,
    string? Change,
    IReadOnlyList<TabularPlace> Parents,
    IReadOnlyList<ShownChild> Children,
    IReadOnlyList<NoteInForce> Notes,
    IReadOnlyList<SeventhCharacter> SeventhCharacters,
    IReadOnlyList<string> Releases,
    string InUse)
{
    /// <summary>Notes and parents are those of the release that has the code, the one in use first.</summary>
    public static ShownCode Of(CodeLibrary library, Icd10Code code, DateOnly on, CodeVerdict verdict)
    {
        var use = library.DiagnosesOn(on);
        var having = library.Releases()
            .Where(release => release.System == CodeSystem.Icd10Cm && release.IsUsable
                && library.Diagnoses(release.Key).Find(code) is not null)
            .ToList();
        var release = use.Release?.Find(code) is not null
            ? use.Release
            : having.Find(one => one.Name == verdict.Release) is { } other ? library.Diagnoses(other.Key) : null;
        var entry = verdict.Entry!;
        return new(
            code.ToString(), entry.Title, on, verdict.Standing, verdict.Release,
            entry.Restriction == PatientRestriction.None ? null : entry.Restriction.ToString(),
            release?.PreviousCodes(code),
            release?.Change(code) is { } change
                ? $"{change.Kind} in {release.Edition}{(change.Before.Length > 0 ? $", was: {change.Before}" : "")}"
                : null,
            release?.Parents(code) ?? [],
            [.. (release?.Children(code) ?? []).Select(child => new ShownChild(
                child.Code.ToString(), child.Title, child.Billable))],
            release?.Notes(code) ?? [],
            release?.SeventhCharacters(code) ?? [],
            [.. having.Select(one => one.Key)],
            use.ToString());
    }
}

/// <summary>A code directly below.</summary>
internal sealed record ShownChild(string Code, string Title, bool Billable);
