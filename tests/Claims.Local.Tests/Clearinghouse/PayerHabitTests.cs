using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.X277CA;
using Claims.Edi.X835;
using Claims.Edi.X837P;
using Claims.Local.Clearinghouse;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Local.Tests.Clearinghouse;

/// <summary>What the shipped payers do beside deciding: 99213 is allowed 104.00 less 20.00 copay.</summary>
public sealed class PayerHabitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 10, 26, 14, 0, 0, TimeSpan.Zero));
    private readonly PayerSimulator _simulator;

    public PayerHabitTests()
    {
        _data = new(_folder.Root);
        _simulator = new(
            _data, PayerRules.Read(SampleFiles.PayerRules), new SimulatorMemory(_data.SimulatorFile),
            new FolderClearinghouse(_data), _time, NullLogger<PayerSimulator>.Instance);
    }

    [Fact]
    public async Task It_pays_less_than_its_fee_until_it_is_told()
    {
        Send(1, "HABITUNDERPAYS");
        await RunToEndAsync();
        Assert.Equal([73.60m], Paid());

        var number = Decided()[0].PayerClaimControlNumber;
        await DisputeAsync(number);
        await RunToEndAsync();

        Assert.Equal([73.60m, -73.60m, 84.00m], Paid());
    }

    [Fact]
    public async Task It_answers_late()
    {
        Send(1, "HABITLATE");
        await RunToEndAsync();

        Assert.True(_time.GetUtcNow() >= new DateTimeOffset(2026, 12, 27, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal([84.00m], Paid());
    }

    [Fact]
    public async Task It_loses_its_remittance_or_its_acknowledgement()
    {
        Send(1, "HABITLOST");
        await RunToEndAsync();
        var acknowledged = All<ClaimAcknowledgement>().Count;
        Send(2, "HABITUNHEARD");
        await RunToEndAsync();

        Assert.Equal(1, acknowledged);
        Assert.Single(All<ClaimAcknowledgement>());
        Assert.Equal([84.00m], Paid());
    }

    [Fact]
    public async Task It_decides_again_and_takes_the_difference()
    {
        Send(1, "HABITCORRECTS");
        await RunToEndAsync();

        Assert.Equal([84.00m, -84.00m, 67.20m], Paid());
        Assert.Equal(["C", "D"], All<Remittance>().Select(remittance => remittance.CreditOrDebit));
    }

    [Fact]
    public async Task It_recoups_out_of_the_next_deposit()
    {
        Send(1, "HABITRECOUPS");
        await RunToEndAsync();
        Send(2, "HABITLATE");
        await RunToEndAsync();

        Assert.Equal([84.00m, -84.00m, 42.00m, 84.00m], Paid());
        Assert.Equal([84.00m, 0m, 42.00m], All<Remittance>().Select(remittance => remittance.PaymentAmount));
        Assert.Equal(
            [("WO", -42.00m), ("WO", 42.00m)],
            All<Remittance>().SelectMany(remittance => remittance.ProviderAdjustments)
                .SelectMany(provider => provider.Reasons).Select(reason => (reason.ReasonCode, reason.Amount)));
    }

    [Fact]
    public async Task It_pays_twice_and_with_interest()
    {
        Send(1, "HABITTWICE");
        await RunToEndAsync();
        Send(2, "HABITINTEREST");
        await RunToEndAsync();

        Assert.Equal([84.00m, 84.00m, 84.00m], Paid());
        Assert.Equal([84.00m, 84.00m, 84.84m], All<Remittance>().Select(remittance => remittance.PaymentAmount));
    }

    [Fact]
    public async Task The_sequester_lowers_what_is_paid_and_not_what_is_allowed()
    {
        Send(1, "HABITSEQUESTERS");
        await RunToEndAsync();

        var line = Assert.Single(Decided()).Lines[0];
        Assert.Equal((82.32m, 104.00m), (line.Paid, line.Allowed));
        Assert.Contains(
            line.Adjustments.SelectMany(group => group.Reasons),
            reason => (reason.ReasonCode, reason.Amount) == ("253", 1.68m));
    }

    [Fact]
    public async Task A_claim_returned_unprocessed_says_so()
    {
        Send(1, "DENYMA130");
        await RunToEndAsync();

        var line = Assert.Single(Decided()).Lines[0];
        Assert.Equal(("16", "MA130"), (line.Adjustments[0].Reasons[0].ReasonCode, Assert.Single(line.Remarks).Code));
    }

    [Theory]
    [InlineData(LetterChannel.Mail)]
    [InlineData(LetterChannel.Fax)]
    [InlineData(LetterChannel.Attachment)]
    public async Task A_letter_is_answered_however_it_came(LetterChannel channel)
    {
        Send(1, "DENYCO50");
        await RunToEndAsync();
        await WriteAsync(channel, LetterKind.Appeal, Decided()[0].PayerClaimControlNumber);
        await RunToEndAsync();

        Assert.Equal(["4", "22", "1"], Decided().Select(claim => claim.Status));
        Assert.Equal([0m, 0m, 84.00m], Paid());
    }

    [Fact]
    public async Task Documents_answer_a_denial_that_asked_for_them_and_no_other()
    {
        Send(1, "DENYCO252");
        Send(2, "DENYCO50");
        await RunToEndAsync();
        var (wanted, other) = (Decided()[0], Decided()[1]);
        await WriteAsync(LetterChannel.Attachment, LetterKind.Documents, wanted.PayerClaimControlNumber);
        await WriteAsync(LetterChannel.Mail, LetterKind.Documents, other.PayerClaimControlNumber);
        await RunToEndAsync();

        Assert.Equal(84.00m, Decided().Where(claim => claim.PatientControlNumber == "CLAIM1").Sum(claim => claim.Paid));
        Assert.Equal(0, Decided().Where(claim => claim.PatientControlNumber == "CLAIM2").Sum(claim => claim.Paid));
        Assert.Equal("4", Decided().Last(claim => claim.PatientControlNumber == "CLAIM2").Status);
    }

    [Fact]
    public async Task A_payer_sends_a_claim_on_and_says_so_and_the_next_one_pays_the_rest()
    {
        var sent = SampleBatch.Text(
            1, "DMED3", "DMS447190236", SampleBatch.Visit("CLAIM1", SampleBatch.Line("99214", 185.00m)));
        File.WriteAllText(
            Path.Combine(_data.Outbox, "batch-1.x12"),
            sent.Replace("*19700102*", "*19510314*", StringComparison.Ordinal));
        await RunToEndAsync();

        var first = Assert.Single(Decided(), claim => claim.Status == "19");
        var next = Assert.Single(Decided(), claim => claim.Status == "2");
        Assert.Equal(102.72m, first.Paid);
        Assert.Equal(
            ("SIMULATED SUPPLEMENT PLAN", "SUPP5"), (first.CrossoverCarrier!.LastName, first.CrossoverCarrier.Id));
        Assert.Equal((25.68m, "CLAIM1"), (next.Paid, next.PatientControlNumber));
        Assert.Equal(
            ["SIMULATED DEMO MEDICARE", "SIMULATED SUPPLEMENT PLAN"],
            All<Remittance>().OrderBy(remittance => remittance.PaymentDate)
                .Select(remittance => remittance.Payer!.Name));
    }

    [Fact]
    public async Task A_second_payer_pays_of_what_the_first_one_left()
    {
        var visit = SampleBatch.Visit("CLAIM1", SampleBatch.Line("99213", 130.00m));
        var secondary = visit with
        {
            OtherSubscribers =
            [
                new OtherSubscriber
                {
                    PayerResponsibility = "P",
                    Relationship = "18",
                    ClaimFilingIndicator = "CI",
                    Paid = 84.00m,
                    BenefitsAssignment = "Y",
                    ReleaseOfInformation = "Y",
                    Person = Party.Person("SAMPLE", "PAT", "MI", "EHP1"),
                    Payer = Party.Organization("SIMULATED", "PI", "EXMX4"),
                },
            ],
            Lines =
            [
                visit.Lines[0] with
                {
                    Adjudications =
                    [
                        new LineAdjudication
                        {
                            PayerId = "EXMX4",
                            Paid = 84.00m,
                            Procedure = new Procedure("99213"),
                            Quantity = 1,
                            Adjustments = [new ClaimAdjustment("CO", "45", 26m), new ClaimAdjustment("PR", "3", 20m)],
                            DecisionDate = new(2026, 10, 20),
                        },
                    ],
                },
            ],
        };
        File.WriteAllText(
            Path.Combine(_data.Outbox, "batch-1.x12"),
            SampleBatch.Text(1, "SUPP5", "SUPP900100", secondary));
        await RunToEndAsync();

        var payment = Assert.Single(Decided());
        Assert.Equal(("2", 18.00m), (payment.Status, payment.Paid));
        Assert.Equal(
            ["OA-23 110.00", "PR-2 2.00"],
            payment.Lines[0].Adjustments.Select(one => $"{one.GroupCode}-{one.Reasons[0].ReasonCode} {one.Total:0.00}"));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private void Send(int number, string member) => File.WriteAllText(
        Path.Combine(_data.Outbox, $"batch-{number}.x12"),
        SampleBatch.Text(
            number, "EXMX4", member, SampleBatch.Visit($"CLAIM{number}", SampleBatch.Line("99213", 130.00m))));

    private Task DisputeAsync(string payerControl) => WriteAsync(LetterChannel.Mail, LetterKind.Dispute, payerControl);

    private async Task WriteAsync(LetterChannel channel, LetterKind kind, string payerControl)
    {
        var manifest = new AppealManifest(
            TextId.Parse<ClinicId>("north"), TextId.Parse<ClaimId>("0123456789ABCDEFG"), "EXMX4", payerControl, 1, 1,
            ["any"], new Money(10.40m), new DateOnly(2027, 1, 1))
        {
            Kind = kind,
            Channel = channel,
        };
        Directory.CreateDirectory(_data.LettersBy(channel));
        await File.WriteAllBytesAsync(
            Path.Combine(_data.LettersBy(channel), $"{kind}-{payerControl}.json"),
            JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Options));
    }

    private async Task RunToEndAsync()
    {
        await _simulator.DoAsync(default);
        while (_simulator.NextDue is { } due)
        {
            _time.Advance(due - _time.GetUtcNow());
            await _simulator.DoAsync(default);
        }
    }

    private List<decimal> Paid() => [.. Decided().Select(claim => claim.Paid)];

    private List<ClaimPayment> Decided() =>
        [.. All<Remittance>().SelectMany(remittance => remittance.Claims)];

    /// <summary>In the order of their numbers; each balances.</summary>
    private List<T> All<T>()
        where T : TransactionSet
    {
        var found = Directory.GetFiles(_data.Received).Order(StringComparer.Ordinal)
            .SelectMany(path => InterchangeReader.Read(File.ReadAllText(path)).Value)
            .SelectMany(interchange => interchange.Transactions).OfType<T>().ToList();
        Assert.All(found.OfType<Remittance>(), remittance => Assert.Empty(RemittanceBalance.Check(remittance)));
        return found;
    }
}
