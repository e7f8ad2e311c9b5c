using Azure.Storage.Blobs;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Delivery;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Azure.Tests;

public sealed class AzureServicesTests
{
    private static readonly AzureSettings Settings = AzureSettings.Read(
        name => name switch
        {
            AzureNames.StorageUriSetting => "https://acct.blob.core.windows.net",
            AzureNames.CosmosUriSetting => "https://acct.documents.azure.com:443/",
            _ => null,
        },
        AzurePorts.All);

    [Theory]
    [InlineData(typeof(IRecords))]
    [InlineData(typeof(IChartFiles))]
    [InlineData(typeof(IQuarantineStore))]
    [InlineData(typeof(IClearinghouse))]
    public void Every_port_has_its_adapter_and_connects_to_nothing_before_it_is_used(Type port)
    {
        using var provider = Services(AzurePorts.All);
        Assert.Equal(typeof(AzureServices).Assembly, provider.GetRequiredService(port).GetType().Assembly);
    }

    [Fact]
    public void What_is_delivered_lies_in_containers()
    {
        using var provider = Services(AzurePorts.All);
        var folders = provider.GetRequiredService<DeliveryFolders>();
        Assert.All(
            (IDeliveryFolder[])[folders.Mail, folders.Letters, folders.Print, folders.Collections],
            folder => Assert.Equal(typeof(AzureServices).Assembly, folder.GetType().Assembly));
    }

    [Fact]
    public void A_port_that_is_not_chosen_keeps_its_adapter()
    {
        using var provider = Services(AzurePorts.Quarantine);
        Assert.NotNull(provider.GetService<IQuarantineStore>());
        Assert.Null(provider.GetService<IChartFiles>());
        Assert.Null(provider.GetService<CosmosClient>());
    }

    [Fact]
    public void Accounts_are_reached_over_HTTPS_in_gateway_mode_with_bounded_repeats()
    {
        using var provider = Services(AzurePorts.All);
        var cosmos = provider.GetRequiredService<CosmosClient>();
        Assert.Equal("https", cosmos.Endpoint.Scheme);
        Assert.Equal(ConnectionMode.Gateway, cosmos.ClientOptions.ConnectionMode);
        Assert.Equal(9, cosmos.ClientOptions.MaxRetryAttemptsOnRateLimitedRequests);
        Assert.Equal("https", provider.GetRequiredService<BlobServiceClient>().Uri.Scheme);
    }

    private static ServiceProvider Services(AzurePorts ports) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddClaimsAzure(Settings, ports)
        .BuildServiceProvider();
}
