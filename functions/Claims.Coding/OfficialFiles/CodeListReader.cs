using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>Reads the code lists: order file, codes file, and the same as CSV. All in tabular order.</summary>
internal static class CodeListReader
{
    /// <exception cref="InvalidDataException">The list has faults; all are named.</exception>
    public static IReadOnlyList<ListedCode> Read(OfficialFile file)
    {
        var faults = new FileFaults(file.Name);
        var codes = new List<ListedCode>(100_000);
        var seen = new HashSet<Icd10Code>();
        foreach (var (line, code) in Rows(file, faults))
        {
            if (seen.Add(code.Code))
                codes.Add(code);
            else
                faults.Add(line, $"the code {code.Code} is there twice");
        }

        if (codes.Count == 0)
            faults.Add("it lists no code");
        faults.ThrowIfAny();
        return codes;
    }

    private static IEnumerable<(int Line, ListedCode Code)> Rows(OfficialFile file, FileFaults faults) =>
        file.Kind switch
        {
            OfficialFileKind.Order => Lines(file, faults, OrderLine),
            OfficialFileKind.Codes => Lines(file, faults, CodesLine),
            _ => Csv(file, faults),
        };

    private static IEnumerable<(int, ListedCode)> Lines(
        OfficialFile file, FileFaults faults, Func<string, ListedCode?> read)
    {
        foreach (var (number, line) in OfficialText.Lines(file.Open()))
        {
            if (read(line) is { } code)
                yield return (number, code);
            else
                faults.Add(number, "not in the columns of the list");
        }
    }

    /// <summary>Columns 7-13 code, 15 billable, 17-76 short title, 78 on the long title.</summary>
    private static ListedCode? OrderLine(string line)
    {
        var flag = OfficialText.Columns(line, 15, 15);
        var title = OfficialText.Columns(line, 78, int.MaxValue);
        return flag is "0" or "1" && title.Length > 0
            && Icd10Code.TryParse(OfficialText.Columns(line, 7, 14), out var code)
            ? new(code, flag == "1", OfficialText.Columns(line, 17, 77), title)
            : null;
    }

    /// <summary>The code padded to eight columns, then its title; only billable codes are listed.</summary>
    private static ListedCode? CodesLine(string line)
    {
        var title = OfficialText.Columns(line, 9, int.MaxValue);
        return title.Length > 0 && Icd10Code.TryParse(OfficialText.Columns(line, 1, 8), out var code)
            ? new(code, Billable: true, "", title)
            : null;
    }

    private static IEnumerable<(int, ListedCode)> Csv(OfficialFile file, FileFaults faults)
    {
        CsvHeader? header = null;
        foreach (var (number, fields) in OfficialText.Rows(file.Open()))
        {
            if (header is null)
            {
                header = new CsvHeader(fields);
                if (header.Missing("code", "billable", "title") is { } missing)
                {
                    faults.Add(number, $"the column '{missing}' is missing");
                    yield break;
                }
            }
            else if (Icd10Code.TryParse(header.Field(fields, "code"), out var code)
                && header.Field(fields, "title") is { Length: > 0 } title)
            {
                yield return (number, new(code, header.Field(fields, "billable") == "1", "", title));
            }
            else
            {
                faults.Add(number, "no code or no title");
            }
        }
    }
}
