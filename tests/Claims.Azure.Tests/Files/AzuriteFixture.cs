using Azure.Storage.Blobs;
using Claims.Azure.Files;
using Claims.Azure.Tests.StandIns;

namespace Claims.Azure.Tests.Files;

/// <summary>One Azurite for all tests of files; each test takes containers of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? _azurite;

    public static string? WhyNot => Azurite.WhyNot;

    internal AzureSettings Settings => AzureSettings.Read(
        name => name == AzureNames.StorageConnection ? _azurite!.Connection : null,
        AzurePorts.All & ~AzurePorts.Records);

    /// <summary>A new container.</summary>
    internal async Task<BlobContainerClient> NewContainerAsync()
    {
        var container = AzureClients.Blobs(Settings).GetBlobContainerClient($"test-{Guid.NewGuid():N}");
        await container.CreateAsync();
        return container;
    }

    internal async Task<BlobFolder> NewFolderAsync() => new(await NewContainerAsync());

    public async Task InitializeAsync()
    {
        if (WhyNot is null)
        {
            _azurite = await Azurite.StartAsync();
        }
    }

    public Task DisposeAsync()
    {
        _azurite?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Tests that share Azurite.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
