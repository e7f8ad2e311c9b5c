namespace Claims.Coding;

/// <summary>
/// The rule files embedded in this assembly: lines of fields between bars, '#' begins a comment line.
/// </summary>
internal static class DataFile
{
    /// <summary>Every line, comments too.</summary>
    public static IEnumerable<string> AllLines(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>Each line's fields, trimmed.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        foreach (var line in AllLines(name))
        {
            if (line.Length > 0 && line[0] != '#' && !string.IsNullOrWhiteSpace(line))
                yield return line.Split('|', StringSplitOptions.TrimEntries);
        }
    }

    /// <summary>A field's items between semicolons.</summary>
    public static string[] Items(string field) =>
        field.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
