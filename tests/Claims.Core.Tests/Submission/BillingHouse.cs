using System.Text;
using System.Text.Json;
using Claims.Coding.CodeSets;
using Claims.Coding.Procedures;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Core.Tests.Charts;
using Claims.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Claim = Claims.Core.Submission.Claim;
using Message = Claims.Core.Review.Message;

namespace Claims.Core.Tests.Submission;

/// <summary>Everything from an approved encounter to a settled balance, wired as in production, in memory.</summary>
internal sealed class BillingHouse : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Visit = new(2026, 10, 20);
    public static readonly ClinicId Clinic = TestClinic.Id;

    public BillingHouse()
    {
        var services = new ServiceCollection()
            .AddClaimsCore()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IRecords>(Records)
            .AddSingleton<IClinicDirectory>(Directory)
            .AddSingleton<IClearinghouse>(Clearinghouse)
            .AddSingleton<IRealTimeClearinghouse>(Clearinghouse)
            .AddSingleton<IChartFiles>(Files)
            .AddSingleton<IMail>(Outgoing)
            .AddSingleton<IPayerMail>(Outgoing)
            .AddSingleton<ICollections>(Outgoing)
            .AddSingleton<IStatementDrawer>(Outgoing)
            .AddSingleton<IEstimateDrawer>(Outgoing)
            .AddSingleton<IAppealLetterDrawer>(Outgoing)
            .AddSingleton(Options.Create(new ReviewOptions
            {
                BaseAddress = new("https://claims.example/"),
                LinkKeys = [new("k1", Enumerable.Range(0, 32).Select(part => (byte)part).ToArray())],
            }))
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IWorkflowClient>(_ => Engine!);
        Services = services.BuildServiceProvider();
        var registry = new WorkflowRegistry().AddClaimsPipeline().AddWorkflow(BillingWalk.Ref, () => new BillingWalk());
        Engine = new(
            registry, new InMemoryWorkflowStore(), Services, Time,
            new EngineOptions { Json = CoreJson.Options }, NullLogger<WorkflowEngine>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public InMemoryRecords Records { get; } = new();

    public BillingClinic Directory { get; } = new();

    public TestClearinghouse Clearinghouse { get; } = new();

    public MemoryChartFiles Files { get; } = new();

    public OutgoingPost Outgoing { get; } = new();

    public ServiceProvider Services { get; }

    public WorkflowEngine Engine { get; }

    public Books Books => BooksOf(Encounter()).GetAwaiter().GetResult();

    public static EncounterRef Encounter(int number = 1) => new(
        Clinic, TextId.Parse<ChartId>("abc"), TextId.Parse<EncounterId>($"abc-{number}"));

    public static ActivityContext Context(int attempt = 1) =>
        new("chart/sample/abc", 0, attempt, CancellationToken.None);

    public T Get<T>()
        where T : notnull => ActivatorUtilities.GetServiceOrCreateInstance<T>(Services);

    /// <summary>A coder approves an encounter.</summary>
    public async Task<ReviewedEncounter> ApproveAsync(
        int encounter = 1, int round = 1, Func<ReviewDecision.Approved, ReviewDecision.Approved>? change = null)
    {
        var decision = Approvals.Standard();
        var record = new ReviewRound(
            Encounter(encounter), round, Time.GetUtcNow(), Time.GetUtcNow().AddDays(7), [],
            change?.Invoke(decision) ?? decision, Time.GetUtcNow(), "coder@clinic.example");
        await Records.SaveAsync(Clinic, default, RecordChange.Put(record));
        return new(Encounter(encounter), round);
    }

    /// <summary>Approved, built and with the clearinghouse.</summary>
    public async Task<Claim> SendAsync(
        int encounter = 1, int round = 1, Func<ReviewDecision.Approved, ReviewDecision.Approved>? change = null)
    {
        var reviewed = await ApproveAsync(encounter, round, change);
        var built = await Get<BuildClaim>().RunAsync(Context(), reviewed);
        Assert.Empty(built.Findings);
        await Get<BatchClaims>().RunAsync(Clinic, default);
        return await ClaimAsync(built.Claim!.Claim);
    }

    public Task<Claim> ClaimAsync(ClaimId id) => Records.GetAsync<Claim>(Clinic, id.Value, default);

    public Task<Books> BooksOf(EncounterRef encounter) =>
        Get<Ledger>().BooksAsync(Clinic, encounter.Encounter, default);

    public async Task<IReadOnlyList<WorkItem>> WorkAsync() => await Get<WorkItems>().ListOpenAsync(Clinic, default);

    /// <summary>The clearinghouse brings a file.</summary>
    public async Task ReceiveAsync(string name, byte[] content)
    {
        Clearinghouse.Received[name] = content;
        await Get<ReceiveClearinghouseFile>().ReceiveAsync(name, default);
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>()
        where T : class, IRecord<T>
    {
        var all = new List<T>();
        await foreach (var (record, _) in Records.ListAsync<T>(Clinic, "", default))
        {
            all.Add(record);
        }

        return all;
    }

    /// <summary>Lets the engine run until nothing moves but time.</summary>
    public async Task RestAsync() => await Engine.WhenIdleAsync().WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>Days pass; everything due on the way happens.</summary>
    public async Task PassAsync(int days)
    {
        var end = Time.GetUtcNow().AddDays(days);
        await RestAsync();
        while (Engine.NextDue is { } due && due <= end)
        {
            if (due > Time.GetUtcNow())
            {
                Time.SetUtcNow(due);
            }

            await RestAsync();
        }

        Time.SetUtcNow(end);
        await RestAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Services.DisposeAsync();
    }
}

/// <summary>An invented clinic with two payers.</summary>
internal sealed class BillingClinic : IClinicDirectory
{
    private readonly TestClinic _clinic = new();

    public List<Payer> Known { get; } =
    [
        .. new TestClinic().Payers(TestClinic.Id),
        new(
            TextId.Parse<PayerId>("state-plan"), "State Plan", "STPLN", [], "CI",
            new("PO Box 2", "Peoria", "IL", "616010001"), 90, 60, [], "invented"),
    ];

    public IReadOnlyList<ClinicId> Clinics => _clinic.Clinics;

    public Clinic Clinic(ClinicId id) => _clinic.Clinic(id);

    public IReadOnlyList<Payer> Payers(ClinicId id) => Known;

    /// <summary>What the contracts allow; a scenario may set them.</summary>
    public ContractFees Contracts { get; set; } = ContractFees.None;

    public ContractFees Fees(ClinicId id) => Contracts;

    public ChargeMaster Charges(ClinicId id) => new(
    [
        new("99213", "Office visit", 130m, [], []), new("93000", "Heart tracing", 70m, [], []),
    ]);
}

/// <summary>Approvals of an invented patient.</summary>
internal static class Approvals
{
    public static ReviewDecision.Approved Standard() => new(
        [
            Field(FieldName.PatientLastName, "Samplename"), Field(FieldName.PatientFirstName, "Testa"),
            Field(FieldName.PatientBirthDate, "1960-02-03"), Field(FieldName.PatientSex, "F"),
            Field(FieldName.PatientAddress, "12 Invented Street"), Field(FieldName.PatientCity, "Springfield"),
            Field(FieldName.PatientState, "IL"), Field(FieldName.PatientZip, "62701"),
            Field(FieldName.PatientEmail, "patient@mail.example"), Field(FieldName.Payer, "Example Health"),
            Field(FieldName.MemberId, "SMP 100 200"), Field(FieldName.Relationship, "self"),
            Field(FieldName.DateOfService, "2026-10-20"), Field(FieldName.RenderingProviderNpi, "1234567893"),
            Field(FieldName.PlaceOfService, "11"),
        ],
        [Icd10Code.Parse("I10"), Icd10Code.Parse("E11.9")],
        [Line("99213", 130m, 1, 2), Line("93000", 70m, 1)]);

    public static ReviewDecision.Approved With(
        this ReviewDecision.Approved approved, FieldName name, string? text) => approved with
        {
            Fields =
            [
                .. approved.Fields.Where(field => field.Name != name),
                .. text is null ? Array.Empty<EncounterField>() : [Field(name, text)],
            ],
        };

    public static ApprovedLine Line(string code, decimal charge, params int[] pointers) =>
        new(TextId.Parse<ProcedureCode>(code), [], 1, new(charge), pointers);

    public static EncounterField Field(FieldName name, string text) => new(name, text, 1, FieldSource.Coder);
}

/// <summary>Keeps what is sent; a name sent twice must have the same bytes.</summary>
internal sealed class TestClearinghouse : IClearinghouse, IRealTimeClearinghouse
{
    public Dictionary<string, byte[]> Sent { get; } = [];

    public Dictionary<string, byte[]> Received { get; } = [];

    public Dictionary<string, string?> Settled { get; } = [];

    public Func<byte[], byte[]>? Answer { get; set; }

    public int Asked { get; private set; }

    /// <summary>Runs before a file is taken.</summary>
    public Action? BeforeSend { get; set; }

    public Task SendAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        BeforeSend?.Invoke();
        if (Sent.TryGetValue(name, out var before))
        {
            Assert.Equal(before, content.ToArray());
        }

        Sent[name] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ListReceivedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Received.Keys.Except(Settled.Keys)]);

    public Task<Stream> OpenReceivedAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream(Received[name]));

    public Task SettleAsync(string name, string? quarantineReason, CancellationToken cancellationToken)
    {
        Settled[name] = quarantineReason;
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>> ExchangeAsync(
        ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        Asked++;
        return Task.FromResult<ReadOnlyMemory<byte>>(
            Answer?.Invoke(request.ToArray()) ?? throw new IOException("Nobody answers."));
    }
}

