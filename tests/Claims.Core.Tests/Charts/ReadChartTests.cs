using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Workflows;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Claims.Core.Tests.Charts;

/// <summary>A chart that a service reads elsewhere: begun once, asked for until it is done.</summary>
public sealed class ReadChartTests
{
    private static readonly ChartRef Ref = new(TestClinic.Id, TextId.Parse<ChartId>("abc"));
    private static readonly ActivityContext Step = new("instance", 0, 1, CancellationToken.None);
    private static readonly ChartText Text = new([PrintedPage.Of(1, "Seen today.")], "a service");

    private readonly InMemoryRecords _records = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly Mock<IChartFiles> _files = new();
    private readonly Mock<ITextExtractor> _service = new();
    private readonly Mock<IQuarantineStore> _quarantine = new();

    [Fact]
    public async Task What_was_begun_is_asked_for_and_not_begun_again()
    {
        await GivenAsync();
        Begins(new ExtractionResult.Pending("op-1", TimeSpan.FromSeconds(5)));
        Answers("op-1", new ExtractionResult.Pending("op-1", TimeSpan.FromSeconds(9)));

        Assert.Null(await ReadAsync());
        Assert.Equal(_time.GetUtcNow().AddSeconds(5), await WhenAsync());
        Assert.Null(await ReadAsync());
        Assert.Equal(_time.GetUtcNow().AddSeconds(9), await WhenAsync());
        Answers("op-1", new ExtractionResult.Read(Text, []));

        var encounter = Assert.Single((await ReadAsync())!);

        Assert.Equal(Ref.Chart, encounter.Chart);
        VerifyBegun(1);
    }

    [Fact]
    public async Task An_attempt_repeated_after_its_result_was_kept_does_not_pay_again()
    {
        await GivenAsync();
        Begins(new ExtractionResult.Pending("op-1", TimeSpan.Zero));
        Answers("op-1", new ExtractionResult.Read(Text, []));
        await ReadAsync();

        Assert.Equal(await ReadAsync(), await ReadAsync());

        VerifyBegun(1);
    }

    [Fact]
    public async Task A_lost_operation_is_begun_again_and_after_three_the_file_is_put_aside()
    {
        await GivenAsync();
        Begins(new ExtractionResult.Pending("op-1", TimeSpan.Zero));
        Assert.Null(await ReadAsync());
        Begins(new ExtractionResult.Pending("op-2", TimeSpan.Zero));
        Assert.Null(await ReadAsync());
        Begins(new ExtractionResult.Pending("op-3", TimeSpan.Zero));
        Assert.Null(await ReadAsync());

        Assert.Empty((await ReadAsync())!);

        VerifyBegun(3);
        Assert.Equal(
            QuarantineReason.TooCostly,
            Assert.Single(await _records.ReadAllAsync<QuarantinedFile>(TestClinic.Id, "", default)).Reason);
    }

    private async Task GivenAsync()
    {
        _files.Setup(files => files.OpenOriginalAsync(Ref, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new MemoryStream([1, 2, 3]));
        var chart = new Chart(
            Ref.Chart, Ref.Clinic, "scan.pdf", FileKind.Pdf, 3, new string('a', 64), _time.GetUtcNow(), null);
        await _records.SaveAsync(TestClinic.Id, CancellationToken.None, RecordChange.Put(chart));
    }

    private void Begins(ExtractionResult result) => _service
        .Setup(s => s.ExtractAsync(It.IsAny<Stream>(), FileKind.Pdf, It.IsAny<CancellationToken>()))
        .ReturnsAsync(result);

    private void Answers(string operation, ExtractionResult result) => _service
        .Setup(s => s.ContinueAsync(operation, It.IsAny<Stream>(), FileKind.Pdf, It.IsAny<CancellationToken>()))
        .ReturnsAsync(result);

    private void VerifyBegun(int times) => _service.Verify(
        s => s.ExtractAsync(It.IsAny<Stream>(), FileKind.Pdf, It.IsAny<CancellationToken>()), Times.Exactly(times));

    private Task<DateTimeOffset> WhenAsync() => new WhenToReadOn(_records, _time).RunAsync(Step, Ref);

    private Task<IReadOnlyList<EncounterRef>?> ReadAsync()
    {
        var board = new ProgressBoard(_records, _time, NullLogger<ProgressBoard>.Instance);
        var quarantine = new Quarantine(
            _records, _quarantine.Object, _files.Object, board, _time, NullLogger<Quarantine>.Instance);
        return new ReadChart(
            _records, _files.Object, _service.Object, new EncounterFinder(new TestClinic()), quarantine, board, _time)
            .RunAsync(Step, Ref);
    }
}
