using System.Drawing;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Claims.Core.Charts;
using Claims.Functions.TextExtraction;
using Moq;
using Factory = Azure.AI.FormRecognizer.DocumentAnalysis.DocumentAnalysisModelFactory;

namespace Claims.Functions.Tests.TextExtraction;

/// <summary>How an operation goes, and what the service's answers come to.</summary>
public sealed class DocumentIntelligenceTests
{
    private readonly Mock<DocumentAnalysisClient> _client = new();
    private readonly Mock<AnalyzeDocumentOperation> _operation = new();
    private readonly List<string> _resumed = [];

    public DocumentIntelligenceTests() => _operation.SetupGet(operation => operation.Id).Returns("prebuilt-read/op-1");

    private DocumentIntelligence Reader => new(_client.Object, "prebuilt-read")
    {
        Resume = operation =>
        {
            _resumed.Add(operation);
            return _operation.Object;
        },
    };

    [Theory]
    [InlineData("8", 8)]
    [InlineData(null, 4)]
    [InlineData("soon", 4)]
    [InlineData("100000", 120)]
    public async Task A_begun_operation_is_named_with_the_wait_that_the_service_asks_for(string? after, int seconds)
    {
        _operation.Setup(operation => operation.GetRawResponse()).Returns(new StubResponse(202, "", after));
        Begin().ReturnsAsync(_operation.Object);

        var result = await Reader.ExtractAsync(Stream.Null, FileKind.Pdf, default);

        var pending = Assert.IsType<ExtractionResult.Pending>(result);
        Assert.Equal("prebuilt-read/op-1", pending.Operation);
        Assert.InRange(pending.After.TotalSeconds, seconds, seconds * 1.25);
    }

    [Fact]
    public async Task An_operation_is_asked_for_by_its_id_until_it_is_done()
    {
        _operation.Setup(operation => operation.UpdateStatusAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new StubResponse(200, "", "3"));

        Assert.IsType<ExtractionResult.Pending>(await AskAsync());

        _operation.SetupGet(operation => operation.HasCompleted).Returns(true);
        _operation.SetupGet(operation => operation.Value).Returns(Result());
        var read = Assert.IsType<ExtractionResult.Read>(await AskAsync());
        Assert.Equal("Seen today", Assert.Single(Assert.Single(read.Text.Pages).Lines).Text);
        Assert.Equal(1, Assert.Single(read.Images).Page);
        Assert.Equal(["op", "op"], _resumed);
        _client.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(400, "InvalidContentLength", QuarantineReason.TooLarge)]
    [InlineData(400, "InvalidContentDimensions", QuarantineReason.TooManyPixels)]
    [InlineData(400, "UnsupportedContent", QuarantineReason.UnknownKind)]
    [InlineData(400, "InvalidContent", QuarantineReason.Damaged)]
    [InlineData(413, "", QuarantineReason.TooLarge)]
    [InlineData(415, "", QuarantineReason.UnknownKind)]
    public async Task A_fault_of_the_file_puts_it_aside(int status, string code, QuarantineReason reason)
    {
        Begin().ThrowsAsync(Fault(status, code));

        var result = await Reader.ExtractAsync(Stream.Null, FileKind.Pdf, default);

        Assert.Equal(reason, Assert.IsType<ExtractionResult.Unreadable>(result).Reason);
    }

    [Theory]
    [InlineData(429, "requests")]
    [InlineData(500, "500")]
    [InlineData(503, "503")]
    [InlineData(403, "role")]
    [InlineData(0, "did not answer")]
    public async Task A_fault_that_may_pass_is_tried_again_and_told_without_what_the_service_quotes(
        int status, string part)
    {
        Begin().ThrowsAsync(Fault(status, "SomethingElse"));

        var fault = await Assert.ThrowsAsync<IOException>(() => Reader.ExtractAsync(Stream.Null, FileKind.Pdf, default));

        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_several_tries_count_as_the_last_and_an_unreadable_answer_is_asked_for_again()
    {
        Begin().ThrowsAsync(new AggregateException(Fault(500, "InternalServerError"), Fault(429, "429")));
        var fault = await Assert.ThrowsAsync<IOException>(
            () => Reader.ExtractAsync(Stream.Null, FileKind.Pdf, default));
        Assert.Contains("limit", fault.Message, StringComparison.Ordinal);

        _operation.Setup(operation => operation.UpdateStatusAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new System.Text.Json.JsonException("secret"));
        fault = await Assert.ThrowsAsync<IOException>(AskAsync);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "NotFound")]
    [InlineData(200, "InternalServerError")]
    public async Task An_operation_that_is_gone_or_failed_by_itself_is_begun_again(int status, string code)
    {
        _operation.Setup(operation => operation.UpdateStatusAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(Fault(status, code));

        Assert.Null(await AskAsync());
    }

    [Fact]
    public async Task An_operation_that_failed_on_the_file_puts_it_aside()
    {
        _operation.Setup(operation => operation.UpdateStatusAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(Fault(200, "InvalidContent"));

        Assert.Equal(
            QuarantineReason.Damaged, Assert.IsType<ExtractionResult.Unreadable>(await AskAsync()).Reason);
    }

    [Fact]
    public async Task A_scan_that_is_a_picture_is_its_own_page()
    {
        _operation.Setup(operation => operation.UpdateStatusAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new StubResponse(200, "", null));
        _operation.SetupGet(operation => operation.HasCompleted).Returns(true);
        _operation.SetupGet(operation => operation.Value).Returns(Result());
        using var content = new MemoryStream([1, 2, 3]);

        var read = (ExtractionResult.Read)(await Reader.ContinueAsync("op", content, FileKind.Jpeg, default))!;

        Assert.Equal([1, 2, 3], Assert.Single(read.Images).Content.ToArray());
    }

    private static AnalyzeResult Result()
    {
        DocumentWord[] words =
        [
            Factory.DocumentWord("Seen", Corners(0.85f, 1.1f), Factory.DocumentSpan(0, 4), 0.9f),
            Factory.DocumentWord("today", Corners(1.7f, 1.1f), Factory.DocumentSpan(5, 5), 0.7f),
        ];
        var page = Factory.DocumentPage(
            1, 0, 8.5f, 11, DocumentPageLengthUnit.Inch, words: words,
            lines: [Factory.DocumentLine("Seen today", words: words)]);
        return Factory.AnalyzeResult("prebuilt-read", pages: [page], serviceVersion: "2023-07-31");
    }

    private static PointF[] Corners(float left, float top) =>
        [new(left, top), new(left + 0.85f, top), new(left + 0.85f, top + 0.22f), new(left, top + 0.22f)];

    private static RequestFailedException Fault(int status, string code) => status == 0
        ? new("secret address")
        : new(new StubResponse(
            status,
            """{"error":{"code":"InvalidRequest","message":"secret","innererror":{"code":"CODE"}}}"""
                .Replace("CODE", code, StringComparison.Ordinal),
            null));

    private Moq.Language.Flow.ISetup<DocumentAnalysisClient, Task<AnalyzeDocumentOperation>> Begin() =>
        _client.Setup(client => client.AnalyzeDocumentAsync(
            WaitUntil.Started, "prebuilt-read", It.IsAny<Stream>(), It.IsAny<AnalyzeDocumentOptions>(),
            It.IsAny<CancellationToken>()));

    private Task<ExtractionResult?> AskAsync() => Reader.ContinueAsync("op", Stream.Null, FileKind.Pdf, default);
}
