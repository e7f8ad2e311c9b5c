using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Local.Chores;
using Claims.Local.Inbox;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Claims.Local.Tests.Inbox;

public sealed class InboxWatchTests : IDisposable
{
    private static readonly ClinicId Clinic = TextId.Parse<ClinicId>("north");

    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly Walk _walk = new();

    public InboxWatchTests()
    {
        _data = new(_folder.Root);
        Directory.CreateDirectory(Path.Combine(_data.Inbox, "north"));
    }

    [Fact]
    public async Task A_chart_is_taken_with_its_sidecar_and_both_leave_the_inbox()
    {
        Drop("a.pdf", "scan");
        Drop("a.json", "{}");
        Assert.Equal(ChoreOutcome.Did, await Watch(settle: 0).DoAsync(default));
        Assert.Equal([("a.pdf", "scan", "{}")], _walk.Received);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_file_that_has_not_lain_still_long_enough_stays()
    {
        Drop("a.pdf", "scan");
        Assert.Equal(ChoreOutcome.Waiting, await Watch(settle: 600_000).DoAsync(default));
        Assert.Empty(_walk.Received);
    }

    [SkippableFact]
    public async Task A_file_that_somebody_still_writes_stays_however_long_it_has_lain()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "only Linux tells who has a file open for writing");
        var path = Path.Combine(_data.Inbox, "north", "a.pdf");
        await using (var writer = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            writer.WriteByte(1);
            writer.Flush();
            Assert.Equal(ChoreOutcome.Waiting, await Watch(settle: 0).DoAsync(default));
        }

        Assert.Equal(ChoreOutcome.Did, await Watch(settle: 0).DoAsync(default));
    }

    [Theory]
    [InlineData(".a.pdf")]
    [InlineData("a.pdf.part")]
    [InlineData("a.tmp")]
    [InlineData("~a.pdf")]
    [InlineData("lone.json")]
    public async Task Names_of_files_on_their_way_and_lone_sidecars_are_passed_over(string name)
    {
        Drop(name, "x");
        Assert.Equal(ChoreOutcome.Nothing, await Watch(settle: 0).DoAsync(default));
        Assert.Equal([name], Left());
    }

    [Fact]
    public async Task A_crash_in_intake_leaves_the_file_for_the_next_start()
    {
        Drop("a.pdf", "scan");
        _walk.Fault = new IOException("killed");
        await Assert.ThrowsAsync<IOException>(() => Watch(settle: 0).DoAsync(default));
        Assert.Equal(["a.pdf"], Left());
        _walk.Fault = null;
        await Watch(settle: 0).DoAsync(default);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_quarantined_charts_sidecar_goes_to_quarantine_too()
    {
        Drop("a.pdf", "scan");
        Drop("a.json", "{ bad");
        _walk.Result = new IntakeResult.Quarantined(QuarantineReason.BadSidecar, "mend it");
        await Watch(settle: 0).DoAsync(default);
        Assert.Empty(Left());
        Assert.True(File.Exists(Path.Combine(_data.Quarantine, "north", "a.json")));
    }

    [Fact]
    public async Task Quarantine_keeps_long_names_and_says_why_beside_the_file()
    {
        var store = new FolderQuarantine(_data);
        var name = new string('x', 240) + ".pdf";
        await store.KeepAsync(Clinic, name, new string('a', 64), new MemoryStream([1]), "because", default);
        var path = store.PathOf(Clinic, name, new string('a', 64));
        Assert.Equal([1], await File.ReadAllBytesAsync(path));
        Assert.Contains("because", await File.ReadAllTextAsync($"{path}.reason.txt"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private InboxWatch Watch(int settle)
    {
        var directory = new Mock<IClinicDirectory>();
        directory.SetupGet(one => one.Clinics).Returns([Clinic]);
        var over = new Dictionary<string, string?>
        {
            ["CLAIMS_INBOX_SETTLE_MS"] = settle.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return new(
            _data, directory.Object, _walk, LocalSettings.Read(_folder.Root, over), NullLogger<InboxWatch>.Instance);
    }

    private void Drop(string name, string content) =>
        File.WriteAllText(Path.Combine(_data.Inbox, "north", name), content);

    private List<string> Left() =>
        [.. Directory.GetFiles(Path.Combine(_data.Inbox, "north")).Select(path => Path.GetFileName(path)).Order()];

    private sealed class Walk : IChartWalk
    {
        public List<(string Name, string Content, string? Sidecar)> Received { get; } = [];

        public Exception? Fault { get; set; }

        public IntakeResult Result { get; set; } =
            new IntakeResult.Accepted(new(Clinic, TextId.Parse<ChartId>("c-1")), New: true);

        public Task<IntakeResult> ReceiveAsync(
            ClinicId clinic, string fileName, Stream content, string? sidecarJson, CancellationToken cancellationToken)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            using var reader = new StreamReader(content);
            Received.Add((fileName, reader.ReadToEnd(), sidecarJson));
            return Task.FromResult(Result);
        }
    }
}
