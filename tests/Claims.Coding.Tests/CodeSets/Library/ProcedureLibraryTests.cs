using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.OfficialFiles;
using static Claims.Coding.Tests.CodeSets.Library.SmallRelease;

namespace Claims.Coding.Tests.CodeSets.Library;

/// <summary>HCPCS, NCCI and fee releases from file to answer.</summary>
public sealed class ProcedureLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CodeLibrary _library;

    public ProcedureLibraryTests() => _library = new(_folder.In("codes"));

    public void Dispose()
    {
        _library.Dispose();
        _folder.Dispose();
    }

    [SkippableFact]
    public void The_official_HCPCS_list_is_found_by_code_and_by_words()
    {
        var imported = Assert.Single(_library.Import(SharedData.File("codes", "hcpcs_level2_2024jul.csv.gz")));
        var release = _library.Hcpcs(imported.Key);

        Assert.Equal(("hcpcs-2024-07-01", "HCPCS Level II 2024 Q3 (from 2024-07-01)", 7918),
            (imported.Key, release.Edition, release.Count));
        Assert.Equal("Injection, etoposide, 10 mg", release.Find("j9181")!.Title);
        Assert.Null(release.Find("Q9999"));
        Assert.Equal("J9181", release.Search("etoposide inj", 5)[0].Code);
        Assert.Equal(["A0080", "A0090"], release.Search("A00", 3).Skip(1).Select(entry => entry.Code));
        Assert.False(release.Find("A0021")!.IsValidOn(new(1984, 12, 31)));
        Assert.Equal(release.Count, release.All().DistinctBy(entry => entry.Code).Count());
        Assert.Equal("hcpcs-2024-07-01", _library.ReleaseOn(CodeSystem.Hcpcs, new(2026, 1, 1))!.Key);
        Assert.Null(_library.ReleaseOn(CodeSystem.Hcpcs, new(2024, 6, 30)));
    }

    [Fact]
    public void Pairs_from_several_files_are_found_in_either_order_on_their_dates()
    {
        Import("ccipra-v323r0-f1.txt",
            "A0001\tA0002\t\t20200101\t20251231\t0\tOld\nA0001\tA0002\t\t20260101\t*\t1\tNew\n");
        Import("ccipra-v323r0-f2.txt", "Z0001\tA0002\t\t20200101\t*\t9\tNever\n");
        Import("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", "A0001,2,3 Date of Service Edit: Clinical,Data\n");
        Import("AOC_V2026Q4-MCR.txt", "A0009       A0001       12026001       Once\n");

        var edits = _library.Ncci("ncci-2026-10-01");
        var today = Day("2026-11-28");

        Assert.Equal(3, edits.PairCount(EditSetting.Practitioner));
        Assert.Equal(0, edits.PairCount(EditSetting.Hospital));
        Assert.Equal(PairModifier.Allowed, edits.Pair("A0002", "A0001", today, EditSetting.Practitioner)!.Modifier);
        Assert.Equal("Old", edits.Pair("A0001", "A0002", Day("2025-12-31"), EditSetting.Practitioner)!.Reason);
        Assert.Null(edits.Pair("A0001", "A0002", Day("2019-12-31"), EditSetting.Practitioner));
        Assert.Null(edits.Pair("Z0001", "A0002", today, EditSetting.Practitioner));
        Assert.Null(edits.Pair("A0001", "A0002", today, EditSetting.Hospital));
        Assert.Equal(2, edits.Units("A0001", EditSetting.Practitioner)!.Most);
        Assert.Null(edits.Units("A0002", EditSetting.Practitioner));
        Assert.Equal("A0001", Assert.Single(edits.AddOns("A0009", today)).Primary);
        Assert.Empty(edits.AddOns("A0009", Day("2025-12-31")));
        Assert.Empty(edits.AddOns("A0001", today));
    }

    [Fact]
    public void A_file_of_pairs_imported_again_takes_its_own_place_alone()
    {
        Import("ccipra-v323r0-f1.txt", "A0001\tA0002\t\t20200101\t*\t0\tOld\n");
        Import("ccipra-v323r0-f2.txt", "A0003\tA0004\t\t20200101\t*\t0\tOld\n");
        Import("ccipra-v323r0-f1.txt", "A0001\tA0005\t\t20200101\t*\t0\tNew\n");

        var edits = _library.Ncci("ncci-2026-10-01");

        Assert.Equal(2, edits.PairCount(EditSetting.Practitioner));
        Assert.Null(edits.Pair("A0001", "A0002", Day("2026-11-28"), EditSetting.Practitioner));
    }

    [Fact]
    public void Fees_are_exact_to_the_ten_thousandth()
    {
        var cells = new string[32];
        Array.Fill(cells, "0");
        (cells[0], cells[1], cells[3], cells[5], cells[14], cells[25]) = ("A0001", "26", "A", "1.3", "010", "33.4009");
        var names = Enumerable.Repeat("X", 32).ToArray();
        (names[0], names[25]) = ("HCPCS", "FACTOR");
        Import("PPRRVU2026_Oct_nonQPP.csv", $"{string.Join(',', names)}\n{string.Join(',', cells)}\n");

        var fees = _library.Fees("fees-2026-10-01");

        var found = fees.Find("A0001", "26")!;
        Assert.Equal((1.3m, 33.4009m, "010"), (found.Work, found.ConversionFactor, found.GlobalDays));
        Assert.Null(fees.Find("A0001"));
    }

    private void Import(string name, string text) => Assert.Single(_library.Import(_folder.Write(name, text)));
}
