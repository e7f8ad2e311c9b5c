using System.Diagnostics;
using System.Globalization;
using Claims.Samples.Scans;
using Claims.Samples.Stories;

namespace Claims.Samples.Tests;

public sealed class ChartFileTests
{
    private static readonly string[] Kinds = [".pdf", ".tif"];

    public static TheoryData<string> Names => CommittedSamples.Names;

    [Fact]
    public void Every_chart_has_a_story_and_every_story_a_chart() =>
        Assert.Equal(
            CommittedSamples.Stories.Select(story => story.FileName),
            Directory.GetFiles(CommittedSamples.Folder)
                .Select(path => Path.GetFileName(path))
                .Where(file => Kinds.Contains(Path.GetExtension(file)))
                .Order(StringComparer.Ordinal));

    [Fact]
    public void The_charts_are_small_enough_to_keep_in_the_repository()
    {
        var sizes = Directory.GetFiles(CommittedSamples.Folder).Select(path => new FileInfo(path).Length).ToList();

        Assert.InRange(sizes.Max(), 1, 600_000);
        Assert.InRange(sizes.Sum(), 1, 6_000_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_committed_chart_has_the_pages_of_its_story(string name)
    {
        var story = CommittedSamples.Story(name);
        var bytes = File.ReadAllBytes(Path.Combine(CommittedSamples.Folder, story.FileName));

        Assert.Equal(story.Pages.Count, PagesOf(bytes));
    }

    [Fact]
    public void A_chart_made_twice_is_the_same_chart()
    {
        var story = CommittedSamples.Story("02-diabetes-visit");

        Assert.Equal(ChartFile.Make(story), ChartFile.Make(story));
    }

    [Fact]
    public void A_page_too_long_is_refused()
    {
        var story = CommittedSamples.Story("02-diabetes-visit");
        var page = new PageScript(1, Boxed: false, [.. Enumerable.Repeat("One more line.", 70)]);

        var exception = Assert.Throws<InvalidDataException>(() => ChartFile.LayOut(story with { Pages = [page] }));

        Assert.Contains("too long", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Poppler's decoder is the independent reader of what our encoder wrote.</summary>
    [SkippableTheory]
    [InlineData(64, 40, 0.5)]
    [InlineData(200, 60, 0.02)]
    [InlineData(1733, 50, 0.001)]
    [InlineData(3000, 30, 0.0001)]
    [InlineData(5300, 12, 0.00005)]
    public void A_fax_decodes_to_the_picture_it_was_made_of(int width, int height, double density)
    {
        var chance = new Random(width);
        var black = new bool[width * height];
        for (var at = 0; at < black.Length; at++)
            black[at] = (at > 0 && black[at - 1]) ^ (chance.NextDouble() < density);
        var fax = FaxEncoder.Encode(new Bilevel(width, height, black));
        var pdf = ScanPdf.Write([new ScannedPage(width, height, 72, 72, IsFax: true, fax)]);

        Assert.Equal(black, Rendered(pdf, width, height));
    }

    [Theory]
    [InlineData(90, "30 00 40 10 50 20")]
    [InlineData(180, "50 40 30 20 10 00")]
    [InlineData(270, "20 50 10 40 00 30")]
    public void A_sheet_turns_clockwise(int degrees, string expected)
    {
        var turned = new Grey(3, 2, [0, 10, 20, 30, 40, 50]).Turned(degrees);

        Assert.Equal(expected, string.Join(' ', turned.Levels.Select(level => $"{level:00}")));
    }

    private static int PagesOf(byte[] chart)
    {
        if (chart.AsSpan().StartsWith("II*\0"u8))
        {
            var pages = 0;
            for (var at = BitConverter.ToInt32(chart, 4); at != 0; pages++)
                at = BitConverter.ToInt32(chart, at + 2 + (12 * BitConverter.ToUInt16(chart, at)));
            return pages;
        }

        Assert.True(chart.AsSpan().StartsWith("%PDF-"u8));
        var text = System.Text.Encoding.Latin1.GetString(chart);
        var count = System.Text.RegularExpressions.Regex.Match(text, @"/Count (\d+)");
        return int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static bool[] Rendered(byte[] pdf, int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("claims-samples-");
        try
        {
            var path = Path.Combine(folder.FullName, "fax.pdf");
            File.WriteAllBytes(path, pdf);
            using var reader = Start("pdfimages", path, Path.Combine(folder.FullName, "page"));
            reader.WaitForExit();
            return Pixels(File.ReadAllBytes(Path.Combine(folder.FullName, "page-000.pbm")), width, height);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Netpbm P4: a text header, then rows of bits padded to bytes, 1 black.</summary>
    private static bool[] Pixels(byte[] bitmap, int width, int height)
    {
        var header = $"P4\n{width} {height}\n";
        Assert.Equal(header, System.Text.Encoding.ASCII.GetString(bitmap, 0, header.Length));
        var rowBytes = (width + 7) / 8;
        return [.. from row in Enumerable.Range(0, height)
                   from column in Enumerable.Range(0, width)
                   let bits = bitmap[header.Length + (row * rowBytes) + (column / 8)]
                   select (bits >> (7 - (column % 8)) & 1) == 1];
    }

    private static Process Start(string tool, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(tool, arguments))!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SkipException($"{tool} is not installed: apt-get install poppler-utils");
        }
    }
}
