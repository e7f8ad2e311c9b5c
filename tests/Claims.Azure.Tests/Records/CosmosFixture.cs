using Claims.Azure.Tests.StandIns;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Tests.Records;

/// <summary>One stand-in for all tests of records; each test takes a database of its own.</summary>
public sealed class CosmosFixture : IAsyncLifetime
{
    private CosmosStandIn? _standIn;

    public static string? WhyNot => CosmosStandIn.WhyNot;

    internal CosmosStandIn StandIn => _standIn!;

    /// <summary>The records of a new database.</summary>
    /// <param name="http">What requests go through.</param>
    internal async Task<(CosmosClient Client, Container Container)> NewAsync(Func<HttpClient>? http = null)
    {
        var settings = SettingsOf($"test-{Guid.NewGuid():N}");
        await AzureSetup.PrepareAsync(settings, CancellationToken.None);
        var client = AzureClients.Cosmos(settings, http);
        return (client, client.GetContainer(settings.CosmosDatabase, AzureNames.RecordsContainer));
    }

    internal AzureSettings SettingsOf(string database) => AzureSettings.Read(
        name => name switch
        {
            AzureNames.CosmosConnection => StandIn.Connection,
            AzureNames.CosmosDatabaseSetting => database,
            _ => null,
        },
        AzurePorts.Records);

    public async Task InitializeAsync()
    {
        if (WhyNot is null)
        {
            _standIn = await CosmosStandIn.StartAsync();
        }
    }

    public Task DisposeAsync()
    {
        _standIn?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Tests that share the stand-in.</summary>
[CollectionDefinition(Name)]
public sealed class CosmosCollection : ICollectionFixture<CosmosFixture>
{
    public const string Name = "Cosmos DB";
}
