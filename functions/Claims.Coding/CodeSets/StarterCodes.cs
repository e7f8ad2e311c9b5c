using System.Globalization;

namespace Claims.Coding.CodeSets;

/// <summary>Reads the built-in codes.</summary>
internal static class StarterCodes
{
    public static CodeSet Load()
    {
        var edition = "";
        var (from, to) = (DateOnly.MinValue, DateOnly.MaxValue);
        var retired = DataFile.Rows("retired-codes.txt").ToDictionary(row => row[0], row => Day(row[1]));
        var entries = new List<CodeEntry>(20_000);
        foreach (var line in DataFile.AllLines("starter-codes.txt"))
        {
            if (line.StartsWith("# edition:", StringComparison.Ordinal))
                edition = line[10..].Trim();
            else if (line.StartsWith("# valid:", StringComparison.Ordinal))
                (from, to) = (Day(line[9..19]), Day(line[20..30]));
            else if (line.Length > 0 && line[0] != '#')
                entries.Add(Entry(line, retired));
        }

        return new StarterCodeSet(edition, from, to, entries);
    }

    private static CodeEntry Entry(string line, Dictionary<string, DateOnly> retired)
    {
        var first = line.IndexOf('|', StringComparison.Ordinal);
        var second = line.IndexOf('|', first + 1);
        var code = line[..first];
        return new CodeEntry(
            Icd10Code.Parse(code),
            line[(second + 1)..],
            Billable: true,
            Restrictions(line.AsSpan(first + 1, second - first - 1)),
            retired.TryGetValue(code, out var last) ? last : null);
    }

    private static PatientRestriction Restrictions(ReadOnlySpan<char> letters)
    {
        var all = PatientRestriction.None;
        foreach (var letter in letters)
        {
            all |= letter switch
            {
                'F' => PatientRestriction.FemaleOnly,
                'M' => PatientRestriction.MaleOnly,
                'N' => PatientRestriction.Newborn,
                'P' => PatientRestriction.Pediatric,
                'G' => PatientRestriction.Maternity,
                'A' => PatientRestriction.Adult,
                'U' or 'X' => PatientRestriction.NeverFirst,
                _ => throw new InvalidDataException($"starter-codes.txt: edit letter '{letter}' is not known."),
            };
        }

        return all;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
