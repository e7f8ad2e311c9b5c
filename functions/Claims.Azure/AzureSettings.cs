using System.Data.Common;
using System.Net;

namespace Claims.Azure;

/// <summary>
/// Where the stores are. An account in Azure is an https address and is reached with the app's managed identity; a
/// connection string, which holds a key, is taken for a stand-in on this machine only.
/// </summary>
public sealed record AzureSettings
{
    private AzureSettings()
    {
    }

    /// <summary>The storage account's blob address; null when <see cref="StorageConnection"/> is given.</summary>
    public Uri? StorageUri { get; private init; }

    /// <summary>A connection string to Azurite here; null when <see cref="StorageUri"/> is given.</summary>
    public string? StorageConnection { get; private init; }

    /// <summary>The Cosmos DB account's address; null when <see cref="CosmosConnection"/> is given.</summary>
    public Uri? CosmosUri { get; private init; }

    /// <summary>A connection string to an emulator here; null when <see cref="CosmosUri"/> is given.</summary>
    public string? CosmosConnection { get; private init; }

    /// <summary>The Cosmos DB database.</summary>
    public string CosmosDatabase { get; private init; } = AzureNames.DefaultDatabase;

    /// <summary>Reads the settings that some ports need.</summary>
    /// <param name="setting">
    /// A setting by the name that <see cref="AzureNames"/> gives it; null or blank when it is not set.
    /// </param>
    /// <param name="ports">Which ports are wanted; settings of others are not looked at.</param>
    /// <exception cref="InvalidDataException">One line a fault: the setting's name and what to do.</exception>
    public static AzureSettings Read(Func<string, string?> setting, AzurePorts ports)
    {
        var faults = new List<string>();
        string? Text(string name) => setting(name)?.Trim() is { Length: > 0 } text ? text : null;
        var read = new AzureSettings
        {
            CosmosDatabase = Text(AzureNames.CosmosDatabaseSetting) ?? AzureNames.DefaultDatabase,
        };
        if ((ports & ~AzurePorts.Records) != 0)
        {
            var (uri, connection) = Account(
                Text, AzureNames.StorageUriSetting, AzureNames.StorageConnection,
                "https://ACCOUNT.blob.core.windows.net", "BlobEndpoint", faults);
            read = read with { StorageUri = uri, StorageConnection = connection };
        }

        if (ports.HasFlag(AzurePorts.Records))
        {
            var (uri, connection) = Account(
                Text, AzureNames.CosmosUriSetting, AzureNames.CosmosConnection,
                "https://ACCOUNT.documents.azure.com:443/", "AccountEndpoint", faults);
            read = read with { CosmosUri = uri, CosmosConnection = connection };
        }

        return faults.Count == 0
            ? read
            : throw new InvalidDataException(
                string.Join(Environment.NewLine, faults.Prepend("Settings need a correction:")));
    }

    private static (Uri? Uri, string? Connection) Account(
        Func<string, string?> text,
        string uriName,
        string connectionName,
        string example,
        string endpointPart,
        List<string> faults)
    {
        var (uriText, connection) = (text(uriName), text(connectionName));
        if (uriText is null && connection is null)
        {
            faults.Add($"{uriName}: is missing; give the account's address, such as {example}.");
        }
        else if (uriText is not null && connection is not null)
        {
            faults.Add($"{uriName} and {connectionName} are both set; keep the one that is meant.");
        }
        else if (connection is not null)
        {
            if (!IsOnThisMachine(connection, endpointPart))
            {
                faults.Add($"{connectionName}: a connection string is taken for a stand-in on this machine only, with "
                    + $"{endpointPart}=http://127.0.0.1:PORT/…; for an account in Azure set {uriName} instead, which "
                    + "needs no key.");
            }

            return (null, connection);
        }
        else if (Uri.TryCreate(uriText, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        {
            return (uri, null);
        }
        else
        {
            faults.Add($"{uriName}: is not an address such as {example}.");
        }

        return (null, null);
    }

    private static bool IsOnThisMachine(string connection, string endpointPart)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            return (parts.TryGetValue("UseDevelopmentStorage", out var use) && $"{use}" == "true")
                || (parts.TryGetValue(endpointPart, out var endpoint)
                    && Uri.TryCreate($"{endpoint}", UriKind.Absolute, out var uri)
                    && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host, out var address)
                        && IPAddress.IsLoopback(address))));
        }
        catch (ArgumentException)
        {
            return false; // Not a connection string at all.
        }
    }
}

/// <summary>Which of Core's ports stand on Azure.</summary>
[Flags]
public enum AzurePorts
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Records in Cosmos DB.</summary>
    Records = 1,

    /// <summary>Chart files in Blob Storage.</summary>
    ChartFiles = 2,

    /// <summary>The quarantine in Blob Storage.</summary>
    Quarantine = 4,

    /// <summary>What clinics set up, and code releases, in Blob Storage.</summary>
    Clinics = 8,

    /// <summary>What goes out and comes back: clearinghouse files, mail, letters, print, collections.</summary>
    Outboxes = 16,

    /// <summary>All of them.</summary>
    All = Records | ChartFiles | Quarantine | Clinics | Outboxes,
}
