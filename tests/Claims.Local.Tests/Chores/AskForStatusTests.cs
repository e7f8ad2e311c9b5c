using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Local.Chores;
using Claims.Local.Clearinghouse;
using Claims.Local.Demo;
using Claims.Local.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Person = Claims.Core.Submission.Person;

namespace Claims.Local.Tests.Chores;

/// <summary>A question for a claim's status on the one-machine edition as it is composed: out, answered, and taken.</summary>
public sealed class AskForStatusTests : IAsyncDisposable
{
    private static readonly ClinicId Clinic = TextId.Parse<ClinicId>("sample-family-clinic");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
    private readonly DataFolder _data;
    private readonly WebApplication _app;

    public AskForStatusTests()
    {
        _data = new(_folder.Root);
        new DemoFolder(_data).PrepareAsync(default).GetAwaiter().GetResult();
        var settings = LocalSettings.Read(
            _folder.Root, new Dictionary<string, string?> { ["CLAIMS_DATA"] = _folder.Root, ["CLAIMS_PORT"] = "0" });
        _app = LocalHost.Build(settings, _data, _time, LogLevel.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_claim_that_the_payer_lost_becomes_work_for_a_biller()
    {
        var records = _app.Services.GetRequiredService<IRecords>();
        var claim = AcceptedClaim();
        await records.SaveAsync(
            Clinic, default, RecordChange.Put(claim),
            RecordChange.Put(new StatusDue(new DateOnly(2026, 12, 2), claim.Id)));
        var ask = Chore<AskForStatus>();
        Assert.Equal(ChoreOutcome.Nothing, await ask.DoAsync(default));
        Assert.Equal(new DateTimeOffset(2026, 12, 2, 15, 0, 0, TimeSpan.Zero), ask.NextDue);

        _time.SetUtcNow(ask.NextDue!.Value);
        Assert.Equal(ChoreOutcome.Did, await ask.DoAsync(default));
        Assert.Equal(ChoreOutcome.Nothing, await ask.DoAsync(default));
        Assert.EndsWith("-276.x12", Assert.Single(Directory.GetFiles(_data.Outbox)), StringComparison.Ordinal);
        await Chore<PayerSimulator>().DoAsync(default);
        _time.Advance(TimeSpan.FromHours(6));
        await Chore<PayerSimulator>().DoAsync(default);
        Assert.Equal(ChoreOutcome.Did, await Chore<ReceiveFiles>().DoAsync(default));

        var answered = await records.GetAsync<Claim>(Clinic, claim.Key, default);
        Assert.Equal(["A4:35"], answered.PayerStatus!.Codes);
        var item = Assert.Single(
            await _app.Services.GetRequiredService<WorkItems>().ListOpenAsync(Clinic, default));
        Assert.Equal((WorkItemType.ClaimStatus, claim.Key), (item.Type, item.Subject));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_data.Received, "done")).Length); // 999 and 277.
    }

    private T Chore<T>()
        where T : IChore => _app.Services.GetServices<IChore>().OfType<T>().Single();

    private static Claim AcceptedClaim()
    {
        var encounter = new EncounterRef(Clinic, TextId.Parse<ChartId>("abc"), TextId.Parse<EncounterId>("abc-1"));
        var person = new Person(
            "Invented", "Ines", new(1980, 4, 5), 'F', new("1 Road", "Springfield", "IL", "627010001"));
        return new(
            ClaimId.For(encounter.Encounter, 1), encounter, 1, TextId.Parse<PayerId>("example-health-plan"), '1', null,
            new(
                person, person, Relationship.Self, "EHP0000001", null, new(2026, 10, 20),
                TextId.Parse<Npi>("2000001026"), "11", null, [Icd10Code.Parse("I10")],
                [new ApprovedLine(TextId.Parse<ProcedureCode>("99213"), [], 1, new(130m), [1])]),
            ClaimStatus.Accepted, new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), "chart/sample-family-clinic/abc",
            Batch: "000000001", AcceptedAt: new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    }
}
