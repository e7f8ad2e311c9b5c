using Claims.Core.Charts;
using Claims.Core.Charts.Sniffing;
using Claims.Machine.TextExtraction;

namespace Claims.Local.Tests.TextExtraction;

[Collection(nameof(TextExtraction))]
public sealed class HostileFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("claims-hostile-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableTheory]
    [InlineData("bomb_30000_rgb.png", QuarantineReason.TooManyPixels)]
    [InlineData("bomb_60000_1bit.png", QuarantineReason.TooManyPixels)]
    [InlineData("bomb_65000_g4.tif", QuarantineReason.TooManyPixels)]
    [InlineData("bomb_image_30000.pdf", QuarantineReason.TooManyPixels)]
    [InlineData("huge_mediabox.pdf", QuarantineReason.TooManyPixels)]
    [InlineData("bomb_content_400MB.pdf", QuarantineReason.TooCostly)]
    [InlineData("encrypted_user.pdf", QuarantineReason.Encrypted)]
    [InlineData("pagetree_loop.pdf", QuarantineReason.Damaged)]
    [InlineData("truncated.pdf", QuarantineReason.Damaged)]
    [InlineData("truncated.tif", QuarantineReason.Damaged)]
    [InlineData("truncated.png", QuarantineReason.Damaged)]
    [InlineData("truncated.jpg", QuarantineReason.Damaged)]
    [InlineData("html_named.pdf", QuarantineReason.Damaged)]
    [InlineData("zero.pdf", QuarantineReason.Empty)]
    [InlineData("zero.tif", QuarantineReason.Empty)]
    public async Task A_hostile_file_is_refused_for_its_reason(string file, QuarantineReason reason)
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        var options = new ExtractionOptions
        {
            WorkFolder = folder,
            Limits = new ExtractionLimits { ToolCpuSeconds = 3 },
        };
        using var extractor = new TesseractExtractor(options);

        var result = await extractor.ExtractAsync(
            new MemoryStream(Scans.Bytes("bad/" + file)), Scans.KindOf(file), default);

        Assert.Equal(reason, Assert.IsType<ExtractionResult.Unreadable>(result).Reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [SkippableFact]
    public void HTML_named_pdf_does_not_pass_the_sniffer()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        var content = Scans.Bytes("bad/html_named.pdf");

        var refused = Assert.IsType<SniffedFile.Refused>(FileSniffer.Sniff(content, content.Length, 1000));

        Assert.Equal(QuarantineReason.UnknownKind, refused.Reason);
    }
}
