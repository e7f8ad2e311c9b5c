using System.IO.Compression;
using System.Text;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.Tests.OfficialFiles;

/// <summary>Downloads as they come, and as an attacker would send them.</summary>
public sealed class OfficialPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_zip_gives_its_members_by_pattern_and_names_the_rest()
    {
        var path = Zip("2027-code-descriptions-tabular-order.zip",
            ("Code Descriptions/icd10cm_order.txt", "order"), ("icd10cm-codes-2027.txt", "codes"),
            ("guide.pdf", "%PDF"));

        using var package = OfficialPackage.Open(path);

        Assert.Equal(["icd10cm_order.txt", "icd10cm-codes-2027.txt"], package.Files.Select(file => file.Name));
        Assert.All(package.Files, file => Assert.Equal(new DateOnly(2026, 10, 1), file.FirstDay));
        Assert.Equal(["guide.pdf"], package.Ignored);
        Assert.Equal("order", Read(package.Files[0]));
    }

    [Fact]
    public void A_zip_in_a_zip_a_gz_and_a_folder_are_read_alike()
    {
        var inner = File.ReadAllBytes(Zip("icd10cm-2027.zip", ("icd10cm-order-2027.txt", "nested")));
        Directory.CreateDirectory(_folder.In("all"));
        using (var outer = ZipFile.Open(_folder.In("all", "outer.zip"), ZipArchiveMode.Create))
        {
            using var stream = outer.CreateEntry("icd10cm-2027.zip").Open();
            stream.Write(inner);
        }

        using (var gz = new GZipStream(
            File.Create(_folder.In("all", "icd10cm-tabular-2027.xml.gz")), CompressionMode.Compress))
            gz.Write("<x/>"u8);

        using var package = OfficialPackage.Open(_folder.In("all"));

        Assert.Equal(["<x/>", "nested"], package.Files.Select(Read));
        Assert.Equal(["icd10cm-tabular-2027.xml", "icd10cm-order-2027.txt"], package.Files.Select(file => file.Name));
    }

    [Theory]
    [InlineData("../icd10cm-order-2027.txt")]
    [InlineData("a/../../icd10cm-order-2027.txt")]
    [InlineData("/etc/icd10cm-order-2027.txt")]
    [InlineData("..\\icd10cm-order-2027.txt")]
    [InlineData("C:\\icd10cm-order-2027.txt")]
    public void A_member_that_points_outside_refuses_the_package(string name)
    {
        var path = Zip("2027.zip", ("icd10cm-codes-2027.txt", "fine"), (name, "hostile"));

        var fault = Assert.Throws<InvalidDataException>(() => OfficialPackage.Open(path));

        Assert.Contains("points outside", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_larger_than_any_official_file_refuses_the_package()
    {
        var path = _folder.In("2027-bomb.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var stream = zip.CreateEntry("icd10cm-order-2027.txt", CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 513; i++)
                stream.Write(zeros);
        }

        Assert.Contains(
            "larger than any official release",
            Assert.Throws<InvalidDataException>(() => OfficialPackage.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_unpacks_to_more_than_it_says_is_cut_short()
    {
        using var bounded = new BoundedStream(new MemoryStream(new byte[2_000_000]), 1_000_000, "icd10cm-order.txt");

        var fault = Assert.Throws<InvalidDataException>(() => bounded.CopyTo(Stream.Null));

        Assert.Contains("icd10cm-order.txt unpacks to more than 1 MB", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_zip_a_web_page_an_empty_folder_and_nothing_at_all_say_what_to_do()
    {
        var whole = File.ReadAllBytes(Zip("whole.zip", ("icd10cm-order-2027.txt", new string('x', 5000))));
        File.WriteAllBytes(_folder.In("cut.zip"), whole[..^40]);
        Directory.CreateDirectory(_folder.In("empty"));

        Assert.Contains("Download it again",
            Fault<InvalidDataException>(_folder.In("cut.zip")), StringComparison.Ordinal);
        Assert.Contains("Download it again",
            Fault<InvalidDataException>(_folder.Write("page.zip", "<html>")), StringComparison.Ordinal);
        Assert.Contains("it is empty", Fault<InvalidDataException>(_folder.In("empty")), StringComparison.Ordinal);
        Assert.Contains("found notes.txt",
            Fault<InvalidDataException>(_folder.Write("notes.txt", "")), StringComparison.Ordinal);
        Assert.Contains("no file or folder",
            Fault<FileNotFoundException>(_folder.In("none")), StringComparison.Ordinal);
    }

    private static string Fault<T>(string path)
        where T : Exception => Assert.Throws<T>(() => OfficialPackage.Open(path)).Message;

    private static string Read(OfficialFile file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadToEnd();
    }

    private string Zip(string name, params (string Name, string Text)[] members)
    {
        using var zip = ZipFile.Open(_folder.In(name), ZipArchiveMode.Create);
        foreach (var (member, text) in members)
        {
            using var stream = zip.CreateEntry(member).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return _folder.In(name);
    }
}
