using System.Text;
using System.Text.Json;
using Claims.Azure.Records;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Tests.Records;

/// <summary>Lists and exports of more than a page, and saves that only this store does in several steps.</summary>
[Collection(CosmosCollection.Name)]
public sealed class PagingTests(CosmosFixture cosmos) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ClinicId _clinic = TextId.Parse<ClinicId>("north");
    private CosmosClient? _client;
    private Container? _container;

    [SkippableFact]
    public async Task A_list_of_many_pages_has_every_record_once_in_order()
    {
        var records = Records();
        await FillAsync(records, 450);
        var keys = (await records.ReadAllAsync<AuditEntry>(_clinic, "k/", None)).Select(entry => entry.Key);
        Assert.Equal(Enumerable.Range(0, 450).Select(number => $"k/{number:D4}"), keys);
    }

    [SkippableFact]
    public async Task Records_removed_while_they_are_listed_disturb_nobody()
    {
        var records = Records();
        await FillAsync(records, 250);
        var seen = 0;
        await foreach (var (entry, _) in records.ListAsync<AuditEntry>(_clinic, "k/", None))
        {
            await records.SaveAsync(_clinic, [RecordChange.Remove(entry)], None);
            seen++;
        }

        Assert.InRange(seen, 200, 250);
        await foreach (var (entry, _) in records.ListAsync<AuditEntry>(_clinic, "k/", None))
        {
            Assert.True(string.CompareOrdinal(entry.Key, "k/0199") > 0);
        }
    }

    [SkippableFact]
    public async Task An_export_has_every_kind_of_one_clinic_a_line_each()
    {
        var records = Records();
        await FillAsync(records, 120);
        var text = new string('x', 9000);
        var item = new WorkItem("w-1", WorkItemType.BadFile, "s", DateTimeOffset.UnixEpoch, null, text);
        await records.SaveAsync(_clinic, [RecordChange.Put(item)], None);
        await records.SaveAsync(TextId.Parse<ClinicId>("south"), [RecordChange.Put(Entry("other"))], None);
        using var output = new MemoryStream();
        Assert.Equal(121, await new RecordExport(_container!).WriteAsync(_clinic, output, None));
        var lines = Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal(121, lines.Length);
        var first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal("audit/k/0000", first.GetProperty("path").GetString());
        Assert.Equal("opened", first.GetProperty("record").GetProperty("action").GetString());
        var last = JsonDocument.Parse(lines[^1]).RootElement.GetProperty("record");
        Assert.Equal(item, last.Deserialize<WorkItem>(CoreJson.Options));
    }

    [SkippableFact]
    public async Task Removals_of_what_is_not_there_do_not_hold_up_the_rest_of_a_save()
    {
        var records = Records();
        await records.SaveAsync(_clinic, [RecordChange.Put(Entry("b"))], None);
        await records.SaveAsync(
            _clinic,
            [
                RecordChange.Remove(Entry("a")), RecordChange.Remove(Entry("b")), RecordChange.Put(Entry("c")),
                RecordChange.Remove(Entry("d")),
            ],
            None);
        Assert.Equal(["c"], (await records.ReadAllAsync<AuditEntry>(_clinic, "", None)).Select(entry => entry.Key));
    }

    [SkippableFact]
    public async Task A_key_with_characters_that_no_id_may_have_is_found_again()
    {
        var records = Records();
        foreach (var key in new[] { "a/b?c#d\\e", "per%2Fcent", "plus+ space", "=2C,", "caf\u00e9", "a@b:c" })
        {
            await records.SaveAsync(_clinic, [RecordChange.Add(Entry(key))], None);
            Assert.Equal(key, (await records.GetAsync<AuditEntry>(_clinic, key, None)).Key);
        }
    }

    public async Task InitializeAsync()
    {
        if (CosmosFixture.WhyNot is null)
        {
            (_client, _container) = await cosmos.NewAsync();
        }
    }

    public Task DisposeAsync()
    {
        _client?.Dispose();
        return Task.CompletedTask;
    }

    private async Task FillAsync(CosmosRecords records, int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(CosmosRecords.MostChanges))
        {
            await records.SaveAsync(
                _clinic, [.. some.Select(number => RecordChange.Put(Entry($"k/{number:D4}")))], None);
        }
    }

    private static AuditEntry Entry(string key) =>
        new("subject", new(2026, 10, 5, 9, 30, 0, TimeSpan.Zero), "coder@clinic.example", "opened", "", key);

    private CosmosRecords Records()
    {
        Skip.If(_container is null, CosmosFixture.WhyNot);
        return new(_container, TimeProvider.System);
    }
}
