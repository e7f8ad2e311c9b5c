using Azure.Core;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage.Blobs;
using Claims.Azure.Arrivals;
using Claims.Azure.Files;
using Claims.Azure.Keys;
using Claims.Azure.Records;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Delivery;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Claims.Azure;

/// <summary>Ties Core's ports to Azure.</summary>
public static class AzureServices
{
    /// <summary>
    /// Adds adapters of some of Core's ports; they win over any added before. A <see cref="TimeProvider"/> must be
    /// there. Nothing is connected to before it is used; clinics are read when they are first asked for.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">Where the stores are, read for the same ports.</param>
    /// <param name="ports">Which ports.</param>
    public static IServiceCollection AddClaimsAzure(
        this IServiceCollection services, AzureSettings settings, AzurePorts ports)
    {
        if (ports.HasFlag(AzurePorts.Records))
        {
            services
                .AddSingleton(_ => AzureClients.Cosmos(settings))
                .AddSingleton(provider => provider.GetRequiredService<CosmosClient>()
                    .GetContainer(settings.CosmosDatabase, AzureNames.RecordsContainer))
                .AddSingleton<IRecords>(provider => new CosmosRecords(
                    provider.GetRequiredService<Container>(), provider.GetRequiredService<TimeProvider>()))
                .AddSingleton(provider => new RecordExport(provider.GetRequiredService<Container>()));
        }

        if ((ports & ~AzurePorts.Records) != 0)
        {
            services.AddSingleton(_ => AzureClients.Blobs(settings));
            AddFiles(services, ports);
        }

        return services;
    }

    /// <summary>
    /// Adds what takes the blobs that arrive; the ports of <see cref="AzurePorts.Outboxes"/> must be there.
    /// </summary>
    public static IServiceCollection AddBlobArrivals(this IServiceCollection services) => services
        .AddSingleton(provider => new BlobArrivals(
            ActivatorUtilities.CreateInstance<ChartInbox>(
                provider, provider.Folder(AzureNames.Inbox), provider.Folder(AzureNames.Quarantine)),
            provider.Folder(AzureNames.DeadLetters),
            provider.GetRequiredService<IClearinghouse>(),
            provider.GetRequiredService<ReceiveClearinghouseFile>(),
            provider.GetRequiredService<ILogger<BlobArrivals>>()));

    /// <summary>The secrets of a Key Vault, reached with the app's managed identity.</summary>
    public static VaultKeys Keys(Uri vault) => new(new SecretClient(vault, AzureClients.Identity()));

    /// <summary>The app's managed identity in Azure; on a developer's machine, who is signed in there.</summary>
    public static TokenCredential Identity() => AzureClients.Identity();

    private static void AddFiles(IServiceCollection services, AzurePorts ports)
    {
        if (ports.HasFlag(AzurePorts.ChartFiles))
        {
            services.AddSingleton<IChartFiles>(provider => new BlobChartFiles(
                provider.Folder(AzureNames.Originals), provider.Folder(AzureNames.Charts)));
        }

        if (ports.HasFlag(AzurePorts.Quarantine))
        {
            services.AddSingleton<IQuarantineStore>(
                provider => new BlobQuarantine(provider.Folder(AzureNames.Quarantine)));
        }

        if (ports.HasFlag(AzurePorts.Clinics))
        {
            AddClinics(services);
        }

        if (ports.HasFlag(AzurePorts.Outboxes))
        {
            services
                .AddSingleton<IClearinghouse>(provider => new BlobClearinghouse(
                    provider.Folder(AzureNames.Outbox),
                    provider.Folder(AzureNames.Received),
                    provider.Folder(AzureNames.Settled)))
                .AddSingleton(provider => new DeliveryFolders(
                    provider.Folder(AzureNames.Mail),
                    provider.Folder(AzureNames.Letters),
                    provider.Folder(AzureNames.Print),
                    provider.Folder(AzureNames.Collections)));
        }
    }

    /// <summary>What clinics set up is read when it is first asked for, and once.</summary>
    private static void AddClinics(IServiceCollection services) => services
        .AddSingleton(provider => BlobClinics.ReadAsync(
            provider.Folder(AzureNames.Clinics), CancellationToken.None).GetAwaiter().GetResult())
        .AddSingleton<IClinicDirectory>(provider => ClinicDirectory.Read(
            provider.GetRequiredService<IReadOnlyList<ClinicFolder>>()))
        .AddSingleton<IDunningPolicies>(provider => ClinicPolicies.Read(
            provider.GetRequiredService<IReadOnlyList<ClinicFolder>>()))
        .AddSingleton(provider => BlobCodes.ReadAsync(
            provider.Folder(AzureNames.Codes), Path.Combine(Path.GetTempPath(), "claims-codes"), CancellationToken.None)
            .GetAwaiter().GetResult());

    private static BlobFolder Folder(this IServiceProvider provider, string container) =>
        new(provider.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(container));
}
