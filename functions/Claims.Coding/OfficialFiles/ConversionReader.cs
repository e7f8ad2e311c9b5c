using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>
/// Reads the conversion table: tab-delimited with code, since when, and the codes assigned before, after some lines of
/// heading. Lines that begin with no code are headings or continuations and are passed over.
/// </summary>
internal static class ConversionReader
{
    /// <exception cref="InvalidDataException">No line of the table could be read.</exception>
    public static IReadOnlyList<CodeConversion> Read(OfficialFile file)
    {
        var rows = new List<CodeConversion>();
        foreach (var (_, line) in OfficialText.Lines(file.Open()))
        {
            var fields = line.Split('\t', StringSplitOptions.TrimEntries);
            if (fields.Length >= 3 && Icd10Code.TryParse(fields[0].Trim('"'), out var code))
                rows.Add(new(code, fields[1].Trim('"'), OfficialXml.Tidy(fields[2].Trim('"'))));
        }

        var faults = new FileFaults(file.Name);
        if (rows.Count == 0)
            faults.Add("it has no line of code, date and previous codes with tabs between");
        faults.ThrowIfAny();
        return rows;
    }
}
