using System.Globalization;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets;

/// <summary>What releases are called on pages, in the audit trail and on the command line.</summary>
public static class ReleaseName
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>"ICD-10-CM FY2027 (from 2026-10-01)".</summary>
    public static string Of(CodeSystem system, DateOnly firstDay)
    {
        var name = system switch
        {
            CodeSystem.Icd10Cm => $"ICD-10-CM FY{ReleaseDate.LastDay(system, firstDay).Year}",
            CodeSystem.Hcpcs => $"HCPCS Level II {Quarter(firstDay)}",
            CodeSystem.Ncci => $"NCCI edits {Quarter(firstDay)}",
            _ => $"Physician fee schedule {Quarter(firstDay)}",
        };
        return $"{name} (from {firstDay.ToString(Form, CultureInfo.InvariantCulture)})";
    }

    /// <summary>Its short name in folders and commands: "icd10cm-2026-10-01".</summary>
    public static string Key(CodeSystem system, DateOnly firstDay) =>
        $"{Prefix(system)}-{firstDay.ToString(Form, CultureInfo.InvariantCulture)}";

    /// <summary>The reverse of <see cref="Key"/>.</summary>
    public static bool TryParse(string key, out CodeSystem system, out DateOnly firstDay)
    {
        foreach (var candidate in Enum.GetValues<CodeSystem>())
        {
            var prefix = $"{Prefix(candidate)}-";
            system = candidate;
            var isOfSystem = key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
            if (isOfSystem && DateOnly.TryParseExact(
                key[prefix.Length..], Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out firstDay))
                return true;
        }

        (system, firstDay) = (default, default);
        return false;
    }

    private static string Prefix(CodeSystem system) => system.ToString().ToLowerInvariant();

    private static string Quarter(DateOnly day) => $"{day.Year} Q{((day.Month - 1) / 3) + 1}";
}
