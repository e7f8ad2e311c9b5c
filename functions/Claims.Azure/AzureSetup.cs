using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure;

/// <summary>
/// Makes what is missing in stand-ins on this machine. In Azure infra/ makes it, and the app's identity may not.
/// </summary>
public static class AzureSetup
{
    /// <summary>Makes the containers of stand-ins; does nothing for accounts in Azure.</summary>
    /// <param name="settings">Where the stores are.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="IOException">Nothing answers there; names the setting.</exception>
    public static async Task PrepareAsync(AzureSettings settings, CancellationToken cancellationToken)
    {
        if (settings.StorageConnection is not null)
        {
            var blobs = AzureClients.Blobs(settings);
            await ReachAsync(AzureNames.StorageConnection, () => PrepareAsync(blobs, cancellationToken));
        }

        if (settings.CosmosConnection is not null)
        {
            using var cosmos = AzureClients.Cosmos(settings);
            await ReachAsync(
                AzureNames.CosmosConnection, () => PrepareAsync(cosmos, settings.CosmosDatabase, cancellationToken));
        }
    }

    private static async Task ReachAsync(string setting, Func<Task> prepare)
    {
        try
        {
            await prepare();
        }
        catch (Exception fault) when (fault
            is RequestFailedException or AggregateException or CosmosException or HttpRequestException)
        {
            throw new IOException(
                $"{setting}: the stand-in on this machine does not answer as it should; is it running?", fault);
        }
    }

    private static async Task PrepareAsync(BlobServiceClient blobs, CancellationToken cancellationToken)
    {
        foreach (var name in AzureNames.BlobContainers.Append(AzureNames.DeadLetters))
        {
            await blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
    }

    private static async Task PrepareAsync(CosmosClient cosmos, string name, CancellationToken cancellationToken)
    {
        Database database = await cosmos.CreateDatabaseIfNotExistsAsync(name, cancellationToken: cancellationToken);
        var properties = new ContainerProperties(AzureNames.RecordsContainer, AzureNames.PartitionPath)
        {
            DefaultTimeToLive = -1,
            IndexingPolicy = new() { ExcludedPaths = { new ExcludedPath { Path = "/*" } } },
        };
        foreach (var path in AzureNames.IndexedPaths)
        {
            properties.IndexingPolicy.IncludedPaths.Add(new() { Path = path });
        }

        await database.CreateContainerIfNotExistsAsync(properties, cancellationToken: cancellationToken);
    }
}
