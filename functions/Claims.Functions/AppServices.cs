using Azure.AI.FormRecognizer.DocumentAnalysis;
using Claims.Azure;
using Claims.Azure.Keys;
using Claims.Azure.Models;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Delivery;
using Claims.Documents;
using Claims.Functions.Durable;
using Claims.Functions.Settings;
using Claims.Functions.TextExtraction;
using Claims.Functions.Triggers;
using Claims.Machine.Records;
using Claims.Machine.TextExtraction;
using Claims.Web;
using Claims.Workflows;
using Claims.Workflows.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Functions;

/// <summary>Ties Core's ports to Azure: the composition root of the Azure edition.</summary>
public static class AppServices
{
    /// <summary>Adds everything that the functions need; nothing is connected to before it is used.</summary>
    public static IServiceCollection AddClaimsApp(
        this IServiceCollection services, AppSettings settings, AppKeys keys, OutgoingSettings outgoing)
    {
        services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IStatementDrawer, StatementPdf>()
            .AddSingleton<IEstimateDrawer, EstimatePdf>()
            .AddSingleton<IAppealLetterDrawer, AppealLetterPdf>()
            .AddSingleton<IRealTimeClearinghouse, NoRealTime>()
            .AddClaimsCore()
            .AddClaimsDelivery(outgoing.Delivery)
            .AddClaimsAzure(settings.Stores, settings.Ports)
            .AddLanguageModel(outgoing.Model)
            .AddBlobArrivals();
        if (settings.Records.File is { } file)
        {
            services.AddSingleton<IRecords>(_ => new SqliteRecords(file));
        }

        AddEngine(services);
        AddExtraction(services, settings.Extraction);
        AddPages(services, settings.BaseAddress, keys, outgoing.Delivery.TextsKey);
        return services;
    }

    private static void AddEngine(IServiceCollection services) => services
        .AddSingleton(_ => new WorkflowRegistry().AddClaimsPipeline())
        .AddSingleton(new EngineOptions())
        .AddSingleton<CurrentDurableClient>()
        .AddSingleton<DurableWorkflows>()
        .AddSingleton<DurableActivities>()
        .AddSingleton<IWorkflowClient>(provider => new DurableWorkflowClient(
            () => provider.GetRequiredService<CurrentDurableClient>().Client,
            provider.GetRequiredService<WorkflowRegistry>(),
            provider.GetRequiredService<EngineOptions>()));

    private static void AddExtraction(IServiceCollection services, ExtractionSettings extraction)
    {
        if (extraction.Endpoint is { } endpoint)
        {
            services
                .AddSingleton(provider => new SharedPace(
                    provider.GetRequiredService<IRecords>(),
                    provider.GetRequiredService<TimeProvider>(),
                    extraction.RequestsPerSecond))
                .AddSingleton(provider => DocumentClients.Of(endpoint, provider.GetRequiredService<SharedPace>()))
                .AddSingleton<ITextExtractor>(provider => new DocumentIntelligence(
                    provider.GetRequiredService<DocumentAnalysisClient>(), extraction.Model));
        }
        else
        {
            services.AddSingleton<ITextExtractor>(_ => new TesseractExtractor(new ExtractionOptions()));
        }
    }

    private static void AddPages(
        IServiceCollection services, Uri baseAddress, AppKeys keys, string? textsKey)
    {
        services.Configure<ReviewOptions>(options =>
        {
            options.BaseAddress = baseAddress;
            options.LinkKeys = keys.LinkKeys;
        });
        services.AddClaimsPages(options =>
        {
            options.StaffKey = keys.StaffKey;
            options.TextsKey = textsKey;
        });

        // Requests come from the Functions host alone, which says whose they are.
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
        });
        services.AddRouting().AddSingleton<PageSite>().AddSingleton<Readiness>();
    }
}
