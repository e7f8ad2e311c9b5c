using System.IO.Compression;
using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.OfficialFiles;
using static Claims.Coding.Tests.CodeSets.Library.SmallRelease;

namespace Claims.Coding.Tests.CodeSets.Library;

/// <summary>Releases side by side, chosen by date, and made again when damaged. The codes are invented.</summary>
public sealed class CodeLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CodeLibrary _library;

    public CodeLibraryTests() => _library = new(_folder.In("codes"));

    public void Dispose()
    {
        _library.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Without_an_installed_release_the_starter_set_stands_in_and_says_so()
    {
        var (now, then) = (_library.DiagnosesOn(Day("2026-11-28")), _library.DiagnosesOn(Day("2024-01-02")));

        Assert.Empty(_library.Releases());
        Assert.Same(CodeSet.Starter, now.Set);
        Assert.False(now.InForce);
        Assert.Contains("stands in for 2026-11-28", now.ToString(), StringComparison.Ordinal);
        Assert.Contains("in force on 2024-01-02", then.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_release_follows_the_date_of_service()
    {
        Import("icd10cm-order-2026.txt", "*A00", "A000", "A001");
        Import("icd10cm-order-April-1-2026.txt", "*A00", "A000", "A001", "A002");
        Import("icd10cm-order-2027.txt", "*A00", "A000", "A002");

        Assert.Equal(
            ["icd10cm-2025-10-01", "icd10cm-2026-04-01", "icd10cm-2026-10-01"],
            _library.Releases().Select(release => release.Key));
        Assert.Equal("2025-10-01", FirstDayOn("2026-03-31"));
        Assert.Equal("2026-04-01", FirstDayOn("2026-04-01"));
        Assert.Equal("2026-10-01", FirstDayOn("2026-10-01"));
        Assert.Equal("2026-10-01", FirstDayOn("2028-01-01"));
        Assert.False(_library.DiagnosesOn(Day("2028-01-01")).InForce);
    }

    [Theory]
    [InlineData("A00.0", "2026-11-28", CodeStanding.Billable, "FY2027")]
    [InlineData("A00", "2026-11-28", CodeStanding.Heading, "FY2027")]
    [InlineData("A00.1", "2026-11-28", CodeStanding.Retired, "FY2026")]
    [InlineData("A00.1", "2026-01-05", CodeStanding.Billable, "FY2026")]
    [InlineData("A00.2", "2026-01-05", CodeStanding.NotYet, "FY2027")]
    [InlineData("A00.9", "2026-11-28", CodeStanding.Unknown, "FY2027")]
    public void A_code_is_valid_on_a_date_or_not_and_a_release_says_so(
        string code, string day, CodeStanding standing, string release)
    {
        Import("icd10cm-order-2026.txt", "*A00", "A000", "A001");
        Import("icd10cm-order-2027.txt", "*A00", "A000", "A002");

        var verdict = _library.Check(Icd10Code.Parse(code), Day(day));

        Assert.Equal(standing, verdict.Standing);
        Assert.Contains(release, verdict.Release, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_starter_set_lacks_is_not_said_to_be_retired()
    {
        Import("icd10cm-order-2021.txt", "*Z99", "Z99Z9");

        var verdict = _library.Check(Icd10Code.Parse("Z99.Z9"), Day("2024-03-04"));

        Assert.Equal(CodeStanding.Elsewhere, verdict.Standing);
        Assert.Equal("ICD-10-CM FY2021 (from 2020-10-01)", verdict.Release);
        Assert.Equal(CodeStanding.Retired, _library.Check(Icd10Code.Parse("G35"), Day("2025-10-01")).Standing);
        Assert.Equal(CodeStanding.Billable, _library.Check(Icd10Code.Parse("I10"), Day("2024-03-04")).Standing);
    }

    [Fact]
    public void Notes_imported_after_the_codes_join_their_release()
    {
        Import("icd10cm-order-2027.txt", "*A00", "A000");
        var before = _library.Diagnoses("icd10cm-2026-10-01");
        var imported = Assert.Single(_library.Import(_folder.Write("icd10cm-tabular-2027.xml", Tabular)));

        Assert.True(imported.IsUsable);
        Assert.False(before.HasTabularList);
        Assert.NotNull(before.Find(Icd10Code.Parse("A00.0")));
        Assert.Equal("other (A01.-)",
            Assert.Single(_library.Diagnoses("icd10cm-2026-10-01").Notes(Icd10Code.Parse("A00.0"))).Text);
    }

    [Fact]
    public void Notes_without_codes_wait_for_them()
    {
        var imported = Assert.Single(_library.Import(_folder.Write("icd10cm-tabular-2027.xml", Tabular)));

        Assert.False(imported.IsUsable);
        Assert.Contains("order", Assert.Single(imported.Remarks), StringComparison.Ordinal);
        Assert.Same(CodeSet.Starter, _library.DiagnosesOn(Day("2026-11-28")).Set);
        Import("icd10cm-order-2027.txt", "*A00", "A000");
        Assert.True(_library.Diagnoses("icd10cm-2026-10-01").HasTabularList);
    }

    [Fact]
    public void An_update_of_the_code_list_alone_keeps_the_notes_of_its_fiscal_year()
    {
        Import("icd10cm-order-2027.txt", "*A00", "A000");
        Import("icd10cm-order-April-1-2027.txt", "*A00", "A000", "A001");
        _library.Import(_folder.Write("icd10cm-tabular-2027.xml", Tabular));

        var update = _library.Diagnoses("icd10cm-2027-04-01");

        Assert.True(update.HasTabularList);
        Assert.Equal(
            [(OfficialFileKind.Order, Day("2027-04-01")), (OfficialFileKind.Tabular, Day("2026-10-01"))],
            update.Sources.Select(source => (source.Kind, source.FirstDay)));
        Import("icd10cm-order-2028.txt", "*A00", "A000");
        Assert.False(_library.Diagnoses("icd10cm-2027-10-01").HasTabularList);
    }

    [Fact]
    public void A_damaged_download_changes_nothing_of_what_was_installed()
    {
        Import("icd10cm-order-2027.txt", "*A00", "A000");
        var damaged = _folder.Write("icd10cm-tabular-2027.xml", Tabular[..200]);

        Assert.Throws<InvalidDataException>(() => _library.Import(damaged));

        Assert.Equal([OfficialFileKind.Order], _library.Releases()[0].Files.Select(file => file.Kind));
        Assert.Empty(Directory.GetFiles(_folder.In("codes"), "*.staged", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(_folder.In("codes"), "*.new", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_file_without_a_date_wants_one()
    {
        var path = Order(_folder, "icd10cm-order.txt", "*A00", "A000");

        Assert.Contains("--effective",
            Assert.Throws<InvalidDataException>(() => _library.Import(path)).Message, StringComparison.Ordinal);
        Assert.Equal("icd10cm-2026-10-01", Assert.Single(_library.Import(path, Day("2026-10-01"))).Key);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(28)]
    [InlineData(200)]
    [InlineData(-1)]
    public void A_damaged_or_older_compiled_file_is_named_and_made_again(int place)
    {
        Import("icd10cm-order-2027.txt", "*A00", "A000");
        var path = _folder.In("codes", "icd10cm-2026-10-01.codes");
        var bytes = File.ReadAllBytes(path);
        bytes[place < 0 ? bytes.Length + place : place] ^= 0x55;
        File.WriteAllBytes(path, bytes);

        using var library = new CodeLibrary(_folder.In("codes"));

        Assert.NotNull(library.Diagnoses("icd10cm-2026-10-01").Find(Icd10Code.Parse("A00.0")));
        Assert.StartsWith(path, Assert.Single(library.Rebuilt), StringComparison.Ordinal);
        using var again = new CodeLibrary(_folder.In("codes"));
        Assert.Equal(2, again.Diagnoses("icd10cm-2026-10-01").Count);
        Assert.Empty(again.Rebuilt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(100)]
    public void A_compiled_file_that_was_cut_off_is_made_again(int length)
    {
        Import("icd10cm-order-2027.txt", "*A00", "A000");
        var path = _folder.In("codes", "icd10cm-2026-10-01.codes");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);

        using var library = new CodeLibrary(_folder.In("codes"));

        Assert.Equal(2, library.Diagnoses("icd10cm-2026-10-01").Count);
        Assert.Single(library.Rebuilt);
    }

    [Fact]
    public void A_release_that_is_not_installed_is_said_to_be_missing()
    {
        Import("icd10cm-order-2027.txt", "*A00", "A000");

        var fault = Assert.Throws<KeyNotFoundException>(() => _library.Diagnoses("icd10cm-1999-10-01"));

        Assert.Contains("Installed: icd10cm-2026-10-01", fault.Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => _library.Diagnoses("../../etc"));
        Assert.Throws<KeyNotFoundException>(() => _library.Hcpcs("icd10cm-2026-10-01"));
    }

    [Fact]
    public void A_codes_file_gets_its_headings_from_the_tabular_list()
    {
        _library.Import(_folder.Write("icd10cm-tabular-2027.xml", Tabular));
        _library.Import(_folder.Write("icd10cm-codes-2027.txt", "A000    Cholera, biovar\n"));

        var all = _library.Diagnoses("icd10cm-2026-10-01").All();

        Assert.Equal([("A00", false), ("A00.0", true)], all.Select(entry => (entry.Code.ToString(), entry.Billable)));
    }

    [Fact]
    public void Two_releases_differ_by_what_was_added_deleted_and_revised()
    {
        Import("icd10cm-order-2026.txt", "*A00", "A000", "A001=Old", "A009");
        Import("icd10cm-order-2027.txt", "*A00", "*A000", "A0001", "A001=New");

        var differences = ReleaseDiff.Between(
            _library.Diagnoses("icd10cm-2025-10-01"), _library.Diagnoses("icd10cm-2026-10-01"));

        Assert.Equal(
            [
                new(ChangeKind.Revised, "A00.0", "Title A000", false, "Title A000", true),
                new(ChangeKind.Added, "A00.01", "Title A0001", true),
                new(ChangeKind.Revised, "A00.1", "New", true, "Old", true),
                new(ChangeKind.Deleted, "A00.9", "Title A009", true),
            ],
            differences);
    }

    [Fact]
    public void A_zip_of_codes_addenda_and_conversions_is_one_release_that_tells_of_its_changes()
    {
        Order(_folder, "icd10cm-order-2027.txt", "*A00", "A000", "A001=New");
        using (var zip = ZipFile.Open(_folder.In("2027.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(_folder.In("icd10cm-order-2027.txt"), "icd10cm-order-2027.txt");
            zip.CreateEntryFromFile(
                _folder.Write("a", "Revise from: A001 Old\nRevise to: A001 New\nAdd: A009 Missing\n"),
                "icd10cm-order-addenda-2027.txt");
            zip.CreateEntryFromFile(_folder.Write("c", "A00.1\t2027\tA00.8\n"), "icd10cm-conversion-table-2027.txt");
        }

        var imported = Assert.Single(_library.Import(_folder.In("2027.zip")));
        var release = _library.Diagnoses(imported.Key);

        Assert.Equal((ChangeKind.Revised, "Old"), release.Change(Icd10Code.Parse("A00.1")));
        Assert.Null(release.Change(Icd10Code.Parse("A00.0")));
        Assert.Equal("A00.8 (2027)", release.PreviousCodes(Icd10Code.Parse("A00.1")));
        Assert.Contains("1 of 2 changes", Assert.Single(imported.Remarks), StringComparison.Ordinal);
    }

    private string FirstDayOn(string day) => _library.DiagnosesOn(Day(day)).Set.ValidFrom
        .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private void Import(string name, params string[] codes) =>
        Assert.True(Assert.Single(_library.Import(Order(_folder, name, codes))).IsUsable);
}
