using System.Globalization;
using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>
/// Reads the physician fee schedule's relative values (PPRRVU), 32 columns under a heading of several rows of which the
/// last begins with HCPCS. Descriptions are the AMA's and are not taken.
/// </summary>
internal static class RelativeValuesReader
{
    private const int LeastColumns = 26;

    /// <exception cref="InvalidDataException">The heading is missing or a row cannot be read.</exception>
    public static IReadOnlyList<RelativeValue> Read(OfficialFile file)
    {
        var faults = new FileFaults(file.Name);
        var values = new List<RelativeValue>();
        var factor = -1;
        foreach (var (number, row) in OfficialText.Rows(file.Open()))
        {
            if (factor < 0 && row[0].Equals("HCPCS", StringComparison.OrdinalIgnoreCase) && row.Length >= LeastColumns)
                factor = Array.FindIndex(row, name => name.EndsWith("FACTOR", StringComparison.OrdinalIgnoreCase));
            else if (factor < 0)
                continue;
            else if (ProcedureKey.IsCode(row[0]) && row.Length >= LeastColumns && Value(row, factor) is { } value)
                values.Add(value);
            else if (row.Any(field => field.Length > 0))
                faults.Add(number, $"no code with {LeastColumns} or more columns of numbers");
        }

        if (factor < 0)
            faults.Add($"no row begins with HCPCS, has {LeastColumns} or more columns and one that ends in FACTOR");
        faults.ThrowIfAny();
        return values;
    }

    private static RelativeValue? Value(string[] row, int factor)
    {
        decimal?[] numbers = [.. new[] { 5, 6, 8, 10, 11, 12, factor }.Select(column => Number(row[column]))];
        return numbers.Contains(null)
            ? null
            : new(
                row[0], row[1], row[3], numbers[0]!.Value, numbers[1]!.Value, numbers[2]!.Value, numbers[3]!.Value,
                numbers[4]!.Value, numbers[5]!.Value, row[14], numbers[6]!.Value);
    }

    private static decimal? Number(string text) =>
        text.Length == 0 ? 0
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
