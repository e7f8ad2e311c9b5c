using System.Text.Json;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Edi.Envelope;
using Claims.Edi.X277CA;
using Claims.Edi.X835;
using Claims.Edi.X999;
using Claims.Local.Clearinghouse;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Local.Tests.Clearinghouse;

public sealed class PayerSimulatorTests : IDisposable
{
    private const string Payer = "PLAN1";

    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 10, 26, 14, 0, 0, TimeSpan.Zero));
    private PayerSimulator _simulator;

    public PayerSimulatorTests()
    {
        _data = new(_folder.Root);
        _simulator = Start();
    }

    [Fact]
    public async Task A_clean_claim_is_acknowledged_accepted_and_paid_each_in_its_time()
    {
        Send(1, SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m), SampleBatch.Line("80061", 35.00m)));
        await _simulator.DoAsync(default);
        Assert.Empty(Received());

        await AdvanceAsync(TimeSpan.FromMinutes(15));
        Assert.Equal("A", Assert.Single(All<ImplementationAcknowledgement>()).Code);
        await AdvanceAsync(TimeSpan.FromHours(6));
        var status = Assert.Single(Assert.Single(All<ClaimAcknowledgement>()).Claims);
        Assert.False(status.IsRejected);
        await AdvanceAsync(TimeSpan.FromDays(12));
        var payment = Assert.Single(Assert.Single(All<Remittance>()).Claims);

        // 99213: allowed 100.00, deductible 40.00, copay 30.00, 20 % of 30.00. 80061: allowed 70 %, 20 % of it.
        Assert.Equal("1", payment.Status);
        Assert.Equal(status.PayerClaimControlNumber, payment.PayerClaimControlNumber);
        Assert.Equal([24.00m, 19.60m], payment.Lines.Select(line => line.Paid));
        Assert.Equal(80.90m, payment.PatientResponsibility);
        Assert.Null(_simulator.NextDue);
    }

    [Theory]
    [InlineData("M1", "99000", 2, "CO", "97")]
    [InlineData("M1", "71046", 1, "CO", "50")]
    [InlineData("M1", "72148", 2, "CO", "197")]
    [InlineData("M1", "87804", 2, "PR", "204")]
    [InlineData("M2", "99213", 2, "CO", "27")]
    public async Task A_rule_denies_the_whole_line(
        string member, string procedure, int pointer, string group, string reason)
    {
        Send(1, member, SampleBatch.Visit("CLAIM1", SampleBatch.Line(procedure, 100.00m, pointer)));
        await RunToEndAsync();
        var payment = Assert.Single(Assert.Single(All<Remittance>()).Claims);
        Assert.Equal("4", payment.Status);
        var denial = Assert.Single(payment.Lines[0].Adjustments);
        Assert.Equal((group, reason, 100.00m), (denial.GroupCode, denial.Reasons[0].ReasonCode, denial.Total));
    }

    [Fact]
    public async Task A_claim_of_nobody_it_knows_is_rejected_and_never_decided()
    {
        Send(1, "UNKNOWN", SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m)));
        await RunToEndAsync();
        var claim = Assert.Single(Assert.Single(All<ClaimAcknowledgement>()).Claims);
        Assert.True(claim.IsRejected);
        Assert.Equal(new ClaimStatusCode("A7", "164", "IL"), claim.Statuses[0].Codes[0]);
        Assert.Empty(All<Remittance>());
    }

    [Fact]
    public async Task A_claim_number_that_was_decided_is_a_duplicate()
    {
        Send(1, SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m)));
        await _simulator.DoAsync(default);
        Send(2, SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m)));
        await RunToEndAsync();
        var answers = All<ClaimAcknowledgement>().SelectMany(one => one.Claims).Select(one => one.IsRejected);
        Assert.Equal([false, true], answers);
        Assert.Single(All<Remittance>());
    }

    [Fact]
    public async Task The_deductible_is_spent_once_over_several_claims()
    {
        Send(1, SampleBatch.Visit("CLAIM1", SampleBatch.Line("80061", 35.00m)));
        Send(2, SampleBatch.Visit("CLAIM2", SampleBatch.Line("80061", 35.00m)));
        await RunToEndAsync();
        var deductibles = All<Remittance>().SelectMany(one => one.Claims).Select(claim => claim.Lines[0].Adjustments
            .SelectMany(one => one.Reasons).Where(reason => reason.ReasonCode == "1").Sum(reason => reason.Amount));
        Assert.Equal([24.50m, 15.50m], deductibles);
    }

    [Fact]
    public async Task An_appeal_that_wins_reverses_the_denial_and_pays()
    {
        Send(1, SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m, pointer: 1)));
        await RunToEndAsync();
        var denied = Assert.Single(Assert.Single(All<Remittance>()).Claims);
        await AppealAsync(denied.PayerClaimControlNumber);
        await RunToEndAsync();

        var answer = All<Remittance>()[^1];
        Assert.Equal(["22", "1"], answer.Claims.Select(claim => claim.Status));
        Assert.Equal([-130.00m, 130.00m], answer.Claims.Select(claim => claim.Charge));
        Assert.Equal(24.00m, answer.PaymentAmount);
    }

    [Fact]
    public async Task A_file_that_is_not_X12_is_left_alone_and_one_with_a_broken_segment_is_refused()
    {
        File.WriteAllText(Path.Combine(_data.Outbox, "a.x12"), "Dear payer");
        var broken = SampleBatch.Text(1, Payer, SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m)))
            .Replace("SV1*HC:99213", "SV9*HC:99213", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_data.Outbox, "b.x12"), broken);
        await RunToEndAsync();
        Assert.Equal("R", Assert.Single(All<ImplementationAcknowledgement>()).Code);
        Assert.Empty(All<ClaimAcknowledgement>());
    }

    [Fact]
    public async Task A_crash_after_any_step_answers_no_claim_twice()
    {
        Send(1, SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m)));
        await _simulator.DoAsync(default);
        _simulator = Start();
        await _simulator.DoAsync(default);
        await AdvanceAsync(TimeSpan.FromMinutes(15));

        // Killed after the file was delivered and used, before that was noted.
        Assert.Single(Received());
        File.Move(Path.Combine(_data.Received, Received()[0]), Directory.CreateDirectory(
            Path.Combine(_data.Received, "done")).FullName + "/" + Received()[0]);
        using (var connection = new SqliteConnection($"Data Source={_data.SimulatorFile}"))
        {
            connection.Open();
            Machine.Records.SqliteDatabase.Execute(connection, "UPDATE answers SET delivered = 0");
        }

        _simulator = Start();
        await RunToEndAsync();
        Assert.Empty(All<ImplementationAcknowledgement>());
        Assert.Single(All<ClaimAcknowledgement>());
        Assert.Single(All<Remittance>());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private PayerSimulator Start() => new(
        _data, Rules(), new SimulatorMemory(_data.SimulatorFile), new FolderClearinghouse(_data), _time,
        NullLogger<PayerSimulator>.Instance);

    internal static PayerRules Rules() => new(
        "invented",
        new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(6), TimeSpan.FromDays(12), TimeSpan.FromDays(30)),
        [
            new(
                Payer, "SIMULATED Plan", "999000001",
                new("1 Road", "Peoria", "IL", "616019998"), "3095550100", "CI",
                MatchesByName: false, OtherAllowance: 0.7m,
                new Dictionary<string, decimal> { ["99213"] = 100.00m }, ["72148"], [],
                [
                    new("P", "PLAN", 30.00m, ["992"], new Dictionary<string, decimal> { [""] = 0.2m }, [], ["87804"]),
                ],
                [
                    Member("M1", to: null), Member("M2", to: new DateOnly(2026, 9, 30)),
                ],
                [
                    new(["99000"], [], "CO", "97", null, AppealOutcome.Upheld),
                    new([], ["J18"], "CO", "50", "N115", AppealOutcome.Overturned),
                ]),
        ]);

    private static PlanMember Member(string id, DateOnly? to) => new(
        id, "Sample", "Pat", new DateOnly(1970, 1, 2), "P", 40.00m, new DateOnly(2026, 1, 1), to);

    private void Send(int number, Claims.Edi.X837P.Claim claim) => Send(number, "M1", claim);

    private void Send(int number, string member, Claims.Edi.X837P.Claim claim) => File.WriteAllText(
        Path.Combine(_data.Outbox, $"batch-{number}.x12"), SampleBatch.Text(number, Payer, member, claim));

    private async Task AppealAsync(string payerControl)
    {
        var manifest = new AppealManifest(
            TextId.Parse<ClinicId>("north"), TextId.Parse<ClaimId>("0123456789ABCDEFG"), Payer, payerControl, 1, 1,
            ["CO-50"], new Money(130), new DateOnly(2027, 1, 1));
        await File.WriteAllBytesAsync(
            Path.Combine(_data.Letters, "appeal-1.json"),
            JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Options));
    }

    private async Task AdvanceAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _simulator.DoAsync(default);
    }

    private async Task RunToEndAsync()
    {
        await _simulator.DoAsync(default);
        while (_simulator.NextDue is { } due)
        {
            await AdvanceAsync(due - _time.GetUtcNow());
        }
    }

    private List<string> Received() =>
        [.. Directory.GetFiles(_data.Received).Select(path => Path.GetFileName(path)).Order()];

    /// <summary>Every answer of a kind; each must read without a finding and, where it moves money, balance.</summary>
    private List<T> All<T>()
        where T : TransactionSet
    {
        var found = new List<T>();
        foreach (var name in Received())
        {
            Assert.StartsWith("SIMULATED-", name, StringComparison.Ordinal);
            var read = InterchangeReader.Read(File.ReadAllText(Path.Combine(_data.Received, name)));
            Assert.Empty(read.Issues.Select(issue => issue.ToString()));
            Assert.All(read.Value, interchange => Assert.Equal("SIMULATED", interchange.Sender.Trim()));
            found.AddRange(read.Value.SelectMany(interchange => interchange.Transactions).OfType<T>());
        }

        Assert.All(found.OfType<Remittance>(), remittance => Assert.Empty(RemittanceBalance.Check(remittance)));
        return found;
    }
}
