using Azure;
using Azure.Security.KeyVault.Secrets;
using Claims.Azure.Keys;
using Claims.Delivery;

namespace Claims.Azure.Tests.Keys;

public sealed class VaultKeysTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_newest_version_signs_and_a_disabled_one_is_left_out()
    {
        var vault = new Vault();
        vault.Add(AzureNames.LinkKeySecret, "v1", Key(1), Day);
        vault.Add(AzureNames.LinkKeySecret, "v3", Key(3), Day.AddDays(2));
        vault.Add(AzureNames.LinkKeySecret, "v2", Key(2), Day.AddDays(1), enabled: false);

        var keys = await new VaultKeys(vault).ReadAsync(default);

        Assert.Equal(["v3", "v1"], keys.LinkKeys.Select(key => key.Id));
        Assert.Null(keys.StaffKey);
        Assert.Empty(keys.Settings);
    }

    [Fact]
    public async Task Secrets_stand_for_the_settings_of_their_meaning()
    {
        var vault = new Vault();
        vault.Add(AzureNames.LinkKeySecret, "v1", Key(1), Day);
        vault.Add(AzureNames.StaffKeySecret, "v1", "invented staff key 1", Day);
        foreach (var (setting, name) in AzureNames.SecretSettings)
        {
            vault.Add(name, "v1", $"invented {setting}", Day);
        }

        var keys = await new VaultKeys(vault).ReadAsync(default);

        Assert.Equal("invented staff key 1", keys.StaffKey);
        Assert.Equal(AzureNames.SecretSettings.Keys.Order(), keys.Settings.Keys.Order());
        Assert.Equal($"invented {DeliverySettings.SmtpName}", keys.Settings[DeliverySettings.SmtpName]);
    }

    [Fact]
    public async Task Without_a_link_key_it_says_what_to_set()
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => new VaultKeys(new Vault()).ReadAsync(default));
        Assert.Contains(AzureNames.LinkKeySecret, fault.Message, StringComparison.Ordinal);
        Assert.Contains("base64", fault.Message, StringComparison.Ordinal);
    }

    private static string Key(byte filler) => Convert.ToBase64String(Enumerable.Repeat(filler, 32).ToArray());

    /// <summary>A Key Vault in memory.</summary>
    private sealed class Vault : SecretClient
    {
        private readonly List<KeyVaultSecret> _secrets = [];

        public void Add(string name, string version, string value, DateTimeOffset created, bool enabled = true)
        {
            var properties = SecretModelFactory.SecretProperties(name: name, version: version, createdOn: created);
            properties.Enabled = enabled;
            _secrets.Add(SecretModelFactory.KeyVaultSecret(properties, value));
        }

        public override AsyncPageable<SecretProperties> GetPropertiesOfSecretVersionsAsync(
            string name, CancellationToken cancellationToken = default) =>
            AsyncPageable<SecretProperties>.FromPages(
            [
                Page<SecretProperties>.FromValues(
                    [.. _secrets.Where(secret => secret.Name == name).Select(secret => secret.Properties)], null, null!),
            ]);

        public override Task<Response<KeyVaultSecret>> GetSecretAsync(
            string name, string? version = null, CancellationToken cancellationToken = default) =>
            GetSecretAsync(name, version, null, cancellationToken);

        public override Task<Response<KeyVaultSecret>> GetSecretAsync(
            string name, string? version, SecretContentType? outContentType, CancellationToken cancellationToken = default) =>
            _secrets.LastOrDefault(secret =>
                secret.Name == name && (version is null || secret.Properties.Version == version)) is { } found
                ? Task.FromResult(Response.FromValue(found, null!))
                : throw new RequestFailedException(404, "There is none.");
    }
}
