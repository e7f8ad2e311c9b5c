using Claims.Core.Charts;
using Claims.Core.Charts.Sniffing;

namespace Claims.Core.Tests.Charts;

public sealed class FileSnifferTests
{
    private const long Limit = 1000;

    public static TheoryData<byte[], FileKind> Kinds => new()
    {
        { "%PDF-1.7\n"u8.ToArray(), FileKind.Pdf },
        { "\u001b%-12345X@PJL\r\n%PDF-1.4"u8.ToArray(), FileKind.Pdf },
        { [.. "II*\0"u8, 8, 0, 0, 0], FileKind.Tiff },
        { [.. "MM\0*"u8, 0, 0, 0, 8], FileKind.Tiff },
        { [.. "II+\0"u8, 8, 0, 0, 0], FileKind.Tiff },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], FileKind.Png },
        { [0xFF, 0xD8, 0xFF, 0xE1, 0, 0], FileKind.Jpeg },
    };

    public static TheoryData<byte[], string> Strangers => new()
    {
        { "<!doctype html><p>Sign in</p>"u8.ToArray(), "HTML" },
        { [0xEF, 0xBB, 0xBF, .. "\r\n <?xml version='1.0'?>"u8], "XML" },
        { [.. "PK\u0003\u0004"u8, 20, 0], "Office" },
        { "GIF89a"u8.ToArray(), "GIF" },
        { [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8], "WebP" },
        { [0, 0, 0, 24, .. "ftypheic"u8], "HEIC" },
        { [0x89, 0x50, 0x4E], "unknown" },
        { [0], "unknown" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_readable_kind_is_known_by_its_first_bytes(byte[] content, FileKind kind) =>
        Assert.Equal(new SniffedFile.Accepted(kind), FileSniffer.Sniff(content, content.Length, Limit));

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Anything_else_is_refused_and_named(byte[] content, string word)
    {
        var refused = Assert.IsType<SniffedFile.Refused>(FileSniffer.Sniff(content, content.Length, Limit));

        Assert.Equal(QuarantineReason.UnknownKind, refused.Reason);
        Assert.Contains(word, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_bytes_are_empty() =>
        Assert.Equal(QuarantineReason.Empty, Assert.IsType<SniffedFile.Refused>(FileSniffer.Sniff([], 0, 10)).Reason);

    [Theory]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    public void The_size_limit_itself_is_accepted_and_one_byte_more_is_not(long length, bool accepted)
    {
        var sniffed = FileSniffer.Sniff("%PDF-1.7"u8, length, Limit);

        Assert.Equal(accepted, sniffed is SniffedFile.Accepted);
        Assert.Equal(!accepted, sniffed is SniffedFile.Refused { Reason: QuarantineReason.TooLarge });
    }

    [Theory]
    [InlineData(1019, true)]
    [InlineData(1020, false)]
    public void A_PDF_header_counts_only_within_the_first_1024_bytes(int offset, bool accepted)
    {
        var content = new byte[2000];
        "%PDF-"u8.CopyTo(content.AsSpan(offset));

        Assert.Equal(accepted, FileSniffer.Sniff(content, 2000, 5000) is SniffedFile.Accepted);
    }
}
