using System.Net;
using Claims.Azure.Records;
using Claims.Core.Audit;
using Claims.Core.Primitives;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Tests.Records;

/// <summary>What faults of the service come to, through the SDK's real HTTP pipeline.</summary>
[Collection(CosmosCollection.Name)]
public sealed class FaultTests(CosmosFixture cosmos) : IAsyncLifetime
{
    /// <summary>Invented; must show up in no exception.</summary>
    private const string Secret = "Zebulon";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ClinicId _clinic = TextId.Parse<ClinicId>("north");
    private readonly ScriptedFaults _faults = new();
    private CosmosClient? _client;
    private CosmosRecords? _records;

    [SkippableFact]
    public async Task A_throttled_write_is_repeated_until_it_goes_through()
    {
        var records = Records();
        _faults.Fail(HttpStatusCode.TooManyRequests, 3);
        await records.SaveAsync(_clinic, [RecordChange.Add(Entry("a"))], None);
        Assert.Equal(4, _faults.Seen);
        Assert.NotNull(await records.FindAsync<AuditEntry>(_clinic, "a", None));
    }

    [SkippableFact]
    public async Task Throttling_that_does_not_end_is_told_after_a_bounded_number_of_tries()
    {
        var records = Records();
        _faults.Fail(HttpStatusCode.TooManyRequests, 1000);
        var fault = await Assert.ThrowsAsync<IOException>(
            () => records.SaveAsync(_clinic, [RecordChange.Put(Entry("a"))], None));
        Assert.Contains("raise the throughput", fault.Message, StringComparison.Ordinal);
        Assert.Equal(10, _faults.Seen);
    }

    [SkippableTheory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_fault_tells_its_status_and_nothing_of_the_record(HttpStatusCode status)
    {
        var records = Records();
        _faults.Body = $$"""{"code":"Fault","message":"of {{Secret}}"}""";
        Func<Task>[] requests =
        [
            () => records.SaveAsync(_clinic, [RecordChange.Put(Entry(Secret))], None),
            () => records.SaveAsync(_clinic, [RecordChange.Put(Entry(Secret)), RecordChange.Put(Entry("b"))], None),
            () => records.FindAsync<AuditEntry>(_clinic, Secret, None),
            () => records.ReadAllAsync<AuditEntry>(_clinic, Secret, None),
        ];
        foreach (var request in requests)
        {
            _faults.Fail(status, 1000);
            var fault = await Assert.ThrowsAsync<IOException>(request);
            Assert.Contains($"{(int)status}", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [SkippableFact]
    public async Task Too_many_records_for_one_transaction_are_refused_before_anything_is_sent()
    {
        var records = Records();
        _faults.Fail(HttpStatusCode.OK, 0);
        RecordChange[] changes = [.. Enumerable.Range(0, 101).Select(number => RecordChange.Put(Entry($"{number}")))];
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => records.SaveAsync(_clinic, changes, None));
        Assert.Contains("101 records", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, _faults.Seen);
        await records.SaveAsync(_clinic, changes[..100], None);
        Assert.Equal(1, _faults.Seen);
    }

    [SkippableFact]
    public async Task Too_many_bytes_for_one_transaction_are_refused_before_anything_is_sent()
    {
        var records = Records();
        _faults.Fail(HttpStatusCode.OK, 0);
        var noise = new byte[1_300_000];
        new Random(6).NextBytes(noise);
        RecordChange[] changes =
        [
            RecordChange.Put(Entry("a") with { Detail = Convert.ToBase64String(noise) }),
            RecordChange.Put(Entry("b") with { Detail = Convert.ToBase64String(noise) }),
        ];
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => records.SaveAsync(_clinic, changes, None));
        Assert.Contains("kind audit", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, _faults.Seen);
    }

    public async Task InitializeAsync()
    {
        if (CosmosFixture.WhyNot is null)
        {
            (_client, var container) = await cosmos.NewAsync(() => new HttpClient(_faults, disposeHandler: false));
            _records = new(container, TimeProvider.System);
            await _records.SaveAsync(_clinic, [RecordChange.Put(Entry("warm-up"))], None);
        }
    }

    public Task DisposeAsync()
    {
        _client?.Dispose();
        _faults.Dispose();
        return Task.CompletedTask;
    }

    private static AuditEntry Entry(string key) =>
        new("subject", new(2026, 10, 5, 9, 30, 0, TimeSpan.Zero), "coder@clinic.example", "opened", "", key);

    private CosmosRecords Records()
    {
        Skip.If(_records is null, CosmosFixture.WhyNot);
        return _records;
    }
}
