using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>
/// Reads the age and sex edits (Medicare Code Editor definitions): icd_code, icd_description, icd_conflict_group,
/// icd_conflict_rule.
/// </summary>
internal static class PatientEditsReader
{
    private static readonly (string Begins, PatientRestriction Means)[] Rules =
    [
        ("female", PatientRestriction.FemaleOnly),
        ("male", PatientRestriction.MaleOnly),
        ("perinatal", PatientRestriction.Newborn),
        ("newborn", PatientRestriction.Newborn),
        ("pediatric", PatientRestriction.Pediatric),
        ("maternity", PatientRestriction.Maternity),
        ("adult", PatientRestriction.Adult),
        ("manifestation", PatientRestriction.NeverFirst),
        ("unacceptable", PatientRestriction.NeverFirst),
    ];

    /// <exception cref="InvalidDataException">A rule or code cannot be read.</exception>
    public static IReadOnlyDictionary<Icd10Code, PatientRestriction> Read(OfficialFile file)
    {
        var faults = new FileFaults(file.Name);
        var edits = new Dictionary<Icd10Code, PatientRestriction>();
        CsvHeader? header = null;
        foreach (var (number, fields) in OfficialText.Rows(file.Open()))
        {
            if (header is null)
            {
                header = new CsvHeader(fields);
                if (header.Missing("icd_code", "icd_conflict_rule") is { } missing)
                    faults.Add(number, $"the column '{missing}' is missing");
                faults.ThrowIfAny();
                continue;
            }

            var rule = header.Field(fields, "icd_conflict_rule");
            var means = Rules.FirstOrDefault(r => rule.StartsWith(r.Begins, StringComparison.OrdinalIgnoreCase)).Means;
            if (!Icd10Code.TryParse(header.Field(fields, "icd_code"), out var code))
                faults.Add(number, "no code");
            else if (means == PatientRestriction.None)
                faults.Add(number, $"the rule '{rule}' is not known");
            else
                edits[code] = edits.GetValueOrDefault(code) | means;
        }

        faults.ThrowIfAny();
        return edits;
    }
}
