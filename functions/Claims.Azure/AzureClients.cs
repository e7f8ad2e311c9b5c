using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure;

/// <summary>The SDKs' clients, one of each for a process.</summary>
internal static class AzureClients
{
    private const string ApplicationName = "claims";

    /// <summary>A client of the storage account.</summary>
    public static BlobServiceClient Blobs(AzureSettings settings)
    {
        var options = new BlobClientOptions
        {
            Retry = { MaxRetries = settings.StorageConnection is null ? 6 : 1, MaxDelay = TimeSpan.FromSeconds(20) },
        };
        options.Diagnostics.ApplicationId = ApplicationName;
        return settings.StorageConnection is { } connection
            ? new(connection, options)
            : new(settings.StorageUri, Identity(), options);
    }

    /// <summary>
    /// A client of the Cosmos DB account. Gateway mode: HTTPS to one address, which private endpoints and the
    /// sandbox of Functions like, and the path that the tests take.
    /// </summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="http">Gives the HTTP client in place of the SDK's own; null for that.</param>
    public static CosmosClient Cosmos(AzureSettings settings, Func<HttpClient>? http = null)
    {
        var options = new CosmosClientOptions
        {
            ApplicationName = ApplicationName,
            ConnectionMode = ConnectionMode.Gateway,
            HttpClientFactory = http,
            LimitToEndpoint = settings.CosmosConnection is not null,
            MaxRetryAttemptsOnRateLimitedRequests = 9,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(30),
            RequestTimeout = TimeSpan.FromSeconds(20),
            CosmosClientTelemetryOptions = new()
            {
                DisableSendingMetricsToService = true,
                QueryTextMode = QueryTextMode.None,
            },
        };
        return settings.CosmosConnection is { } connection
            ? new(connection, options)
            : new(settings.CosmosUri!.AbsoluteUri, Identity(), options);
    }

    /// <summary>The app's managed identity in Azure; on a developer's machine, who is signed in there.</summary>
    public static TokenCredential Identity() => new DefaultAzureCredential();
}
