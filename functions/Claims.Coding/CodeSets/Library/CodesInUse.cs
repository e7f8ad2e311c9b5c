using System.Globalization;

namespace Claims.Coding.CodeSets.Library;

/// <summary>The diagnosis codes that count for a date of service.</summary>
/// <param name="Set">The codes.</param>
/// <param name="Release">The installed release with notes and indexes; null for the built-in starter set.</param>
/// <param name="DateOfService">The date they were chosen for.</param>
public sealed record CodesInUse(CodeSet Set, DiagnosisRelease? Release, DateOnly DateOfService)
{
    /// <summary>Whether the release was in force on the date; false when it only stands in.</summary>
    public bool InForce => Set.Covers(DateOfService);

    /// <summary>One sentence for pages and the command line: which set, its dates, and what to do about it.</summary>
    public override string ToString()
    {
        var name = Release is null ? $"{Set.Edition} set, built in" : Set.Edition;
        var dates = $"{Day(Set.ValidFrom)} to {Day(Set.ValidTo)}";
        return InForce
            ? $"{name}: in force on {Day(DateOfService)} ({dates})."
            : $"{name}: valid {dates}, and stands in for {Day(DateOfService)}. "
                + "Install the release of that date: claims codes install.";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Whether a code may be billed.</summary>
public enum CodeStanding
{
    /// <summary>It may.</summary>
    Billable,

    /// <summary>A heading: more characters are needed.</summary>
    Heading,

    /// <summary>An earlier release had it.</summary>
    Retired,

    /// <summary>Only a later release has it.</summary>
    NotYet,

    /// <summary>No whole release is installed for the date; another one has it.</summary>
    Elsewhere,

    /// <summary>No installed release has it.</summary>
    Unknown,
}

/// <summary>The answer for a code on a date.</summary>
/// <param name="Standing">Whether it may be billed.</param>
/// <param name="Entry">As listed; null when unknown.</param>
/// <param name="Release">Which release says so.</param>
public sealed record CodeVerdict(CodeStanding Standing, CodeEntry? Entry, string Release);
