namespace Claims.Azure.Tests;

public sealed class AzureSettingsTests
{
    private const string Azurite = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;"
        + "BlobEndpoint=http://127.0.0.1:10000/a;";

    [Fact]
    public void Accounts_are_addresses_and_need_no_key()
    {
        var settings = Read(
            AzurePorts.All,
            (AzureNames.StorageUriSetting, "https://acct.blob.core.windows.net"),
            (AzureNames.CosmosUriSetting, " https://acct.documents.azure.com:443/ "));
        Assert.Equal(new("https://acct.blob.core.windows.net"), settings.StorageUri);
        Assert.Equal(new("https://acct.documents.azure.com:443/"), settings.CosmosUri);
        Assert.Equal("claims", settings.CosmosDatabase);
        Assert.Null(settings.StorageConnection);
    }

    [Fact]
    public void What_is_missing_is_named_all_at_once()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(AzurePorts.All));
        Assert.Contains(AzureNames.StorageUriSetting, fault.Message, StringComparison.Ordinal);
        Assert.Contains(AzureNames.CosmosUriSetting, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_ports_that_nobody_wants_are_not_looked_at()
    {
        Assert.Equal(Azurite, Read(AzurePorts.ChartFiles, (AzureNames.StorageConnection, Azurite)).StorageConnection);
        Assert.Null(Read(AzurePorts.None).StorageUri);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", true)]
    [InlineData("BlobEndpoint=http://localhost:10000/a;AccountKey=YQ==", true)]
    [InlineData("BlobEndpoint=http://[::1]:10000/a;AccountKey=YQ==", true)]
    [InlineData("BlobEndpoint=https://acct.blob.core.windows.net;AccountKey=YQ==", false)]
    [InlineData("BlobEndpoint=http://127.0.0.1.example.com/;AccountKey=YQ==", false)]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=YQ==", false)]
    [InlineData("nonsense", false)]
    public void A_key_is_taken_for_a_stand_in_on_this_machine_only(string connection, bool taken)
    {
        AzureSettings Act() => Read(AzurePorts.ChartFiles, (AzureNames.StorageConnection, connection));
        if (taken)
        {
            Assert.Equal(connection, Act().StorageConnection);
            return;
        }

        var fault = Assert.Throws<InvalidDataException>(Act);
        Assert.Contains($"{AzureNames.StorageConnection}: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("YQ==", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acct.blob.core.windows.net")]
    [InlineData("http://acct.blob.core.windows.net")]
    public void An_address_that_is_none_is_named(string text)
    {
        var fault = Assert.Throws<InvalidDataException>(
            () => Read(AzurePorts.ChartFiles, (AzureNames.StorageUriSetting, text)));
        Assert.Contains($"{AzureNames.StorageUriSetting}: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_and_connection_string_together_are_refused()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(
            AzurePorts.ChartFiles,
            (AzureNames.StorageUriSetting, "https://acct.blob.core.windows.net"),
            (AzureNames.StorageConnection, Azurite)));
        Assert.Contains("both set", fault.Message, StringComparison.Ordinal);
    }

    private static AzureSettings Read(AzurePorts ports, params (string Name, string Value)[] values) =>
        AzureSettings.Read(values.ToDictionary(one => one.Name, one => one.Value).GetValueOrDefault, ports);
}
