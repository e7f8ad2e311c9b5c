using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Worker;

namespace Claims.Local.Tests.TextExtraction;

public sealed class PictureHeaderTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(6, 1)]
    [InlineData(8, 3)]
    public void A_JPEG_is_turned_as_its_Exif_orientation_says(byte orientation, int quarters)
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        byte[] jpeg =
        [
            0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif,
            0xFF, 0xC0, 0, 11, 8, 0x01, 0x00, 0x02, 0x00, 1, 1, 0x11, 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x55, 0xFF, 0xD9,
        ];

        Assert.Equal(new PictureHeader(512, 256, quarters), JpegHeader.Read(jpeg));
        AssertDamaged(() => JpegHeader.Read(jpeg.AsSpan(0, jpeg.Length - 2)));
    }

    [Fact]
    public void A_TIFF_whose_pages_run_in_a_circle_is_damaged() =>
        AssertDamaged(() => TiffHeader.ReadAll(Tiff(next: 8), 100));

    [Fact]
    public void A_TIFF_tells_the_size_of_its_pages() =>
        Assert.Equal([new PictureHeader(1700, 2200)], TiffHeader.ReadAll(Tiff(next: 0), 100));

    [Theory]
    [InlineData(46)]
    [InlineData(8)]
    public void A_TIFF_that_ends_before_its_data_is_damaged(int length) =>
        AssertDamaged(() => TiffHeader.ReadAll(Tiff(next: 0).AsSpan(0, length), 100));

    [Fact]
    public void No_header_reader_fails_otherwise_on_any_cut_or_changed_byte()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 5000; round++)
        {
            var file = Tiff(next: 0);
            random.NextBytes(file.AsSpan(random.Next(4, file.Length)));
            Try(() => TiffHeader.ReadAll(file, 100));
            Try(() => JpegHeader.Read([0xFF, 0xD8, .. file]));
            Try(() => PngHeader.Read([0x89, .. "PNG\r\n\u001a\n"u8, .. file]));
        }
    }

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (RefusedException refused)
        {
            Assert.Contains(refused.Refusal.Reason, new[] { QuarantineReason.Damaged, QuarantineReason.TooManyPages });
        }
    }

    // One page of 1700 x 2200 pixels with one strip of 4 bytes at the end.
    private static byte[] Tiff(byte next) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0, 4, 0,
        .. Entry(256, 1700), .. Entry(257, 2200), .. Entry(273, 62), .. Entry(279, 4),
        next, 0, 0, 0, 1, 2, 3, 4,
    ];

    private static byte[] Entry(ushort tag, int value) =>
        [.. BitConverter.GetBytes(tag), 4, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(value)];

    private static void AssertDamaged(Action read) =>
        Assert.Equal(QuarantineReason.Damaged, Assert.Throws<RefusedException>(read).Refusal.Reason);
}
