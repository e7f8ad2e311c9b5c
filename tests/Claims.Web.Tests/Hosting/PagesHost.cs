using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Tests.Charts;
using Claims.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Claims.Web.Tests.Hosting;

/// <summary>The pages on a real server on a free port, over Core's real services and records in memory.</summary>
public sealed class PagesHost : IAsyncDisposable
{
    public const string StaffKey = "staff-key-of-the-tests-0123456789";

    public static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private PagesHost(WebApplication app) => _app = app;

    public FakeTimeProvider Time { get; private init; } = null!;

    public ScriptedCheck Check { get; private init; } = null!;

    /// <summary>Events that the pipeline was told.</summary>
    public List<string> Raised { get; private init; } = [];

    /// <summary>All lines logged.</summary>
    public LogLines Log { get; private init; } = null!;

    public HttpClient Client { get; private init; } = null!;

    public Uri Address { get; private init; } = null!;

    public static async Task<PagesHost> StartAsync(Action<IServiceCollection>? more = null)
    {
        var (time, check) = (new FakeTimeProvider(Start), new ScriptedCheck());
        var (raised, log) = (new List<string>(), new LogLines());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services
            .AddClaimsCore()
            .AddClaimsPages(options => (options.StaffKey, options.SimulatedPayer) = (StaffKey, true))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IRecords, InMemoryRecords>()
            .AddSingleton<IClinicDirectory, SampleClinic>()
            .AddSingleton<IChartFiles, SamplePictures>()
            .AddSingleton(Mock.Of<Claims.Core.PatientBilling.IStatementDrawer>())
            .AddSingleton(Mock.Of<Claims.Core.PatientBilling.IEstimateDrawer>(drawer =>
                drawer.Draw(It.IsAny<Clinic>(), It.IsAny<Claims.Core.PatientBilling.Estimate>())
                    == new byte[] { 37, 80, 68, 70 }))
            .AddSingleton(Mock.Of<IMail>())
            .AddSingleton<IApprovalCheck>(check)
            .AddSingleton(WorkflowsTelling(raised))
            .Configure<ReviewOptions>(options => options.LinkKeys = [new("k1", new byte[32])]);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapClaimsPages();
        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        return new(app)
        {
            Time = time,
            Check = check,
            Raised = raised,
            Log = log,
            Address = address,
            Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = address,
            },
        };
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public IRecords Records => Get<IRecords>();

    /// <summary>Opens a review round of the sample chart and gives the path of its link.</summary>
    public async Task<string> OpenRoundAsync(
        int number = 1, IReadOnlyList<Issue>? findings = null, Claims.Core.Coding.EncounterCoding? coding = null)
    {
        var round = new ReviewRound(SampleChart.Ref, number, Start, Start.AddDays(7), findings ?? []);
        await Records.SaveAsync(
            SampleClinic.Id, default,
            RecordChange.Put(round),
            RecordChange.Put(SampleChart.Encounter),
            RecordChange.Put(coding ?? SampleChart.Coding));
        return await IssueAsync(LinkAction.Review, round.Key, round.ExpiresAt);
    }

    /// <summary>Asks a physician and gives the path of the link.</summary>
    public async Task<string> AskAsync(string question)
    {
        var query = new PhysicianQuery(
            SampleChart.Ref, 1, SampleClinic.Venkataraman, question, Start, Start.AddDays(7));
        await Records.SaveAsync(
            SampleClinic.Id, default, RecordChange.Put(query), RecordChange.Put(SampleChart.Encounter));
        return await IssueAsync(LinkAction.Answer, query.Key, query.ExpiresAt);
    }

    public async Task<string> IssueAsync(LinkAction action, string subject, DateTimeOffset expires)
    {
        var link = await Get<ReviewLinks>().IssueAsync(
            SampleClinic.Id, action, subject, "coder@clinic.example", expires, default);
        return link.AbsolutePath;
    }

    public async Task<ReviewRound> RoundAsync(int number = 1) => await Records.GetAsync<ReviewRound>(
        SampleClinic.Id, ReviewRound.KeyOf(SampleChart.Ref.Encounter, number), default);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static IWorkflowClient WorkflowsTelling(List<string> raised)
    {
        var workflows = new Mock<IWorkflowClient>();
        workflows.Setup(client => client.RaiseAsync(
                It.IsAny<string>(), It.IsAny<EventRef<string>>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string _, EventRef<string> name, string payload, CancellationToken _) =>
                raised.Add($"{name.Name}: {payload}"))
            .ReturnsAsync(true);
        return workflows.Object;
    }

    public sealed class ScriptedCheck : IApprovalCheck
    {
        public List<Issue> Issues { get; } = [];

        IReadOnlyList<Issue> IApprovalCheck.Check(ClinicId clinic, ReviewDecision.Approved approval) => Issues;
    }
}
