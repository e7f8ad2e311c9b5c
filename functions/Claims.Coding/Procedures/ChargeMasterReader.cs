using System.Globalization;

namespace Claims.Coding.Procedures;

/// <summary>Reads a charge master's CSV (RFC 4180; quoted fields may hold commas and doubled quotes).</summary>
internal static class ChargeMasterReader
{
    private static readonly string[] Required = ["code", "description", "charge"];

    public static ChargeMasterReading Read(TextReader reader)
    {
        var items = new List<ChargeItem>();
        var errors = new List<ChargeMasterError>();
        var seen = new Dictionary<string, int>();
        string[]? header = null;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            var record = new CsvRecord();
            if (!record.Add(line))
            {
                errors.Add(new(number, "A quoted field is not closed; each item stands on one line."));
            }
            else if (header is null)
            {
                header = [.. record.Take().Select(
                    field => field.Trim().TrimStart('\uFEFF').ToLowerInvariant().Replace(' ', '_'))];
                if (Missing(header) is { } missing)
                    return new(new ChargeMaster([]), [new(number, $"The header row lacks the column '{missing}'.")]);
            }
            else
            {
                ReadItem(header, record.Take(), number, seen, items, errors);
            }
        }

        if (header is null)
        {
            errors.Add(new(Math.Max(number, 1),
                "The file is empty; the first row names the columns code,description,charge."));
        }

        return new(new ChargeMaster(items), errors);
    }

    private static string? Missing(string[] header) => Array.Find(Required, name => !header.Contains(name));

    private static void ReadItem(
        string[] header,
        string[] fields,
        int line,
        Dictionary<string, int> seen,
        List<ChargeItem> items,
        List<ChargeMasterError> errors)
    {
        string Field(string name)
        {
            var at = Array.IndexOf(header, name);
            return at >= 0 && at < fields.Length ? fields[at].Trim() : "";
        }

        var code = Field("code").ToUpperInvariant();
        var modifiers = Items(Field("modifiers").ToUpperInvariant());
        var charge = Field("charge").TrimStart('$');
        if (code.Length != 5 || !code.All(char.IsAsciiLetterOrDigit))
            errors.Add(new(line, $"'{code}' is not a procedure code: five letters or digits."));
        else if (seen.TryGetValue(Key(code, modifiers), out var first))
            errors.Add(new(line, $"The code {code} is already on line {first}; keep one of them."));
        else if (Field("description").Length == 0)
            errors.Add(new(line, $"The code {code} has no description; write your own words for it."));
        else if (!decimal.TryParse(charge, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out var amount) || amount < 0 || decimal.Round(amount, 2) != amount)
            errors.Add(new(line, $"The charge '{charge}' of {code} is not dollars and cents, like 125.00."));
        else if (modifiers.Any(modifier => modifier.Length != 2 || !modifier.All(char.IsAsciiLetterOrDigit)))
            errors.Add(new(line, $"The modifiers of {code} are not two characters each, with semicolons between."));
        else if (modifiers.Count > 4)
            errors.Add(new(line, $"The code {code} has more than four modifiers; a claim line holds four."));
        else
        {
            seen[Key(code, modifiers)] = line;
            var revenue = Field("revenue_code");
            items.Add(new(code, Field("description"), amount, modifiers, Items(Field("keywords")),
                revenue.Length == 0 ? null : revenue));
        }
    }

    /// <summary>A service's parts are charged on lines of their own.</summary>
    private static string Key(string code, List<string> modifiers) =>
        code + modifiers.Find(modifier => modifier is "26" or "TC");

    private static List<string> Items(string field) =>
        [.. field.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
