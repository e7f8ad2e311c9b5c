using Claims.Coding.Procedures;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Edi.Parts;
using Claims.Edi.X835;
using Claims.Machine.Records;
using Claims.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Claim = Claims.Core.Submission.Claim;
using X12Remittance = Claims.Edi.X835.Remittance;

namespace Claims.Benchmarks.Ledger;

/// <summary>A clinic of so many encounters, each billed and charged, on SQLite. Everybody in it is invented.</summary>
internal sealed class GeneratedClinic : IAsyncDisposable
{
    private const int EncountersAtOnce = 200;
    private static readonly ClinicId Id = TextId.Parse<ClinicId>("generated");
    private static readonly Npi Doctor = TextId.Parse<Npi>("1234567893");
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);

    private readonly SqliteRecords _records;
    private readonly ServiceProvider _services;

    public GeneratedClinic(string path)
    {
        _records = new(path);
        _services = new ServiceCollection().AddClaimsCore()
            .AddSingleton<TimeProvider>(TimeProvider.System)
            .AddSingleton<IRecords>(_records)
            .AddSingleton<IClinicDirectory, Directory>()
            .AddSingleton<IWorkflowClient, NoWorkflows>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .BuildServiceProvider();
    }

    public async Task FillAsync(int encounters)
    {
        foreach (var some in Enumerable.Range(0, encounters).Chunk(EncountersAtOnce))
        {
            await _records.SaveAsync(Id, [.. some.SelectMany(RecordsOf)], CancellationToken.None);
        }
    }

    public async Task PostAsync(X12Remittance remittance)
    {
        var fault = await _services.GetRequiredService<ReceiveRemittance>().ReceiveAsync(
            Id, remittance.TraceNumber, remittance, CancellationToken.None);
        if (fault is not null)
        {
            throw new InvalidDataException(fault);
        }
    }

    /// <summary>130.00 charged: 75.00 paid, 30.00 above the fee, 25.00 the patient's.</summary>
    public static X12Remittance RemittanceFor(int number) => new()
    {
        ControlNumber = "0001",
        PaymentAmount = 75m,
        CreditOrDebit = "C",
        PaymentMethod = "ACH",
        PaymentDate = new(2026, 11, 16),
        TraceNumber = $"T{number}",
        OriginatingCompanyId = "1999999999",
        Payer = new RemittanceParty { Name = "GENERATED PLAN" },
        ClaimGroups =
        [
            new ClaimGroup
            {
                GroupNumber = "1",
                Claims =
                [
                    new Edi.X835.ClaimPayment
                    {
                        PatientControlNumber = ClaimId.For(EncounterOf(number).Encounter, 1).Value,
                        Status = "1",
                        Charge = 130m,
                        Paid = 75m,
                        PayerClaimControlNumber = $"P{number}",
                        Lines =
                        [
                            new Edi.X835.LinePayment
                            {
                                Procedure = new Procedure("99213"),
                                Charge = 130m,
                                Paid = 75m,
                                Adjustments =
                                    [new ClaimAdjustment("CO", "45", 30m), new ClaimAdjustment("PR", "3", 25m)],
                            },
                        ],
                    },
                ],
            },
        ],
    };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _records.DisposeAsync();
    }

    private static EncounterRef EncounterOf(int number) => new(
        Id, TextId.Parse<ChartId>($"{number:x8}"), TextId.Parse<EncounterId>($"{number:x8}-1"));

    private static IEnumerable<RecordChange> RecordsOf(int number)
    {
        var encounter = EncounterOf(number);
        var person = new Person(
            "Invented", $"Person {number}", new(1970, 1, 2), 'F', new("1 Road", "Springfield", "IL", "627010001"));
        var claim = new Claim(
            ClaimId.For(encounter.Encounter, 1), encounter, 1, TextId.Parse<PayerId>("plan"), '1', null,
            new(
                person, person, Relationship.Self, $"M{number}", null, new(2026, 10, 20), Doctor, "11", null, [],
                [new(TextId.Parse<ProcedureCode>("99213"), [], 1, new(130m), [1])]),
            ClaimStatus.Accepted, Start, $"chart/{number}");
        yield return RecordChange.Put(claim);
        yield return RecordChange.Put(new EncounterClaim(encounter.Encounter, 1, claim.Id));
        yield return RecordChange.Put(new LedgerEntry(
            encounter.Encounter, $"{claim.Id}/charges", Start, Account.Billed, Account.Payer, claim.Charge,
            $"claim {claim.Id}"));
    }

    private sealed class Directory : IClinicDirectory
    {
        public IReadOnlyList<ClinicId> Clinics => [Id];

        public Clinic Clinic(ClinicId id) => new(
            Id, "Generated Clinic", Doctor, "123456789", "261QP2300X",
            new("1 Road", "Springfield", "IL", "627010001"), "Billing", "2175550100", "billing@clinic.example",
            "coder@clinic.example", "lead@clinic.example", "America/Chicago", "GENERATED", []);

        public IReadOnlyList<Payer> Payers(ClinicId id) =>
        [
            new(
                TextId.Parse<PayerId>("plan"), "Generated Plan", "PLAN1", [], "CI",
                new("1 Road", "Peoria", "IL", "616010001"), 180, 180, [], "invented"),
        ];

        public ChargeMaster Charges(ClinicId id) => new([]);
    }

    /// <summary>Nobody waits for what is posted here.</summary>
    private sealed class NoWorkflows : IWorkflowClient
    {
        public Task<bool> StartAsync<TIn, TOut>(
            WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> RaiseAsync<T>(
            string instanceId, EventRef<T> reference, T payload, CancellationToken cancellationToken) =>
            Task.FromResult(false);

        public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<InstancePage> ListPageAsync(
            InstanceFilter filter, int size, string? after, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> ResumeAsync(string instanceId, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> RewindAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<int> PurgeAsync(
            DateTimeOffset endedBefore, InstanceFilter? filter, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
