namespace Claims.Coding.CodeSets;

/// <summary>A difference between two releases.</summary>
/// <param name="Kind">Added, deleted or revised.</param>
/// <param name="Code">The code as people write it.</param>
/// <param name="Title">The title in the later release; of a deleted code the last one.</param>
/// <param name="Billable">Whether it is billable in the later release; of a deleted code whether it was.</param>
/// <param name="Before">Of a revised code the title before.</param>
/// <param name="BillableBefore">Of a revised code whether it was billable before.</param>
public sealed record CodeDifference(
    ChangeKind Kind, string Code, string Title, bool Billable, string? Before = null, bool? BillableBefore = null);

/// <summary>Compares two releases.</summary>
public static class ReleaseDiff
{
    /// <summary>What the later of two releases of ICD-10-CM added, deleted and revised, by code.</summary>
    public static IReadOnlyList<CodeDifference> Between(DiagnosisRelease earlier, DiagnosisRelease later) =>
        Between(earlier.All().Select(Row), later.All().Select(Row));

    /// <summary>The same for HCPCS Level II; a code that ended before a release began counts as deleted.</summary>
    public static IReadOnlyList<CodeDifference> Between(HcpcsRelease earlier, HcpcsRelease later) =>
        Between(Rows(earlier), Rows(later));

    private static (string, string, bool) Row(CodeEntry entry) => (entry.Code.ToString(), entry.Title, entry.Billable);

    private static IEnumerable<(string, string, bool)> Rows(HcpcsRelease release) => release.All()
        .Where(entry => entry.Ended is not { } last || last >= release.FirstDay)
        .Select(entry => (entry.Code, entry.Title, true));

    private static List<CodeDifference> Between(
        IEnumerable<(string Code, string Title, bool Billable)> earlier,
        IEnumerable<(string Code, string Title, bool Billable)> later)
    {
        var before = earlier.ToDictionary(row => row.Code);
        var differences = new List<CodeDifference>();
        foreach (var (code, title, billable) in later)
        {
            if (!before.Remove(code, out var old))
                differences.Add(new(ChangeKind.Added, code, title, billable));
            else if (old.Title != title || old.Billable != billable)
                differences.Add(new(ChangeKind.Revised, code, title, billable, old.Title, old.Billable));
        }

        differences.AddRange(before.Values.Select(old =>
            new CodeDifference(ChangeKind.Deleted, old.Code, old.Title, old.Billable)));
        return [.. differences.OrderBy(difference => difference.Code, StringComparer.Ordinal)];
    }
}
