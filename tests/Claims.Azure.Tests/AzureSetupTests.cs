using Claims.Azure.Tests.StandIns;

namespace Claims.Azure.Tests;

public sealed class AzureSetupTests
{
    [Fact]
    public async Task A_stand_in_that_is_not_running_is_told_by_the_name_of_its_setting()
    {
        var settings = AzureSettings.Read(
            name => name == AzureNames.StorageConnection
                ? $"AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:{NodeServer.FreePort()}/a;"
                : null,
            AzurePorts.ChartFiles);
        var fault = await Assert.ThrowsAsync<IOException>(
            () => AzureSetup.PrepareAsync(settings, CancellationToken.None));
        Assert.StartsWith($"{AzureNames.StorageConnection}: ", fault.Message, StringComparison.Ordinal);
    }
}