internal sealed class MemoryChartFiles : IChartFiles
{
    public Dictionary<string, byte[]> Kept { get; } = [];

    public Task KeepOriginalAsync(ChartRef chart, Stream content, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Stream> OpenOriginalAsync(ChartRef chart, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task KeepAsync(
        ChartRef chart, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Kept[name] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(ChartRef chart, string name, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Kept.TryGetValue(name, out var content) ? new MemoryStream(content) : null);
}

/// <summary>Everything that leaves the house on paper or by mail; an id sent twice must say the same.</summary>
internal sealed class OutgoingPost : IMail, IPayerMail, ICollections, IStatementDrawer, IEstimateDrawer,
    IAppealLetterDrawer
{
    public Dictionary<string, Message> Messages { get; } = [];

    public Dictionary<string, (byte[] Letter, AppealManifest Manifest)> Letters { get; } = [];

    public Dictionary<string, CollectionsFile> Collections { get; } = [];

    public Dictionary<string, RecallFile> Recalls { get; } = [];

    public byte[] Draw(Clinic clinic, Estimate estimate) =>
        System.Text.Encoding.UTF8.GetBytes($"{clinic.Name} {estimate.For!.Name} {estimate.Total}");

    public Task SendAsync(Message message, CancellationToken cancellationToken)
    {
        if (Messages.TryGetValue(message.Id, out var before))
        {
            Assert.Equal(before, message);
        }

        Messages[message.Id] = message;
        return Task.CompletedTask;
    }

    public Task SendAsync(
        string name, ReadOnlyMemory<byte> pdf, AppealManifest manifest, CancellationToken cancellationToken)
    {
        if (Letters.TryGetValue(name, out var before))
        {
            Assert.Equal(before.Letter, pdf.ToArray());
        }

        Letters[name] = (pdf.ToArray(), manifest);
        return Task.CompletedTask;
    }

    public Task HandOverAsync(
        ClinicId clinic, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        return name.StartsWith("recall-", StringComparison.Ordinal)
            ? Keep(Recalls, name, content)
            : Keep(Collections, name, content);
    }

    private static Task Keep<T>(Dictionary<string, T> kept, string name, ReadOnlyMemory<byte> content)
        where T : notnull
    {
        var file = JsonSerializer.Deserialize<T>(content.Span, CoreJson.Options)!;
        Assert.Equal(kept.GetValueOrDefault(name, file), file);
        kept[name] = file;
        return Task.CompletedTask;
    }

    public byte[] Draw(Clinic clinic, Statement statement, Uri link) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(statement, CoreJson.Options) + link);

    public byte[] Draw(AppealLetter letter) => Encoding.UTF8.GetBytes(string.Join("\n", letter.Paragraphs));
}

/// <summary>The money's part of the chart pipeline; each round is approved beforehand.</summary>
public sealed class BillingWalk : Workflow<EncounterRef, string>
{
    public static readonly WorkflowRef<EncounterRef, string> Ref = new(nameof(BillingWalk));

    public override async Task<string> RunAsync(IWorkflowContext context, EncounterRef encounter)
    {
        DeniedClaim? denied = null;
        for (var round = 1; ; round++)
        {
            var built = denied is { Authorized: true }
                ? await context.CallAsync(AttachAuthorization.Ref, new(new(denied.Claim, denied.Remittance), round))
                : await context.CallAsync(BuildClaim.Ref, new ReviewedEncounter(encounter, round));
            if (built.Claim is not { } claim)
            {
                return string.Join(",", built.Findings.Select(finding => finding.Code));
            }

            var rejected = await Acknowledgement.WaitAsync(context, encounter, claim);
            denied = rejected.Count == 0 ? await Settlement.RunAsync(context, encounter, claim) : null;
            if (rejected.Count == 0 && denied is null)
            {
                var outcome = await context.CallAsync(
                    StatementWorkflow.Ref, encounter, StatementWorkflow.InstanceFor(encounter));
                return outcome.ToString();
            }
        }
    }
}
