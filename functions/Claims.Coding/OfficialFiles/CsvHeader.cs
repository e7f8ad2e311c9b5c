namespace Claims.Coding.OfficialFiles;

/// <summary>The first row of a CSV: finds fields by their column's name.</summary>
internal sealed class CsvHeader(string[] names)
{
    private readonly string[] _names = [.. names.Select(Plain)];

    /// <summary>The first wanted column that is not there; null when all are.</summary>
    public string? Missing(params string[] wanted) => wanted.FirstOrDefault(name => !_names.Contains(name));

    /// <summary>A row's field; blank when the row ends before it.</summary>
    public string Field(string[] row, params string[] anyOf)
    {
        foreach (var name in anyOf)
        {
            var at = Array.IndexOf(_names, name);
            if (at >= 0)
                return at < row.Length ? row[at] : "";
        }

        return "";
    }

    /// <summary>Small letters, "_" between words.</summary>
    private static string Plain(string name) => string.Join('_', name.ToLowerInvariant().Trim('\uFEFF', ' ')
        .Split([' ', '_', '-', '\n', '\r', '/', '(', ')', '.'], StringSplitOptions.RemoveEmptyEntries));
}
