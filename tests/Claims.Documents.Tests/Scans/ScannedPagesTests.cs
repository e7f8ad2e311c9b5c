using Claims.Core.Charts;
using Claims.Documents.Scans;
using SkiaSharp;
using static Claims.Documents.Tests.Scans.SmallPdf;

namespace Claims.Documents.Tests.Scans;

public sealed class ScannedPagesTests
{
    private const string FullPage = "q 612 0 0 792 0 0 cm /P0 Do Q";

    [Theory]
    [InlineData("01-cardiology-follow-up.pdf", 2)]
    [InlineData("03-ankle-sprain.pdf", 2)]
    [InlineData("06-two-visits.pdf", 4)]
    [InlineData("08-mri-authorization.pdf", 2)]
    [InlineData("11-child-ear-infection.pdf", 2)]
    [InlineData("12-knee-injection.pdf", 3)]
    [InlineData("02-diabetes-visit.tif", 2)]
    [InlineData("05-probable-pneumonia.tif", 2)]
    [InlineData("07-illegible-fax.tif", 2)]
    public void A_scan_is_its_own_picture_page_by_page(string sample, int pages)
    {
        using var file = File.OpenRead(Path.Combine(Samples(), sample));
        var kind = sample.EndsWith("pdf", StringComparison.Ordinal) ? FileKind.Pdf : FileKind.Tiff;
        var scans = ScannedPages.Of(file, kind, default);

        Assert.Equal(Enumerable.Range(1, pages), scans.Keys.Order());
        Assert.All(scans.Values, scan =>
        {
            using var picture = SKBitmap.Decode(scan.Content.ToArray());
            var (less, more) = (Math.Min(picture.Width, picture.Height), Math.Max(picture.Width, picture.Height));
            Assert.InRange((double)more / less, 11 / 8.5 * 0.97, 11 / 8.5 * 1.03);
            Assert.InRange(Dark(picture, 0, 0, 1, 1), 0.005, 0.2);
        });
    }

    [Fact]
    public void A_page_that_was_never_paper_is_no_scan()
    {
        using var file = File.OpenRead(Path.Combine(Samples(), "04-well-visit.pdf"));
        Assert.Empty(ScannedPages.Of(file, FileKind.Pdf, default));
    }

    [Fact]
    public void A_JPEG_is_handed_out_as_it_lies_in_the_file()
    {
        var jpeg = Jpeg(850, 1100, TopLeftIsDark(850, 1100));
        var scan = Assert.Single(ScannedPages.Of(Of(FullPage, 0, jpeg), FileKind.Pdf, default)).Value;
        Assert.Equal("image/jpeg", scan.MediaType);
        Assert.Equal(jpeg.Content, scan.Content.ToArray());
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(90, 0.5, 0)]
    [InlineData(180, 0.5, 0.5)]
    [InlineData(270, 0, 0.5)]
    public void A_page_that_is_turned_is_shown_as_it_is_read(int rotate, double left, double top)
    {
        var page = Of(FullPage, rotate, Deflated(850, 1100, TopLeftIsDark(850, 1100)));
        using var picture = Decode(Assert.Single(ScannedPages.Of(page, FileKind.Pdf, default)).Value);
        Assert.Equal(rotate % 180 == 90, picture.Width > picture.Height);
        Assert.InRange(Dark(picture, left, top, 0.5, 0.5), 0.98, 1);
        Assert.InRange(Dark(picture, 0, 0, 1, 1), 0.24, 0.26);
    }

    [Fact]
    public void A_page_in_strips_is_put_together()
    {
        var page = Of(
            "q 612 0 0 396 0 396 cm /P0 Do Q q 612 0 0 396 0 0 cm /P1 Do Q", 0,
            Deflated(850, 550, (_, _) => 0), Jpeg(850, 550, (_, _) => 255));
        using var picture = Decode(Assert.Single(ScannedPages.Of(page, FileKind.Pdf, default)).Value);
        Assert.InRange(Dark(picture, 0, 0, 1, 0.49), 0.99, 1);
        Assert.InRange(Dark(picture, 0, 0.51, 1, 0.49), 0, 0.01);
    }

    [Theory]
    [InlineData("q 200 0 0 100 0 600 cm /P0 Do Q BT /F 12 Tf 72 500 Td (Invented words) Tj ET", "")]
    [InlineData(FullPage, "/ImageMask true")]
    [InlineData(FullPage, "/SMask 6 0 R")]
    public void A_page_that_is_more_than_its_picture_is_left_to_its_words(string drawing, string more)
    {
        var page = Of(drawing, 0, Deflated(850, 1100, (_, _) => 0) with { More = more });
        Assert.Empty(ScannedPages.Of(page, FileKind.Pdf, default));
    }

    [Fact]
    public void A_small_stream_that_would_inflate_to_very_much_is_left_alone()
    {
        var bomb = new Picture(10, 10, "FlateDecode", Deflate(new byte[50_000_000]));
        Assert.True(bomb.Content.Length < 100_000);
        Assert.Empty(ScannedPages.Of(Of(FullPage, 0, bomb), FileKind.Pdf, default));
    }

    [Fact]
    public void A_picture_too_large_to_decode_is_left_alone()
    {
        var huge = Deflated(10, 10, (_, _) => 0) with { Width = 100_000, Height = 100_000 };
        Assert.Empty(ScannedPages.Of(Of(FullPage, 0, huge), FileKind.Pdf, default));
    }

    [Theory]
    [InlineData("12-knee-injection.pdf", FileKind.Pdf)]
    [InlineData("02-diabetes-visit.tif", FileKind.Tiff)]
    public void A_damaged_file_costs_pictures_and_never_the_chart(string sample, FileKind kind)
    {
        var whole = File.ReadAllBytes(Path.Combine(Samples(), sample));
        var random = new Random(6);
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var damaged = whole[..random.Next(whole.Length)];
            for (var bytes = 0; bytes < 20 && damaged.Length > 0; bytes++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Assert.InRange(ScannedPages.Of(new MemoryStream(damaged), kind, default).Count, 0, 3);
        }
    }

    private static Func<int, int, byte> TopLeftIsDark(int width, int height) =>
        (x, y) => x < width / 2 && y < height / 2 ? (byte)0 : (byte)255;

    private static SKBitmap Decode(PageImage scan) => SKBitmap.Decode(scan.Content.ToArray());

    /// <summary>The share of dark pixels in a part of a picture, given in shares of its size.</summary>
    private static double Dark(SKBitmap picture, double left, double top, double width, double height)
    {
        var (dark, all) = (0, 0);
        for (var y = (int)(top * picture.Height); y < (int)((top + height) * picture.Height); y += 3)
        {
            for (var x = (int)(left * picture.Width); x < (int)((left + width) * picture.Width); x += 3, all++)
            {
                dark += picture.GetPixel(x, y).Green < 128 ? 1 : 0;
            }
        }

        return (double)dark / all;
    }

    private static string Samples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ClaimsFunctions.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "functions", "Claims.Local", "Samples");
    }
}
