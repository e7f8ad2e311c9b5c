using System.Net;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;
using Claims.Core.Charts;
using Claims.Core.Tests.Charts;
using Claims.Functions.TextExtraction;

namespace Claims.Functions.Tests.TextExtraction;

/// <summary>
/// Document Intelligence's REST contract by a scripted server. What needs the SDK itself is skipped, and says so, where
/// stand-ins of its signatures are in its place.
/// </summary>
public sealed class ServiceContractTests
{
    private readonly InMemoryRecords _records = new();

    /// <summary>The real package is signed; the stand-ins are not.</summary>
    private static bool IsStandIn =>
        typeof(DocumentAnalysisClient).Assembly.GetName().GetPublicKeyToken() is not [_, ..];

    private SharedPace Pace => new(_records, TimeProvider.System, 1_000_000);

    [Fact]
    public async Task The_scripted_service_itself_keeps_to_the_contract()
    {
        using var service = new ScriptedService(
            ScriptedAnswer.Busy(7), ScriptedAnswer.Accepted("op-9"), ScriptedAnswer.Running(2), ScriptedAnswer.Broken(),
            ScriptedAnswer.Succeeded(), ScriptedAnswer.Failed("InvalidContent"), ScriptedAnswer.Malformed());
        using var http = new HttpClient { BaseAddress = service.Address };
        const string begin = "formrecognizer/documentModels/prebuilt-read:analyze?api-version=2023-07-31";

        using var busy = await http.PostAsync(begin, new ByteArrayContent([1, 2, 3]));
        Assert.Equal(HttpStatusCode.TooManyRequests, busy.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), busy.Headers.RetryAfter!.Delta);
        using var begun = await http.PostAsync(begin, new ByteArrayContent([1, 2, 3]));
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var operation = begun.Headers.GetValues("Operation-Location").Single();
        Assert.Contains("/analyzeResults/op-9?", operation, StringComparison.Ordinal);

        using var running = JsonDocument.Parse(await http.GetStringAsync(operation));
        Assert.Equal("running", running.RootElement.GetProperty("status").GetString());
        using var broken = await http.GetAsync(operation);
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        using var done = JsonDocument.Parse(await http.GetStringAsync(operation));
        var page = done.RootElement.GetProperty("analyzeResult").GetProperty("pages")[0];
        Assert.Equal("Seen today", page.GetProperty("lines")[0].GetProperty("content").GetString());
        using var failed = JsonDocument.Parse(await http.GetStringAsync(operation));
        Assert.Equal("InvalidContent", failed.RootElement.GetProperty("error").GetProperty("code").GetString());
        var malformed = await http.GetStringAsync(operation);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(malformed));
        Assert.Equal(("POST", 3), (service.Asked[1].Method, service.Asked[1].Length));
        Assert.Equal(7, service.Asked.Count);
    }

    [Fact]
    public async Task Each_try_of_the_SDKs_pipeline_takes_a_turn_of_the_shared_pace()
    {
        using var service = new ScriptedService(
            ScriptedAnswer.Busy(), ScriptedAnswer.Broken(), ScriptedAnswer.Accepted());
        var pipeline = HttpPipelineBuilder.Build(Options());
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new(service.Address, "formrecognizer/documentModels/prebuilt-read:analyze"));
        message.Request.Content = RequestContent.Create(new byte[] { 1, 2, 3 });

        await pipeline.SendAsync(message, default);

        Assert.Equal(202, message.Response.Status);
        Assert.Equal(3, service.Asked.Count);
        Assert.Equal(3, _records.Version); // One write a turn.
    }

    [SkippableFact]
    public async Task A_chart_is_begun_asked_for_by_another_process_and_read()
    {
        SkipOnStandIns();
        using var service = new ScriptedService(
            ScriptedAnswer.Busy(), ScriptedAnswer.Accepted(retryAfter: 5), ScriptedAnswer.Running(3),
            ScriptedAnswer.Broken(), ScriptedAnswer.Succeeded());
        using var chart = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.7 invented"));

        var begun = Assert.IsType<ExtractionResult.Pending>(
            await Reader(service).ExtractAsync(chart, FileKind.Pdf, default));
        Assert.InRange(begun.After.TotalSeconds, 5, 6.25);
        var still = Assert.IsType<ExtractionResult.Pending>(
            await Reader(service).ContinueAsync(begun.Operation, chart, FileKind.Pdf, default));
        Assert.InRange(still.After.TotalSeconds, 3, 3.75);
        var read = Assert.IsType<ExtractionResult.Read>(
            await Reader(service).ContinueAsync(begun.Operation, chart, FileKind.Pdf, default));

        Assert.Equal("Seen today", Assert.Single(Assert.Single(read.Text.Pages).Lines).Text);
        Assert.Equal(["POST", "POST", "GET", "GET", "GET"], service.Asked.Select(asked => asked.Method));
        Assert.Equal(chart.Length, service.Asked[1].Length);
        Assert.Equal(5, _records.Version);
    }

    [SkippableFact]
    public async Task Failures_of_the_file_of_the_service_and_of_its_answers_are_told_apart()
    {
        SkipOnStandIns();
        using var service = new ScriptedService(
            ScriptedAnswer.Accepted(), ScriptedAnswer.Failed("InvalidContent"),
            ScriptedAnswer.Failed("InternalServerError"), ScriptedAnswer.Malformed());
        using var chart = new MemoryStream([1, 2, 3]);
        var begun = (ExtractionResult.Pending)await Reader(service).ExtractAsync(chart, FileKind.Pdf, default);

        var unreadable = await Reader(service).ContinueAsync(begun.Operation, chart, FileKind.Pdf, default);
        Assert.Equal(QuarantineReason.Damaged, Assert.IsType<ExtractionResult.Unreadable>(unreadable).Reason);
        Assert.Null(await Reader(service).ContinueAsync(begun.Operation, chart, FileKind.Pdf, default));
        await Assert.ThrowsAsync<IOException>(
            () => Reader(service).ContinueAsync(begun.Operation, chart, FileKind.Pdf, default));
    }

    [SkippableFact]
    public async Task A_service_that_stays_broken_or_away_is_a_fault_that_may_pass()
    {
        SkipOnStandIns();
        using var chart = new MemoryStream([1, 2, 3]);
        Uri gone;
        using (var service = new ScriptedService([.. Enumerable.Repeat(ScriptedAnswer.Broken(), 3)]))
        {
            gone = service.Address;
            var fault = await Assert.ThrowsAsync<IOException>(
                () => Reader(service).ExtractAsync(chart, FileKind.Pdf, default));
            Assert.Contains("500", fault.Message, StringComparison.Ordinal);
            Assert.Equal(3, service.Asked.Count);
        }

        await Assert.ThrowsAsync<IOException>(() => Reader(gone).ExtractAsync(chart, FileKind.Pdf, default));
    }

    private static void SkipOnStandIns() =>
        Skip.If(IsStandIn, "Stand-ins of Azure.AI.FormRecognizer have no behaviour: this runs where the package is.");

    private DocumentIntelligence Reader(ScriptedService service) => Reader(service.Address);

    private DocumentIntelligence Reader(Uri address) => new(
        new(address, new AzureKeyCredential("invented"), Options()), "prebuilt-read");

    private DocumentAnalysisClientOptions Options()
    {
        var options = DocumentClients.Options(Pace);
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return options;
    }
}
