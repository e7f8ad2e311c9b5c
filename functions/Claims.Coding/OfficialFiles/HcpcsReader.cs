using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>Reads HCPCS Level II: the 320-column file, and the same as CSV.</summary>
internal static class HcpcsReader
{
    private static readonly string[] CodeColumns = ["code", "hcpcs", "hcpc", "hcpcs_code"];

    /// <exception cref="InvalidDataException">The file has faults; all are named.</exception>
    public static IReadOnlyList<HcpcsEntry> Read(OfficialFile file)
    {
        var faults = new FileFaults(file.Name);
        var codes = (file.Kind == OfficialFileKind.HcpcsFixed ? Fixed(file, faults) : Csv(file, faults)).ToList();
        if (codes.Count == 0)
            faults.Add("it lists no code");
        if (codes.GroupBy(code => code.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
            faults.Add($"the code {twice.Key} is there twice");
        faults.ThrowIfAny();
        return codes;
    }

    /// <summary>Record 3 begins a code and 7 a modifier; 4 and 8 carry its long title on.</summary>
    private static IEnumerable<HcpcsEntry> Fixed(OfficialFile file, FileFaults faults)
    {
        HcpcsEntry? open = null;
        foreach (var (number, line) in OfficialText.Lines(file.Open()))
        {
            var record = OfficialText.Columns(line, 11, 11);
            if (record is "4" or "8" && open is not null && open.Code == OfficialText.Columns(line, 1, 5))
            {
                open = open with { Title = $"{open.Title} {OfficialText.Columns(line, 12, 91)}".Trim() };
                continue;
            }

            if (open is not null)
                yield return open;
            open = record is "3" or "7" ? First(line, number, faults) : null;
            if (record is not ("3" or "7"))
                faults.Add(number, $"the record '{record}' in column 11 is none of 3, 4, 7, 8 of a code begun before");
        }

        if (open is not null)
            yield return open;
    }

    private static HcpcsEntry? First(string line, int number, FileFaults faults)
    {
        var code = OfficialText.Columns(line, 1, 5);
        if (!ProcedureKey.IsCode(code) && !ProcedureKey.IsModifier(code))
            faults.Add(number, $"'{code}' is no code");
        else if (Entry(
            code, OfficialText.Columns(line, 12, 91), OfficialText.Columns(line, 92, 119),
            OfficialText.Columns(line, 230, 230), OfficialText.Columns(line, 269, 276),
            OfficialText.Columns(line, 277, 284), OfficialText.Columns(line, 285, 292)) is { } entry)
            return entry;
        else
            faults.Add(number, "a date in columns 269-292 cannot be read");
        return null;
    }

    private static IEnumerable<HcpcsEntry> Csv(OfficialFile file, FileFaults faults)
    {
        CsvHeader? header = null;
        foreach (var (number, row) in OfficialText.Rows(file.Open()))
        {
            if (header is null)
            {
                header = new CsvHeader(row);
                if (CodeColumns.All(name => header.Missing(name) is not null))
                {
                    faults.Add(number, "no column is named code or HCPCS");
                    yield break;
                }

                continue;
            }

            var code = header.Field(row, CodeColumns);
            var entry = Entry(
                code,
                header.Field(row, "long_description", "long_descriptor"),
                header.Field(row, "short_description", "short_descriptor"),
                header.Field(row, "cov", "coverage", "coverage_code"),
                header.Field(row, "date_added", "add_dt", "add_date", "added"),
                header.Field(row, "date_action", "act_eff_dt", "action_date"),
                header.Field(row, "date_term", "term_dt", "termination_date"));
            if (entry is not null && entry.Title.Length > 0
                && (ProcedureKey.IsCode(code) || ProcedureKey.IsModifier(code)))
                yield return entry;
            else
                faults.Add(number, $"the code '{code}', its description or a date cannot be read");
        }
    }

    private static HcpcsEntry? Entry(
        string code, string title, string shortTitle, string coverage, string added, string action, string ended) =>
        OfficialDate.TryParse(added, out var first) && OfficialDate.TryParse(action, out var changed)
            && OfficialDate.TryParse(ended, out var last)
            ? new(code, title, shortTitle, coverage, first, changed, last)
            : null;
}
