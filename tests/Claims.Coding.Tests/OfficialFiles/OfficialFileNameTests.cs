using System.Globalization;
using Claims.Coding.OfficialFiles;
using Kind = Claims.Coding.OfficialFiles.OfficialFileKind;

namespace Claims.Coding.Tests.OfficialFiles;

public sealed class OfficialFileNameTests
{
    [Theory]
    [InlineData("icd10cm_order_2027.txt", Kind.Order)]
    [InlineData("icd10cm-order-April-1-2026.txt", Kind.Order)]
    [InlineData("Code Descriptions/icd10cm-order-Jan-2021.txt.gz", Kind.Order)]
    [InlineData("icd10cm-order-addenda-2027.txt", Kind.Addenda)]
    [InlineData("icd10cm-codes-2027.txt", Kind.Codes)]
    [InlineData("icd10cm_codes_addenda_2027.txt", Kind.Addenda)]
    [InlineData("icd10cm_2024.csv.gz", Kind.CodeList)]
    [InlineData("icd10c-tabular-April-1-2026.xml", Kind.Tabular)]
    [InlineData("ICD10CM_Tabular_2027.XML", Kind.Tabular)]
    [InlineData("icd10cm-index-2027.xml", Kind.Index)]
    [InlineData("icd10cm_eindex_2027.xml", Kind.ExternalCauseIndex)]
    [InlineData("icd10cm-neoplasm-2027.xml", Kind.NeoplasmTable)]
    [InlineData("icd10cm-drug-April-1-2026.xml", Kind.DrugTable)]
    [InlineData("508-compliant-version-ICD_10_CM_CONVERSION_TABLE_FY2026.txt", Kind.Conversion)]
    [InlineData("HCPC2026_OCT_ANWEB_10012026.txt", Kind.HcpcsFixed)]
    [InlineData("hcpcs_level2_2024jul.csv.gz", Kind.HcpcsList)]
    [InlineData("ccipra-v323r0-f1.txt", Kind.PtpPractitioner)]
    [InlineData("ccioph-v323r0-f4.txt", Kind.PtpHospital)]
    [InlineData("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", Kind.MuePractitioner)]
    [InlineData("MCR_MUE_OutpatientHospitalServices_Eff_10-01-2026.csv", Kind.MueHospital)]
    [InlineData("MCR_MUE_DMESupplierServices_Eff_10-01-2026.csv", Kind.MueSupplier)]
    [InlineData("AOC_V2026Q4-MCR.txt", Kind.AddOn)]
    [InlineData("PPRRVU2026_Jul_nonQPP.csv", Kind.RelativeValues)]
    [InlineData("PPRRVU24_JAN.csv", Kind.RelativeValues)]
    public void A_file_is_known_by_the_pattern_of_its_name(string name, Kind kind) =>
        Assert.Equal(kind, OfficialFileName.KindOf(name));

    [Theory]
    [InlineData("icd10cm-guidelines-2027.pdf")]
    [InlineData("icd10cm_tabular_2027.pdf")]
    [InlineData("icd10cm-tabular-addenda-2027.xml")]
    [InlineData("HCPC2026_recordlayout.txt")]
    [InlineData("PPRRVU2026_Jul_QPP.csv")]
    [InlineData("readme.txt")]
    public void Other_files_are_passed_over(string name) => Assert.Null(OfficialFileName.KindOf(name));

    [Theory]
    [InlineData(CodeSystem.Icd10Cm, "2026-10-01", "icd10cm-order-2027.txt")]
    [InlineData(CodeSystem.Icd10Cm, "2026-04-01", "icd10cm-drug-April-1-2026.xml")]
    [InlineData(CodeSystem.Icd10Cm, "2021-01-01", "icd10cm-order-Jan-2021.txt")]
    [InlineData(CodeSystem.Icd10Cm, "2026-04-01", "icd10cm_tabular_2026.xml", "april-1-2026-code-tables.zip")]
    [InlineData(CodeSystem.Icd10Cm, "2026-10-01", "icd10cm_tabular.xml", "2027-code-tables-tabular-index.zip")]
    [InlineData(CodeSystem.Icd10Cm, "2025-10-01", "icd10cm_tabular_2026.xml", "saved-march-3-2021.zip")]
    [InlineData(CodeSystem.Hcpcs, "2026-10-01", "HCPC2026_OCT_ANWEB.txt")]
    [InlineData(CodeSystem.Hcpcs, "2024-07-01", "hcpcs_level2_2024jul.csv")]
    [InlineData(CodeSystem.Ncci, "2026-07-01", "ccipra-v322r0-f1.txt")]
    [InlineData(CodeSystem.Ncci, "2026-10-01", "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv")]
    [InlineData(CodeSystem.Ncci, "2026-01-01", "AOC_V2026Q1-MCR.txt")]
    [InlineData(CodeSystem.Fees, "2024-01-01", "PPRRVU24_JAN.csv")]
    [InlineData(CodeSystem.Fees, "2026-07-01", "PPRRVU2026_Jul_nonQPP.csv", "rvu26c-updated-06-30-2026.zip")]
    public void The_first_day_is_read_from_names(CodeSystem system, string expected, params string[] names) =>
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), ReleaseDate.Of(system, names));

    [Fact]
    public void Names_without_a_date_tell_none() =>
        Assert.Null(ReleaseDate.Of(CodeSystem.Icd10Cm, "icd10cm-order.txt"));

    [Theory]
    [InlineData(CodeSystem.Icd10Cm, "2026-10-01", "2027-09-30")]
    [InlineData(CodeSystem.Icd10Cm, "2026-04-01", "2026-09-30")]
    [InlineData(CodeSystem.Hcpcs, "2026-10-01", "2026-12-31")]
    public void A_release_ends_by_its_rhythm(CodeSystem system, string first, string last) => Assert.Equal(
        DateOnly.Parse(last, CultureInfo.InvariantCulture),
        ReleaseDate.LastDay(system, DateOnly.Parse(first, CultureInfo.InvariantCulture)));
}
