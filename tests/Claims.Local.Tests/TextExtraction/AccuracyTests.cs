using System.Diagnostics;
using System.Globalization;
using Claims.Core.Charts;
using Claims.Machine.TextExtraction;
using Xunit.Abstractions;

namespace Claims.Local.Tests.TextExtraction;

[Collection(nameof(TextExtraction))]
public sealed class AccuracyTests(ITestOutputHelper output)
{
    /// <summary>The most words that may be wrong by kind of damage, handwriting and form marks included.</summary>
    private static readonly Dictionary<string, double> WorstWordErrorRates = new()
    {
        ["clean"] = 0.12,
        ["jpeg"] = 0.11,
        ["bw"] = 0.10,
        ["bold"] = 0.10,
        ["skewp3"] = 0.06,
        ["skewm3"] = 0.16,
        ["rot90"] = 0.08,
        ["rot180"] = 0.14,
        ["rot270"] = 0.06,
        ["saltpep"] = 0.14,
        ["lowcon"] = 0.13,
        ["stamp"] = 0.18,
        ["faxfine"] = 0.17,
        ["faxstd"] = 0.36,
        ["badfax"] = 0.36,
        ["photo"] = 0.13,
    };

    [SkippableTheory]
    [InlineData("docs/bw_200x200.tif", 4, 0.06, 0.08)]
    [InlineData("docs/bold_200x200.tif", 8, 0.02, 0.03)]
    [InlineData("docs/bw_300_g4.pdf", 1, 0.03, 0.04)]
    [InlineData("docs/faxfine_204x204.tif", 4, 0.13, 0.12)]
    [InlineData("docs/faxstd_204x98.tif", 4, 0.30, 0.35)]
    [InlineData("docs/badfax_204x204.tif", 4, 0.36, 0.35)]
    [InlineData("docs/saltpep_200x200.tif", 3, 0.09, 0.09)]
    [InlineData("docs/mixed_rotation_skew_200.pdf", 4, 0.06, 0.08)]
    [InlineData("docs/mixed_rotation_skew_200.pdf", 2, 0.05, 0.06)]
    [InlineData("docs/mixed_rotation_skew_200.pdf", 3, 0.07, 0.05)]
    [InlineData("images/p01_lowcon_200.jpg", 1, 0.03, 0.04)]
    [InlineData("images/p08_photo_200.jpg", 1, 0.04, 0.06)]
    [InlineData("images/p05_jpeg_200.jpg", 1, 0.10, 0.10)]
    [InlineData("images/p08_stamp_200.png", 1, 0.10, 0.12)]
    [InlineData("pdfquirks/rotate_flag.pdf", 1, 0.04, 0.06)]
    [InlineData("pdfquirks/mrc_mask.pdf", 1, 0.06, 0.08)]
    [InlineData("pdfquirks/strips.pdf", 2, 0.06, 0.08)]
    [InlineData("pdfquirks/jbig2.pdf", 1, 0.04, 0.07)]
    [InlineData("pdfquirks/jpx.pdf", 1, 0.07, 0.05)]
    [InlineData("pdfquirks/decode_inverted.pdf", 1, 0.04, 0.06)]
    [InlineData("pdfquirks/hybrid_header.pdf", 2, 0.04, 0.07)]
    [InlineData("pdfquirks/bad_text_layer.pdf", 1, 0.04, 0.07)]
    [InlineData("pdfquirks/page_in_pixels.pdf", 1, 0.04, 0.06)]
    public async Task A_page_is_read_with_few_errors_and_in_its_place(
        string file, int page, double mostWordErrors, double mostDigitErrors)
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        using var extractor = new TesseractExtractor(new ExtractionOptions());

        var read = await ReadAsync(extractor, Scans.Page(file, page), file);
        var accuracy = Accuracy.Of(Assert.Single(read.Text.Pages), Scans.One(file).Pages[page - 1]);

