using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.X276;
using Claims.Edi.X277;
using Claims.Local.Clearinghouse;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Local.Tests.Clearinghouse;

/// <summary>What the simulated payers say when they are asked for the status of claims.</summary>
public sealed class StatusAnswerTests : IDisposable
{
    private const string Payer = "PLAN1";
    private const string Member = "M1";

    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 10, 26, 14, 0, 0, TimeSpan.Zero));
    private readonly PayerSimulator _simulator;

    public StatusAnswerTests()
    {
        _data = new(_folder.Root);
        _simulator = new(
            _data, PayerSimulatorTests.Rules(), new SimulatorMemory(_data.SimulatorFile),
            new FolderClearinghouse(_data), _time, NullLogger<PayerSimulator>.Instance);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_claim_is_under_way_until_its_remittance_is_out_and_then_paid_with_its_amount()
    {
        var visit = SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m));
        File.WriteAllText(
            Path.Combine(_data.Outbox, "batch-1.x12"), SampleBatch.Text(1, Payer, Member, visit));
        await PassAsync(TimeSpan.FromDays(1));

        var pending = await AskAsync(2, "NORTH", "CLAIM1");
        Assert.Equal(("P1", "20"), (pending.Category, pending.Code));
        await PassAsync(TimeSpan.FromDays(20));
        var paid = await AskAsync(3, "NORTH", "CLAIM1");

        Assert.Equal(("F1", "65"), (paid.Category, paid.Code));
        Assert.Equal(130.00m, paid.Charge);
        Assert.NotNull(paid.Paid);
        Assert.StartsWith("SIM", paid.Number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_that_nobody_sent_or_another_sent_is_not_found()
    {
        var visit = SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m));
        File.WriteAllText(
            Path.Combine(_data.Outbox, "batch-1.x12"), SampleBatch.Text(1, Payer, Member, visit));
        await PassAsync(TimeSpan.FromDays(1));

        Assert.Equal("A4", (await AskAsync(2, "NORTH", "CLAIM2")).Category);
        Assert.Equal("A4", (await AskAsync(3, "SOUTH", "CLAIM1")).Category);
    }

    [Fact]
    public async Task A_denied_claim_is_finished_and_denied()
    {
        var visit = SampleBatch.Visit("CLAIM1", SampleBatch.Line("87804", 60.00m));
        File.WriteAllText(
            Path.Combine(_data.Outbox, "batch-1.x12"), SampleBatch.Text(1, Payer, Member, visit));
        await PassAsync(TimeSpan.FromDays(20));

        var denied = await AskAsync(2, "NORTH", "CLAIM1");

        Assert.Equal(("F2", 0m), (denied.Category, denied.Paid));
    }

    private async Task PassAsync(TimeSpan span)
    {
        await _simulator.DoAsync(default);
        _time.Advance(span);
        await _simulator.DoAsync(default);
    }

    private async Task<Said> AskAsync(int number, string submitter, string claim)
    {
        File.WriteAllText(
            Path.Combine(_data.Outbox, $"question-{number}.x12"),
            InterchangeWriter.ToText(Question(number, submitter, claim)));
        await PassAsync(TimeSpan.FromHours(6));
        var answers = new List<ClaimStatusResponse>();
        foreach (var path in Directory.GetFiles(_data.Received, "SIMULATED-277-*"))
        {
            var read = InterchangeReader.Read(File.ReadAllText(path));
            Assert.Empty(read.Issues.Select(issue => issue.ToString()));
            answers.AddRange(read.Value.SelectMany(interchange => interchange.Transactions)
                .OfType<ClaimStatusResponse>());
        }

        var answer = Assert.Single(answers, answer => answer.RequestReference == $"Q{number}");
        var told = Assert.Single(answer.Claims);
        Assert.Equal($"T{number}", told.TraceNumber);
        var status = Assert.Single(told.Statuses);
        return new(
            status.Codes[0].Category, status.Codes[0].Status, status.Charge, status.Paid,
            told.PayerClaimControlNumber);
    }

    private static Interchange Question(int number, string submitter, string claim)
    {
        var at = new DateTime(2026, 10, 27, 14, 0, 0, DateTimeKind.Utc);
        return new()
        {
            Sender = submitter,
            Receiver = "CLEARING",
            Created = at,
            ControlNumber = number.ToString("D9", null),
            Groups =
            [
                new FunctionalGroup
                {
                    FunctionalCode = "HR",
                    Sender = submitter,
                    Receiver = "CLEARING",
                    Created = at,
                    ControlNumber = number.ToString("D", null),
                    Guide = ClaimStatusRequest.CurrentGuide,
                    Transactions = [Request(number, claim) with { Created = at }],
                },
            ],
        };
    }

    private static ClaimStatusRequest Request(int number, string claim) => new()
    {
        ControlNumber = "0001",
        RequestReference = $"Q{number}",
        Payers =
        [
            new()
            {
                Name = Party.Organization("PLAN", "PI", Payer),
                Receivers =
                [
                    new()
                    {
                        Name = Party.Organization("NORTH CLINIC", "46", "NORTH"),
                        Providers =
                        [
                            new()
                            {
                                Name = Party.Organization("NORTH CLINIC", "XX", "1234567893"),
                                Subscribers = [Person(number, claim)],
                            },
                        ],
                    },
                ],
            },
        ],
    };

    private static StatusPatient Person(int number, string claim) => new()
    {
        BirthDate = new(1970, 1, 2),
        Sex = "F",
        Person = Party.Person("SAMPLE", "PAT", "MI", Member) with { Role = "IL" },
        Claims =
        [
            new()
            {
                TraceType = "1",
                TraceNumber = $"T{number}",
                PatientControlNumber = claim,
                Charge = 130.00m,
                ServiceDate = new("472", new DateOnly(2026, 10, 5)),
            },
        ],
    };

    private sealed record Said(string Category, string Code, decimal? Charge, decimal? Paid, string Number);
}
