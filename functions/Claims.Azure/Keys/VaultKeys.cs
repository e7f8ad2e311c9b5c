using Azure;
using Azure.Security.KeyVault.Secrets;
using Claims.Core.Review;

namespace Claims.Azure.Keys;

/// <summary>The app's own secrets.</summary>
/// <param name="LinkKeys">Sign links, newest first: the first signs, all verify.</param>
/// <param name="StaffKey">Opens the billers' pages; null closes them.</param>
/// <param name="Settings">Secrets that stand for settings, by the setting's name.</param>
public sealed record AppKeys(
    IReadOnlyList<LinkKey> LinkKeys, string? StaffKey, IReadOnlyDictionary<string, string> Settings);

/// <summary>
/// Secrets in Key Vault, read at start. Every enabled version of <see cref="AzureNames.LinkKeySecret"/> verifies links
/// and the newest signs them: a new version rotates the key, disabling the old one ends its links.
/// </summary>
public sealed class VaultKeys(SecretClient vault)
{
    private const int LeastBytes = 32;

    /// <summary>Reads the secrets.</summary>
    /// <exception cref="InvalidDataException">A secret is missing or unfit; says which and what to do.</exception>
    public async Task<AppKeys> ReadAsync(CancellationToken cancellationToken)
    {
        var versions = new List<SecretProperties>();
        await foreach (var version in vault.GetPropertiesOfSecretVersionsAsync(
            AzureNames.LinkKeySecret, cancellationToken))
        {
            if (version.Enabled == true)
            {
                versions.Add(version);
            }
        }

        var keys = new List<LinkKey>();
        foreach (var version in versions.OrderByDescending(version => version.CreatedOn))
        {
            KeyVaultSecret secret = await vault.GetSecretAsync(version.Name, version.Version, null, cancellationToken);
            keys.Add(LinkKeyOf(version.Version, secret.Value));
        }

        return keys.Count > 0
            ? new(
                keys, await SecretAsync(AzureNames.StaffKeySecret, cancellationToken),
                await SettingsAsync(cancellationToken))
            : throw new InvalidDataException(
                $"The secret {AzureNames.LinkKeySecret} is missing in the Key Vault of {AzureNames.VaultUriSetting}: set "
                + "it to base64 of 32 random bytes.");
    }

    /// <summary>A key that signs links.</summary>
    /// <param name="id">Which; its first eight characters travel in links.</param>
    /// <param name="secret">Base64 of 32 bytes or more.</param>
    /// <exception cref="InvalidDataException">It is no such secret; does not quote it.</exception>
    public static LinkKey LinkKeyOf(string id, string secret)
    {
        var bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret, bytes, out var length) && length >= LeastBytes
            ? new(id[..Math.Min(8, id.Length)], bytes.AsMemory(0, length))
            : throw new InvalidDataException(
                $"The link key '{id}' is not base64 of {LeastBytes} bytes or more; make one with: openssl rand -base64 "
                + "32");
    }

    private async Task<IReadOnlyDictionary<string, string>> SettingsAsync(CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>();
        foreach (var (setting, name) in AzureNames.SecretSettings)
        {
            if (await SecretAsync(name, cancellationToken) is { } secret)
            {
                settings[setting] = secret;
            }
        }

        return settings;
    }

    /// <summary>A secret that need not be there.</summary>
    private async Task<string?> SecretAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            KeyVaultSecret secret = await vault.GetSecretAsync(name, cancellationToken: cancellationToken);
            return secret.Value;
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }
}
