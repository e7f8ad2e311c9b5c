using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Tests.Charts;
using Claims.Workflows;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Claims.Core.Tests.Review;

/// <summary>A review round that lies open, with everything around it in memory.</summary>
internal sealed class ReviewFixture
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly EncounterRef Encounter = new(
        TestClinic.Id, TextId.Parse<ChartId>("abc"), TextId.Parse<EncounterId>("abc-1"));

    public ReviewFixture()
    {
        Options = new()
        {
            BaseAddress = new("https://claims.example/"),
            LinkKeys = [new("k1", Enumerable.Range(0, 32).Select(part => (byte)part).ToArray())],
        };
        Links = new(Records, Directory, Microsoft.Extensions.Options.Options.Create(Options), Time);
        Workflows.Setup(client => client.RaiseAsync(
                It.IsAny<string>(), It.IsAny<EventRef<string>>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string instance, EventRef<string> name, string payload, CancellationToken _) =>
            {
                if (EngineIsDown)
                {
                    throw new IOException("The engine is down.");
                }

                Raised.Add((instance, name.Name, payload));
            })
            .ReturnsAsync(true);
        Outbox = new(Records, Workflows.Object);
        Desk = new(
            Links, Records, Directory, Mock.Of<IChartFiles>(), Check, Outbox,
            new WorkItems(Records, Time), new AuditTrail(Records, Time), DiagnosisCodes.Starter(), Time);
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public InMemoryRecords Records { get; } = new();

    public TestClinic Directory { get; } = new();

    public ReviewOptions Options { get; }

    public ReviewLinks Links { get; }

    public ReviewDesk Desk { get; }

    public EventOutbox Outbox { get; }

    public Mock<IWorkflowClient> Workflows { get; } = new();

    public ScriptedCheck Check { get; } = new();

    public List<(string Instance, string Event, string Payload)> Raised { get; } = [];

    public bool EngineIsDown { get; set; }

    /// <summary>Opens a round and gives its link's token.</summary>
    public async Task<string> OpenRoundAsync(
        int number = 1, EncounterCoding? coding = null, IReadOnlyList<EncounterField>? fields = null)
    {
        var round = new ReviewRound(Encounter, number, Start, Start.AddDays(7), []);
        await Records.SaveAsync(
            TestClinic.Id,
            default,
            RecordChange.Put(round),
            RecordChange.Put(new Encounter(
                Encounter.Encounter, new(Encounter.Clinic, Encounter.Chart), [1], fields ?? [], 0.9)),
            RecordChange.Put(coding ?? new EncounterCoding(Encounter.Encounter, "test", [], [], [], [])));
        var link = await Links.IssueAsync(
            TestClinic.Id, LinkAction.Review, round.Key, "coder@clinic.example", round.ExpiresAt, default);
        return link.Segments[^1];
    }

    public async Task<ReviewRound> RoundAsync(int number = 1) =>
        await Records.GetAsync<ReviewRound>(
            TestClinic.Id, ReviewRound.KeyOf(Encounter.Encounter, number), default);

    internal sealed class ScriptedCheck : IApprovalCheck
    {
        public List<Issue> Issues { get; } = [];

        IReadOnlyList<Issue> IApprovalCheck.Check(ClinicId clinic, ReviewDecision.Approved approval) => Issues;
    }
}
