using System.Text;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Local.Tests.Stores;

/// <summary>What every adapter of <see cref="IChartFiles"/> must do; an adapter's tests derive from it.</summary>
public abstract class ChartFilesContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ChartRef Chart = new(TextId.Parse<ClinicId>("north"), TextId.Parse<ChartId>("c-1"));
    private static readonly ChartRef OtherChart = Chart with { Chart = TextId.Parse<ChartId>("c-2") };

    /// <summary>The adapter under test, empty at the start of a test.</summary>
    protected abstract IChartFiles Files { get; }

    [SkippableFact]
    public async Task An_original_comes_back_byte_for_byte()
    {
        byte[] content = [0, 255, 13, 10, 26, 0];
        await Files.KeepOriginalAsync(Chart, new MemoryStream(content), None);
        Assert.Equal(content, await BytesAsync(await Files.OpenOriginalAsync(Chart, None)));
    }

    [SkippableFact]
    public async Task A_kept_file_comes_back_and_charts_do_not_share_names()
    {
        await Files.KeepAsync(Chart, "pages/1.png", Bytes("one"), None);
        Assert.Equal("one", await TextAsync(await Files.OpenAsync(Chart, "pages/1.png", None)));
        Assert.Null(await Files.OpenAsync(OtherChart, "pages/1.png", None));
        Assert.Null(await Files.OpenAsync(Chart, "pages/2.png", None));
    }

    [SkippableFact]
    public async Task Keeping_a_name_twice_leaves_the_later_content()
    {
        await Files.KeepAsync(Chart, "statement-001.pdf", Bytes("first, and longer"), None);
        await Files.KeepAsync(Chart, "statement-001.pdf", Bytes("second"), None);
        Assert.Equal("second", await TextAsync(await Files.OpenAsync(Chart, "statement-001.pdf", None)));
    }

    [SkippableFact]
    public async Task A_reader_keeps_its_content_while_the_file_is_written_anew()
    {
        await Files.KeepAsync(Chart, "a.txt", Bytes("first"), None);
        var open = await Files.OpenAsync(Chart, "a.txt", None);
        await Files.KeepAsync(Chart, "a.txt", Bytes("other"), None);
        Assert.Equal("first", await TextAsync(open));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("../c-2/a.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData("a/..")]
    [InlineData(".hidden")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    [InlineData("original")]
    public async Task A_name_that_could_lead_elsewhere_is_refused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Files.KeepAsync(Chart, name, Bytes("x"), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Files.OpenAsync(Chart, name, None));
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<string> TextAsync(Stream? stream) => Encoding.UTF8.GetString(await BytesAsync(stream));

    private static async Task<byte[]> BytesAsync(Stream? stream)
    {
        Assert.NotNull(stream);
        await using (stream)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
