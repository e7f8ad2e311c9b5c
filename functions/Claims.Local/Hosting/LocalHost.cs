using System.Net;
using System.Net.Sockets;
using Claims.Azure;
using Claims.Azure.Models;
using Claims.Coding.CodeSets.Library;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Delivery;
using Claims.Documents;
using Claims.Local.Chores;
using Claims.Local.Clearinghouse;
using Claims.Local.Delivery;
using Claims.Local.Demo;
using Claims.Local.Inbox;
using Claims.Local.Stores;
using Claims.Machine.Records;
using Claims.Machine.TextExtraction;
using Claims.Web;
using Claims.Workflows;
using Claims.Workflows.Sqlite;

namespace Claims.Local.Hosting;

/// <summary>Ties Core's ports to this machine: the composition root of the one-machine edition.</summary>
internal static class LocalHost
{
    /// <summary>Most activities wait for the disk, and those that wait together share one flush of it.</summary>
    private static readonly int ActivitiesAtOnce = Environment.ProcessorCount * 16;

    /// <summary>The web application with everything in it, not started.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="data">Where everything lies.</param>
    /// <param name="time">The clock of everything that lasts.</param>
    /// <param name="console">The least that is logged to the terminal too.</param>
    /// <param name="add">What a verb adds.</param>
    public static WebApplication Build(
        LocalSettings settings,
        DataFolder data,
        TimeProvider time,
        LogLevel console,
        Action<IServiceCollection>? add = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(settings.Listen, settings.Port));
        builder.Logging.ClearProviders()
            .AddProvider(new FileLog(Path.Combine(data.Root, "logs")))
            .AddSimpleConsole(options => options.SingleLine = true)
            .AddFilter(null, LogLevel.Warning)
            .AddFilter("Claims", LogLevel.Information)
            .AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(null, console);
        builder.Services.AddSingleton(settings).AddSingleton(data).AddSingleton(time);
        AddPorts(builder.Services, settings, data);
        if (settings.Azure is { } azure)
        {
            builder.Services.AddClaimsAzure(azure, settings.AzurePorts);
        }

        builder.Services.AddLanguageModel(settings.Model);
        AddEngine(builder.Services, data);
        AddChores(builder.Services, settings, data);
        AddPages(builder.Services, settings, LocalKeys.Open(data));
        add?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapClaimsPages();
        return app;
    }

    /// <summary>The port to listen on: the one that is set, or for 0 any that is free.</summary>
    public static int PortOf(int wanted)
    {
        if (wanted != 0)
        {
            return wanted;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static void AddPorts(IServiceCollection services, LocalSettings settings, DataFolder data) => services
        .AddSingleton<IRecords>(_ => new SqliteRecords(data.RecordsFile))
        .AddSingleton<IChartFiles>(_ => new FolderChartFiles(data.Charts))
        .AddSingleton<IClinicDirectory>(_ => ClinicDirectory.Read(ClinicFolders.In(data.Clinics)))
        .AddSingleton<IQuarantineStore, FolderQuarantine>()
        .AddSingleton<ITextExtractor>(_ => new TesseractExtractor(new ExtractionOptions()))
        .AddSingleton<IDunningPolicies>(_ => ClinicPolicies.Read(ClinicFolders.In(data.Clinics)))
        .AddSingleton(FolderDelivery.Of(data))
        .AddClaimsDelivery(settings.Delivery)
        .AddSingleton<IStatementDrawer, StatementPdf>()
        .AddSingleton<IEstimateDrawer, EstimatePdf>()
        .AddSingleton<IAppealLetterDrawer, AppealLetterPdf>()
        .AddSingleton<FolderClearinghouse>()
        .AddSingleton<IClearinghouse>(provider => provider.GetRequiredService<FolderClearinghouse>())
        .AddSingleton(_ => new CodeLibrary(data.Codes))
        .AddSingleton(provider =>
        {
            var library = provider.GetRequiredService<CodeLibrary>();
            return new DiagnosisCodes(library.DiagnosesOn, library.EditsOn, library.FeesOn);
        })
        .AddClaimsCore();

    private static void AddEngine(IServiceCollection services, DataFolder data) => services
        .AddSingleton(_ => new WorkflowRegistry().AddClaimsPipeline())
        .AddSingleton<IWorkflowStore>(_ => new SqliteWorkflowStore(data.WorkflowsFile))
        .AddSingleton(provider => new WorkflowEngine(
            provider.GetRequiredService<WorkflowRegistry>(),
            provider.GetRequiredService<IWorkflowStore>(),
            provider,
            provider.GetRequiredService<TimeProvider>(),
            new EngineOptions { MaxConcurrentActivities = ActivitiesAtOnce },
            provider.GetRequiredService<ILogger<WorkflowEngine>>()))
        .AddSingleton<IWorkflowClient>(provider => provider.GetRequiredService<WorkflowEngine>())
        .AddSingleton<IEnginePulse>(provider => provider.GetRequiredService<WorkflowEngine>());

    private static void AddChores(IServiceCollection services, LocalSettings settings, DataFolder data)
    {
        services
            .AddSingleton<Postbox>()
            .AddSingleton<ChoreLoop>()
            .AddSingleton<IChore, FlushEvents>()
            .AddSingleton<IChore, InboxWatch>()
            .AddSingleton<IChore, SendBatches>()
            .AddSingleton<IChore, AskForStatus>()
            .AddSingleton<IChore, WarnOfDeadlines>();
        if (settings.Clearinghouse == ClearinghouseKind.Simulator)
        {
            services
                .AddSingleton(_ => PayerRules.Read(settings.PayerRules ?? SampleFiles.PayerRules))
                .AddSingleton(_ => new SimulatorMemory(data.SimulatorFile))
                .AddSingleton<IRealTimeClearinghouse, SimulatedRealTime>()
                .AddSingleton<IChore, PayerSimulator>();
        }
        else
        {
            services.AddSingleton<IRealTimeClearinghouse, NoRealTime>();
        }

        services.AddSingleton<IChore, ReceiveFiles>().AddSingleton<IChore, Deliver>();
    }

    private static void AddPages(IServiceCollection services, LocalSettings settings, LocalKeys keys)
    {
        services.Configure<ReviewOptions>(options =>
        {
            options.BaseAddress = settings.BaseAddress;
            options.LinkKeys = keys.ForLinks;
        });
        services.AddClaimsPages(options =>
        {
            options.StaffKey = keys.StaffKey;
            options.TextsKey = settings.Delivery.TextsKey;
            options.SimulatedPayer = settings.Clearinghouse == ClearinghouseKind.Simulator;
        });
    }
}