        output.WriteLine($"{file} {page}: {accuracy}");
        Assert.InRange(accuracy.WordErrorRate, 0, mostWordErrors);
        Assert.InRange((double)accuracy.DigitErrors / accuracy.DigitWords, 0, mostDigitErrors);
    }

    [SkippableFact]
    public async Task A_digital_PDF_is_read_from_its_text_layer_without_an_error_in_any_word()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        const string file = "docs/digital_text.pdf";
        using var extractor = new TesseractExtractor(new ExtractionOptions());

        var read = await ReadAsync(extractor, Scans.Bytes(file), file);

        Assert.Equal("pdf text layer", read.Text.Engine);
        Assert.All(read.Text.Pages, page => Assert.Equal(TextSource.TextLayer, page.Source));
        var accuracy = Accuracy.Sum(
            Scans.One(file).Pages.Zip(read.Text.Pages, (scan, page) => Accuracy.Of(page, scan)));
        Assert.Equal(accuracy.TypedWords, accuracy.Placed);
    }

    [SkippableFact]
    public async Task Every_page_has_its_number_and_a_picture_of_its_own_shape()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        const string file = "bad/encrypted_owner_only.pdf";
        using var extractor = new TesseractExtractor(new ExtractionOptions());

        var read = await ReadAsync(extractor, Scans.Bytes(file), file);

        Assert.Equal([1, 2], read.Text.Pages.Select(page => page.Number));
        Assert.Equal([1, 2], read.Images.Select(image => image.Page));
        Assert.All(read.Text.Pages, page => Assert.Equal((1700, 2200), (page.Width, page.Height)));
        Assert.All(read.Images, image => Assert.Equal("image/png", image.MediaType));
        Assert.All(read.Images, image => Assert.InRange(image.Content.Length, 10_000, 300_000));
    }

    /// <summary>CLAIMS_FULL_ACCURACY=1 reads every page; a part of a file name reads those files.</summary>
    [SkippableFact]
    public async Task All_scans_are_read_within_the_limit_of_their_damage()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        var chosen = Environment.GetEnvironmentVariable("CLAIMS_FULL_ACCURACY");
        Skip.If(string.IsNullOrEmpty(chosen), "Takes many minutes: set CLAIMS_FULL_ACCURACY=1.");
        using var extractor = new TesseractExtractor(new ExtractionOptions());
        var pages = new List<(string Damage, Accuracy Accuracy)>();
        var clock = Stopwatch.StartNew();
        foreach (var scan in Scans.All().Where(scan => chosen == "1" || scan.File.Contains(chosen!)))
        {
            var read = await ReadAsync(extractor, Scans.Bytes(scan.File), scan.File);
            Assert.Equal(scan.Pages.Count, read.Text.Pages.Count);
            var results = scan.Pages
                .Zip(read.Text.Pages, (truth, page) => (truth.Damage, Accuracy.Of(page, truth)))
                .ToList();
            pages.AddRange(results);
            output.WriteLine($"{scan.File,-36} {Accuracy.Sum(results.Select(page => page.Item2))}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{pages.Count / clock.Elapsed.TotalMinutes:0} pages a minute"));
        var byDamage = pages
            .GroupBy(page => page.Damage)
            .ToDictionary(group => group.Key, group => Accuracy.Sum(group.Select(page => page.Accuracy)));
        foreach (var (damage, accuracy) in byDamage)
        {
            output.WriteLine($"{damage,-10} {accuracy}");
        }

        output.WriteLine($"{"all",-10} {Accuracy.Sum(byDamage.Values)}");
        Assert.All(byDamage, damage =>
            Assert.InRange(damage.Value.WordErrorRate, 0, WorstWordErrorRates[damage.Key]));
    }

    private static async Task<ExtractionResult.Read> ReadAsync(TesseractExtractor extractor, byte[] bytes, string file)
    {
        var result = await extractor.ExtractAsync(new MemoryStream(bytes), Scans.KindOf(file), default);
        return Assert.IsType<ExtractionResult.Read>(result);
    }
}
