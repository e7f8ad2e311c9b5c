using System.Globalization;
using System.Text.Json;
using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.OfficialFiles;

namespace Claims.Local.Verbs.Codes;

/// <summary>claims codes diff: what changed between two releases.</summary>
internal static class CodesDiff
{
    public static int Run(CodeLibrary library, string earlier, string later, bool json)
    {
        var (first, second) = (Resolve(library, earlier), Resolve(library, later));
        if (first.System != second.System || first.System is not (CodeSystem.Icd10Cm or CodeSystem.Hcpcs))
        {
            throw new ArgumentException(
                $"{first.Key} and {second.Key} cannot be compared: take two of icd10cm or two of hcpcs.");
        }

        var differences = first.System == CodeSystem.Icd10Cm
            ? ReleaseDiff.Between(library.Diagnoses(first.Key), library.Diagnoses(second.Key))
            : ReleaseDiff.Between(library.Hcpcs(first.Key), library.Hcpcs(second.Key));
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { Earlier = first.Key, Later = second.Key, Differences = differences }, CodesReport.JsonOptions));
            return 0;
        }

        foreach (var difference in differences)
        {
            var (sign, before) = (Sign(difference.Kind), Before(difference));
            Console.WriteLine($"{sign} {difference.Code,-9} {difference.Title}{before}");
        }

        Console.WriteLine(
            $"{first.Name} to {second.Name}: {Count(ChangeKind.Added)} added, {Count(ChangeKind.Deleted)} deleted, "
            + $"{Count(ChangeKind.Revised)} revised.");
        return 0;

        int Count(ChangeKind kind) => differences.Count(difference => difference.Kind == kind);
    }

    /// <summary>A release by its key; of diagnoses also by its first day or fiscal year, "2027" or "FY2027".</summary>
    private static InstalledRelease Resolve(CodeLibrary library, string name)
    {
        var releases = library.Releases().Where(release => release.IsUsable).ToList();
        var year = name.StartsWith("FY", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
        return releases.Find(release => release.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? releases.Find(release => release.System == CodeSystem.Icd10Cm
                && (release.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == name
                    || release.LastDay.Year.ToString(CultureInfo.InvariantCulture) == year))
            ?? throw new KeyNotFoundException(
                $"The release '{name}' is not installed. Installed: "
                + (releases.Count > 0 ? string.Join(", ", releases.Select(release => release.Key)) : "none") + ".");
    }

    private static char Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => '+',
        ChangeKind.Deleted => '-',
        _ => '~',
    };

    private static string Before(CodeDifference difference) => difference switch
    {
        { Kind: not ChangeKind.Revised } => difference.Billable ? "" : " (heading)",
        _ when difference.Before != difference.Title => $" (was: {difference.Before})",
        { Billable: true } => " (was a heading, now billable)",
        _ => " (was billable, now a heading)",
    };
}
