using System.Text;
using Azure.Storage.Blobs;
using Claims.Azure;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Tests.Charts;
using Claims.Functions.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Claims.Functions.Tests.Triggers;

/// <summary>What arrives in the inbox and from the clearinghouse, by each trigger that takes it.</summary>
public sealed class ArrivalTriggerTests : IDisposable
{
    private static readonly byte[] Scan = Encoding.ASCII.GetBytes("%PDF-1.7 an invented chart\n%%EOF\n");

    private readonly AppFixture _app = new();

    private FakeContainer Inbox => _app.Blobs[AzureNames.Inbox];

    private DurableTaskClient Durable => _app.Durable.Object;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_uploaded_chart_is_kept_and_starts_one_workflow_named_by_its_content()
    {
        Inbox.Files["sample/scan.pdf"] = Scan;

        await UploadedAsync("sample/scan.pdf");

        var chart = Assert.Single(await _app.Records.ReadAllAsync<Chart>(TestClinic.Id, "", default));
        Assert.Equal($"chart~002Fsample~002F{chart.Id}", Assert.Single(_app.Started));
        Assert.Equal(Scan, _app.Blobs[AzureNames.Originals].Files[$"sample/{chart.Id}"]);
        Assert.Empty(Inbox.Files);
    }

    [Fact]
    public async Task An_event_that_comes_twice_and_the_same_scan_under_another_name_start_nothing_more()
    {
        Inbox.Files["sample/scan.pdf"] = Scan;
        await UploadedAsync("sample/scan.pdf");
        await UploadedAsync("sample/scan.pdf");
        Inbox.Files["sample/again.pdf"] = Scan;
        await UploadedAsync("sample/again.pdf");

        Assert.Single(_app.Started);
        Assert.Empty(Inbox.Files);
    }

    [Fact]
    public async Task A_sidecar_waits_for_its_scan_and_goes_with_it()
    {
        Inbox.Files["sample/scan.json"] = Encoding.UTF8.GetBytes("{}");
        await UploadedAsync("sample/scan.json");
        Assert.Empty(_app.Started);

        Inbox.Files["sample/scan.pdf"] = Scan;
        await UploadedAsync("sample/scan.pdf");

        Assert.Empty(Inbox.Files);
        Assert.NotNull(Assert.Single(await _app.Records.ReadAllAsync<Chart>(TestClinic.Id, "", default)).Sidecar);
    }

    [Fact]
    public async Task What_is_no_scan_goes_to_quarantine_with_its_reason()
    {
        Inbox.Files["sample/notes.txt"] = Encoding.UTF8.GetBytes("not a scan");

        await UploadedAsync("sample/notes.txt");

        Assert.Empty(_app.Started);
        Assert.Empty(Inbox.Files);
        Assert.Equal(2, _app.Blobs[AzureNames.Quarantine].Files.Count);
    }

    [Fact]
    public async Task A_scan_in_no_clinics_folder_stays_where_it_is()
    {
        Inbox.Files["stranger/scan.pdf"] = Scan;

        await UploadedAsync("stranger/scan.pdf");

        Assert.Empty(_app.Started);
        Assert.Single(Inbox.Files);
    }

    [Fact]
    public async Task The_reconciliation_takes_what_no_event_told_of()
    {
        Inbox.Files["sample/missed.pdf"] = Scan;
        _app.Blobs[AzureNames.Received].Files["stray.835"] = Encoding.ASCII.GetBytes("not X12");

        await _app.Function<Reconcile>().RunAsync(new TimerInfo(), Durable, default);

        Assert.Single(_app.Started);
        Assert.Empty(Inbox.Files);
        Assert.Empty(_app.Blobs[AzureNames.Received].Files);
    }

    [Fact]
    public async Task A_file_of_the_clearinghouse_is_settled_once()
    {
        var received = _app.Blobs[AzureNames.Received];
        received.Files["stray.835"] = Encoding.ASCII.GetBytes("not X12");
        var function = _app.Function<ClearinghouseFileArrived>();

        await function.RunAsync(Blob("stray.835"), Durable, default);
        await function.RunAsync(Blob("stray.835"), Durable, default);

        Assert.Empty(received.Files);
        Assert.Contains(
            _app.Blobs[AzureNames.Settled].Files.Keys,
            name => name.StartsWith("quarantine/", StringComparison.Ordinal) && name.EndsWith("stray.835"));
        var item = Assert.Single(await _app.Records.ReadAllAsync<WorkItem>(TestClinic.Id, "", default));
        Assert.Equal(WorkItemType.BadFile, item.Type);
    }

    [Fact]
    public async Task A_replayed_dead_letter_is_taken_and_removed()
    {
        Inbox.Files["sample/lost.pdf"] = Scan;
        _app.Blobs[AzureNames.DeadLetters].Files["2026/11/one.json"] = Encoding.UTF8.GetBytes(
            """[{"id":"1","subject":"/blobServices/default/containers/inbox/blobs/sample/lost.pdf","data":{}}]""");

        await _app.Function<ReplayDeadLetters>().RunAsync(new DefaultHttpContext().Request, Durable);

        Assert.Single(_app.Started);
        Assert.Empty(_app.Blobs[AzureNames.DeadLetters].Files);
    }

    private static BlobClient Blob(string name) => new(new Uri($"https://acct.blob.core.windows.net/any/{name}"));

    private Task UploadedAsync(string name) =>
        _app.Function<ChartUploaded>().RunAsync(Blob(name), Durable, default);
}
