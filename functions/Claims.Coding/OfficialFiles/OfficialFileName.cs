using System.Text.RegularExpressions;
using Kind = Claims.Coding.OfficialFiles.OfficialFileKind;

namespace Claims.Coding.OfficialFiles;

/// <summary>Tells what a file is from its name; agencies spell the same name in several ways.</summary>
public static class OfficialFileName
{
    /// <summary>
    /// The first that fits wins. Names are compared in small letters, with '-' for each run of other characters.
    /// </summary>
    private static readonly (Regex Name, Kind? Kind)[] Patterns =
    [
        (new(@"addend(a|um).*\.xml$|index-addend|tabular-addend"), null),
        (new(@"^icd10c?m?-(order|codes).*addenda?.*\.txt$|^icd10c?m?-addend(a|um).*\.txt$"), Kind.Addenda),
        (new(@"^icd10c?m?-order.*\.txt$"), Kind.Order),
        (new(@"^icd10c?m?-codes.*\.txt$"), Kind.Codes),
        (new(@"^icd10c?m?-(codes-)?\d{4}\.csv$"), Kind.CodeList),
        (new(@"^icd10c?m?-tabular.*\.xml$"), Kind.Tabular),
        (new(@"^icd10c?m?-index.*\.xml$"), Kind.Index),
        (new(@"^icd10c?m?-eindex.*\.xml$"), Kind.ExternalCauseIndex),
        (new(@"^icd10c?m?-neoplasm.*\.xml$"), Kind.NeoplasmTable),
        (new(@"^icd10c?m?-drug.*\.xml$"), Kind.DrugTable),
        (new(@"conversion-table.*\.txt$"), Kind.Conversion),
        (new(@"^icd10c?m?-age-sex-edits.*\.csv$"), Kind.PatientEdits),
        (new(@"^hcpc.*(transaction|correction|layout|proc-notes|noc).*"), null),
        (new(@"^hcpc.*anweb.*\.txt$"), Kind.HcpcsFixed),
        (new(@"^hcpcs?.*\.csv$"), Kind.HcpcsList),
        (new(@"^cci?pra-v\d+.*\.txt$"), Kind.PtpPractitioner),
        (new(@"^cci?(oph|mho)-v\d+.*\.txt$"), Kind.PtpHospital),
        (new(@"mue-?practitioner.*\.csv$"), Kind.MuePractitioner),
        (new(@"mue-?outpatient.*\.csv$"), Kind.MueHospital),
        (new(@"mue-?(dme|supplier).*\.csv$"), Kind.MueSupplier),
        (new(@"^(aoc|add-?on).*\.(txt|csv)$"), Kind.AddOn),
        // Since 2026 there is a second file with the conversion factor of qualifying participants; values are the same.
        (new(@"^pprrvu.*[-\d]qpp.*\.csv$"), null),
        (new(@"^pprrvu.*\.csv$"), Kind.RelativeValues),
    ];

    /// <summary>What a file of this name is; null when it is none that is read, such as a guide in PDF.</summary>
    /// <param name="name">The name, folders and a trailing ".gz" allowed.</param>
    public static Kind? KindOf(string name)
    {
        var plain = Plain(name);
        foreach (var (pattern, kind) in Patterns)
        {
            if (pattern.IsMatch(plain))
                return kind;
        }

        return null;
    }

    /// <summary>Which system a kind of file belongs to.</summary>
    public static CodeSystem SystemOf(Kind kind) => kind switch
    {
        <= Kind.PatientEdits => CodeSystem.Icd10Cm,
        Kind.HcpcsFixed or Kind.HcpcsList => CodeSystem.Hcpcs,
        Kind.RelativeValues => CodeSystem.Fees,
        _ => CodeSystem.Ncci,
    };

    /// <summary>The name without folders and ".gz".</summary>
    public static string Bare(string name)
    {
        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return bare.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? bare[..^3] : bare;
    }

    internal static string Plain(string name) =>
        Regex.Replace(Bare(name).ToLowerInvariant(), @"[^a-z0-9.]+", "-", RegexOptions.None, TimeSpan.FromSeconds(1));
}
