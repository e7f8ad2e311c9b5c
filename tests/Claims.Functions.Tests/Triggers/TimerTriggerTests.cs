using Claims.Azure;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Tests.Charts;
using Claims.Functions.Triggers;
using Microsoft.Azure.Functions.Worker;
using Moq;

namespace Claims.Functions.Tests.Triggers;

public sealed class TimerTriggerTests : IDisposable
{
    private readonly AppFixture _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_batch_that_a_crash_left_unsent_is_sent()
    {
        var batch = new Claims.Core.Submission.Batch(
            7, TextId.Parse<PayerId>("example-health"), "sample-000000007-837p.x12", [], Money.Zero, default,
            Claims.Core.Submission.BatchStatus.Made);
        var file = new Claims.Core.Submission.OutgoingFile(7, batch.FileName, "ISA*invented~");
        await _app.Records.SaveAsync(TestClinic.Id, default, RecordChange.Put(batch), RecordChange.Put(file));

        await _app.Function<SendBatches>().RunAsync(new TimerInfo(), default);

        Assert.Equal("ISA*invented~"u8.ToArray(), _app.Blobs[AzureNames.Outbox].Files[batch.FileName]);
        Assert.Empty(await _app.Records.ReadAllAsync<Claims.Core.Submission.OutgoingFile>(TestClinic.Id, "", default));
    }

    [Fact]
    public async Task A_question_for_claims_status_that_a_crash_left_unsent_is_sent()
    {
        var file = new Claims.Core.Submission.OutgoingInquiry(8, "sample-000000008-276.x12", [], "ISA*invented~");
        await _app.Records.SaveAsync(TestClinic.Id, default, RecordChange.Put(file));

        await _app.Function<AskForStatus>().RunAsync(new TimerInfo(), default);

        Assert.Equal("ISA*invented~"u8.ToArray(), _app.Blobs[AzureNames.Outbox].Files[file.FileName]);
        Assert.Empty(
            await _app.Records.ReadAllAsync<Claims.Core.Submission.OutgoingInquiry>(TestClinic.Id, "", default));
    }

    [Fact]
    public async Task An_appeal_that_nobody_writes_is_warned_of_before_it_is_late()
    {
        var now = DateTimeOffset.UtcNow;
        await _app.Get<WorkItems>().OpenAsync(
            TestClinic.Id, new("denial/c-1/001", WorkItemType.Denial, "c-1", now, now.AddDays(10), "invented"), default);

        await _app.Function<WarnOfDeadlines>().RunAsync(new TimerInfo(), default);

        var items = await _app.Get<WorkItems>().ListOpenAsync(TestClinic.Id, default);
        Assert.Equal(
            "appeal/denial/c-1/001/014", items.Single(item => item.Type == WorkItemType.Deadline).Key);
    }

    [Fact]
    public async Task A_message_is_posted_to_the_webhook_and_waits_where_that_is_down()
    {
        var mail = _app.Blobs[AzureNames.Mail].Files;
        await _app.Get<IMail>().SendAsync(
            new("review-1", "coder@north.example", "A chart waits", "Open it.", new("https://claims.example.org/r/1")),
            default);
        await _app.Function<DeliverMessages>().RunAsync(new TimerInfo(), default);
        Assert.Equal(["review-1.eml"], mail.Keys);

        _app.Hook.Answer = System.Net.HttpStatusCode.ServiceUnavailable;
        await _app.Get<IMail>().SendAsync(
            new("review-2", "coder@north.example", "Another", "Open it.", new("https://claims.example.org/r/2")), default);
        await _app.Function<DeliverMessages>().RunAsync(new TimerInfo(), default);

        Assert.Equal(["review-1.eml", "review-2.eml", "webhook/review-2.json"], mail.Keys);
        Assert.Equal(2, _app.Hook.Bodies.Count);
        Assert.Contains("https://claims.example.org/r/1", _app.Hook.Bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_was_stored_and_never_told_is_told()
    {
        _app.Started.Add("chart~002Fsample~002Fabc");
        await _app.Records.SaveAsync(
            TestClinic.Id, default, RecordChange.Put(new PendingEvent("chart/sample/abc", "decided", "Approved")));

        await _app.Function<FlushEvents>().RunAsync(new TimerInfo(), _app.Durable.Object, default);

        _app.Durable.Verify(client => client.RaiseEventAsync(
            "chart~002Fsample~002Fabc", "message", It.IsAny<object?>(), It.IsAny<CancellationToken>()));
        Assert.Empty(await _app.Records.ReadAllAsync<PendingEvent>(TestClinic.Id, "", default));
    }
}
