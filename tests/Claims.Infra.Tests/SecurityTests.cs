namespace Claims.Infra.Tests;

public sealed class SecurityTests
{
    private static readonly string[] KeyFunctions = ["listKeys(", "listAccountSas(", "listServiceSas(", "listSecrets("];

    public static TheoryData<string> Environments => ["dev", "prod"];

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "False")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", "False")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", "True")]
    [InlineData("Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "properties.disableLocalAuth", "True")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "properties.minimalTlsVersion", "Tls12")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "properties.backupPolicy.type", "Continuous")]
    [InlineData("Microsoft.CognitiveServices/accounts", "properties.disableLocalAuth", "True")]
    [InlineData("Microsoft.KeyVault/vaults", "properties.enableRbacAuthorization", "True")]
    [InlineData("Microsoft.KeyVault/vaults", "properties.enablePurgeProtection", "True")]
    [InlineData("Microsoft.Insights/components", "properties.DisableLocalAuth", "True")]
    [InlineData("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "True")]
    [InlineData("Microsoft.Web/sites", "properties.httpsOnly", "True")]
    [InlineData("Microsoft.Web/sites", "properties.siteConfig.minTlsVersion", "1.2")]
    [InlineData("Microsoft.Web/sites", "properties.siteConfig.ftpsState", "Disabled")]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", "False")]
    public void Every_resource_of_a_type_is_closed_to_keys_and_strangers(string type, string path, string value)
    {
        string[] environments = ["dev", "prod"];
        Assert.All(
            environments.SelectMany(environment => new Snapshot(environment).All(type)),
            resource => Assert.Equal(value, Snapshot.Value(resource, path)));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void No_key_is_read_but_the_one_of_the_blob_extension(string environment)
    {
        var snapshot = new Snapshot(environment);
        var readers = snapshot.Resources.Where(one => KeyFunctions.Any($"{one}".Contains));

        Assert.All(readers, one =>
        {
            Assert.Equal("Microsoft.EventGrid/systemTopics/eventSubscriptions", Snapshot.Value(one, "type"));
            Assert.Contains("systemKeys.blobs_extension", $"{one}");
        });
        Assert.DoesNotContain("AccountKey=", snapshot.Text);
        Assert.DoesNotContain("SharedAccessSignature", snapshot.Text);
        Assert.DoesNotContain("AzureWebJobsStorage", snapshot.Settings.Keys);
    }

    [Fact]
    public void In_production_every_store_denies_the_internet_and_has_a_private_endpoint()
    {
        var snapshot = new Snapshot("prod");
        string[] types =
        [
            "Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults", "Microsoft.CognitiveServices/accounts",
        ];

        Assert.All(types.SelectMany(snapshot.All), store =>
            Assert.Equal("Deny", Snapshot.Value(store, "properties.networkAcls.defaultAction")));
        Assert.Equal(
            "Disabled",
            Snapshot.Value(snapshot.One("Microsoft.DocumentDB/databaseAccounts"), "properties.publicNetworkAccess"));
        // Endpoint, and the module whose output it leads to.
        (string Endpoint, string Module)[] ways =
        [
            ("host-blob", "hostStorage"), ("host-queue", "hostStorage"), ("host-table", "hostStorage"),
            ("documents-blob", "documentStorage"), ("documents-queue", "documentStorage"), ("records-sql", "cosmos"),
            ("extraction-account", "documents"), ("keys-vault", "vault"),
        ];
        Assert.Equal(
            ways.Select(way => $"pe-claims-prod-{way.Endpoint}").Order(),
            snapshot.All("Microsoft.Network/privateEndpoints").Select(Snapshot.Name).Order());
        Assert.All(ways, way => Assert.Contains($"'{way.Module}-{{0}}'", $"{Assert.Single(
            snapshot.All("Microsoft.Network/privateEndpoints"),
            one => Snapshot.Name(one) == $"pe-claims-prod-{way.Endpoint}")}"));
        Assert.NotNull(Snapshot.Value(snapshot.One("Microsoft.Web/sites"), "properties.virtualNetworkSubnetId"));
    }

    [Fact]
    public void In_production_stores_are_encrypted_with_a_key_of_the_customer()
    {
        var snapshot = new Snapshot("prod");

        Assert.All(snapshot.All("Microsoft.Storage/storageAccounts"), store =>
            Assert.Equal("Microsoft.Keyvault", Snapshot.Value(store, "properties.encryption.keySource")));
        Assert.Equal("Microsoft.KeyVault", Snapshot.Value(
            snapshot.One("Microsoft.CognitiveServices/accounts"), "properties.encryption.keySource"));
        Assert.NotNull(Snapshot.Value(
            snapshot.One("Microsoft.DocumentDB/databaseAccounts"), "properties.keyVaultKeyUri"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Documents_can_be_restored_and_undelivered_events_are_kept(string environment)
    {
        var snapshot = new Snapshot(environment);
        var blobs = Assert.Single(
            snapshot.All("Microsoft.Storage/storageAccounts/blobServices"),
            one => Snapshot.Name(one).StartsWith("claimsdocs", StringComparison.Ordinal));

        Assert.Equal("True", Snapshot.Value(blobs, "properties.isVersioningEnabled"));
        Assert.Equal("True", Snapshot.Value(blobs, "properties.deleteRetentionPolicy.enabled"));
        Assert.Equal("True", Snapshot.Value(blobs, "properties.restorePolicy.enabled"));
        Assert.All(snapshot.All("Microsoft.EventGrid/systemTopics/eventSubscriptions"), subscription => Assert.Equal(
            "dead-letters",
            Snapshot.Value(
                subscription,
                "properties.deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName")));
    }
}
