using System.Globalization;
using System.Text.RegularExpressions;
using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>Reads the edits of the National Correct Coding Initiative.</summary>
internal static partial class NcciReader
{
    /// <summary>
    /// Pairs: tab-delimited column 1 code, column 2 code, in existence before 1996, effective, deletion ('*' none),
    /// modifier 0, 1 or 9, rationale. Headings come first, so reading begins at the first line that is a pair.
    /// </summary>
    /// <exception cref="InvalidDataException">A line after the headings cannot be read.</exception>
    public static IEnumerable<PairEdit> Pairs(OfficialFile file)
    {
        var faults = new FileFaults(file.Name);
        var begun = false;
        foreach (var (number, line) in OfficialText.Lines(file.Open()))
        {
            var fields = line.Split('\t', StringSplitOptions.TrimEntries);
            var isPair = fields.Length >= 6 && ProcedureKey.IsCode(fields[0]) && ProcedureKey.IsCode(fields[1]);
            if (isPair && OfficialDate.TryParse(fields[3], out var first) && first is not null
                && OfficialDate.TryParse(fields[4], out var last) && fields[5] is "0" or "1" or "9")
            {
                begun = true;
                yield return new(
                    fields[0], fields[1], first.Value, last, (PairModifier)(fields[5][0] - '0'),
                    fields.Length > 6 ? fields[6] : "");
            }
            else if (begun || isPair)
            {
                faults.Add(number, "no pair of two codes, two dates and a modifier indicator 0, 1 or 9");
            }
        }

        if (!begun)
            faults.Add("it has no pair of codes");
        faults.ThrowIfAny();
    }

    /// <summary>Unit limits: a notice over several lines in the first row, a heading, then code, value, adjudication
    /// indicator, rationale.</summary>
    /// <exception cref="InvalidDataException">A row after the headings cannot be read.</exception>
    public static IReadOnlyList<UnitLimit> Units(OfficialFile file)
    {
        var faults = new FileFaults(file.Name);
        var limits = new List<UnitLimit>();
        foreach (var (number, row) in OfficialText.Rows(file.Open()))
        {
            if (row.Length >= 3 && ProcedureKey.IsCode(row[0])
                && int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most)
                && row[2].Length > 0 && row[2][0] is >= '1' and <= '3')
                limits.Add(new(row[0], most, (UnitAdjudication)(row[2][0] - '0'), row.Length > 3 ? row[3] : ""));
            else if (limits.Count > 0 && row.Any(field => field.Length > 0))
                faults.Add(number, "no code, whole number and adjudication indicator 1, 2 or 3");
        }

        if (limits.Count == 0)
            faults.Add("it has no limit");
        faults.ThrowIfAny();
        return limits;
    }

    /// <summary>
    /// Add-on codes, as CSV with the agency's column names or as the fixed text: add-on code, its deletion date,
    /// primary code (CCCCC: the payer decides), its deletion date, type 1-3, effective, deletion, instruction.
    /// </summary>
    /// <exception cref="InvalidDataException">A row cannot be read.</exception>
    public static IReadOnlyList<AddOnEdit> AddOns(OfficialFile file)
    {
        var faults = new FileFaults(file.Name);
        var isCsv = file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        List<AddOnEdit> edits = [.. isCsv ? AddOnRows(file, faults) : AddOnLines(file, faults)];
        if (edits.Count == 0)
            faults.Add("it has no add-on code");
        faults.ThrowIfAny();
        return edits;
    }

    private static IEnumerable<AddOnEdit> AddOnRows(OfficialFile file, FileFaults faults)
    {
        CsvHeader? header = null;
        foreach (var (number, row) in OfficialText.Rows(file.Open()))
        {
            if (header is null)
            {
                header = new(row);
                if (header.Missing("add_on_code", "primary_code", "aoc_edit_type") is { } missing)
                {
                    faults.Add(number, $"the column '{missing}' is missing");
                    yield break;
                }
            }
            else if (AddOn(
                header.Field(row, "add_on_code"), header.Field(row, "primary_code"), header.Field(row, "aoc_edit_type"),
                header.Field(row, "aoc_edit_eff_dt"), header.Field(row, "aoc_edit_del_dt"),
                header.Field(row, "special_instruction_notes")) is { } edit)
                yield return edit;
            else
                faults.Add(number, "no add-on code, primary code, type 1 to 3 and dates");
        }
    }

    private static IEnumerable<AddOnEdit> AddOnLines(OfficialFile file, FileFaults faults)
    {
        foreach (var (number, line) in OfficialText.Lines(file.Open()))
        {
            var match = AddOnLine().Match(line);
            if (match.Success && AddOn(
                match.Groups["addon"].Value, match.Groups["primary"].Value, match.Groups["type"].Value,
                match.Groups["from"].Value, match.Groups["to"].Value, match.Groups["note"].Value) is { } edit)
                yield return edit;
            else if (number > 1)
                faults.Add(number, "no add-on code, primary code, type 1 to 3 and dates");
        }
    }

    private static AddOnEdit? AddOn(string code, string primary, string type, string from, string to, string note) =>
        ProcedureKey.IsCode(code) && (primary.Length == 0 || ProcedureKey.IsCode(primary)) && type is "1" or "2" or "3"
            && OfficialDate.TryParse(from, out var first) && OfficialDate.TryParse(to, out var last)
            ? new(code, primary is "" or "CCCCC" ? null : primary, type[0] - '0', first, last, note.Trim())
            : null;

    [GeneratedRegex(@"^(?<addon>[0-9A-Z]{5})[ \t]*(?:\d{7}|\d{8})?[ \t]*(?<primary>[0-9A-Z]{5})[ \t]*"
        + @"(?:\d{7}|\d{8})?[ \t]*(?<type>[123])[ \t]*(?<from>\d{7,8})[ \t]*(?<to>\d{7,8})?(?<note>.*)$")]
    private static partial Regex AddOnLine();
}
