using System.Security.Cryptography;
using Claims.Azure;
using Claims.Azure.Keys;
using Claims.Core.Primitives;

namespace Claims.Functions.Settings;

/// <summary>All settings of the app, one part for each area; read and checked before anything starts.</summary>
/// <param name="Stores">Where files and records are.</param>
/// <param name="Records">How records are kept.</param>
/// <param name="Extraction">What reads charts.</param>
/// <param name="Keys">Where secrets come from.</param>
/// <param name="BaseAddress">What links in messages begin with.</param>
/// <param name="TelemetryConnection">Where telemetry goes; null for nowhere.</param>
public sealed record AppSettings(
    AzureSettings Stores,
    RecordsSettings Records,
    ExtractionSettings Extraction,
    KeySettings Keys,
    Uri BaseAddress,
    string? TelemetryConnection)
{
    /// <summary>Which ports stand on Azure, or on stand-ins of it.</summary>
    public AzurePorts Ports => PortsOf(Records);

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="setting">A setting by its name as an environment variable.</param>
    /// <exception cref="InvalidDataException">One line a fault: the setting's name and what to do.</exception>
    public static AppSettings Read(Func<string, string?> setting)
    {
        var reader = new SettingReader(setting);
        var records = RecordsSettings.Read(reader);
        var extraction = ExtractionSettings.Read(reader);
        var keys = KeySettings.Read(reader);
        var address = reader.Address(SettingNames.BaseAddress, "https://claims.example.org/");
        reader.ThrowIfFaulty();
        return new(
            AzureSettings.Read(setting, PortsOf(records)), records, extraction, keys, address,
            reader.Text(SettingNames.Telemetry));
    }

    private static AzurePorts PortsOf(RecordsSettings records) =>
        records.File is null ? AzurePorts.All : AzurePorts.All & ~AzurePorts.Records;
}

/// <summary>How records are kept.</summary>
/// <param name="File">A SQLite file on a developer's machine; null for Cosmos DB.</param>
public sealed record RecordsSettings(string? File)
{
    internal static RecordsSettings Read(SettingReader reader) =>
        reader.Choice(SettingNames.Records, "cosmos", "sqlite") == "sqlite"
            ? new(Path.Combine(reader.Text(SettingNames.Data) ?? "claims-data", "claims.db"))
            : new((string?)null);
}

/// <summary>What reads charts.</summary>
/// <param name="Endpoint">The address of Document Intelligence; null for Tesseract on a developer's machine.</param>
/// <param name="Model">Its model.</param>
/// <param name="RequestsPerSecond">How many requests a second it is sent at most.</param>
public sealed record ExtractionSettings(Uri? Endpoint, string Model, int RequestsPerSecond)
{
    internal static ExtractionSettings Read(SettingReader reader)
    {
        var byService = reader.Choice(SettingNames.Extraction, "documentintelligence", "tesseract") != "tesseract";
        return new(
            byService
                ? reader.Address(SettingNames.DocumentEndpoint, "https://NAME.cognitiveservices.azure.com/")
                : null,
            reader.Choice(SettingNames.DocumentModel, "prebuilt-read", "prebuilt-document"),
            reader.Number(SettingNames.DocumentRequestsPerSecond, 15, 1, 1_000));
    }
}

/// <summary>Where secrets come from: a Key Vault, or settings on a developer's machine.</summary>
/// <param name="Vault">The Key Vault; null for the other two.</param>
/// <param name="LinkKey">Base64 of 32 bytes; null for a new one at each start, which ends the links of before.</param>
/// <param name="StaffKey">20 characters or more; null closes the billers' pages.</param>
public sealed record KeySettings(Uri? Vault, string? LinkKey, string? StaffKey)
{
    private const int ShortestStaffKey = 20;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>The secrets.</summary>
    /// <exception cref="InvalidDataException">One is missing or unfit; says which and what to do.</exception>
    public async Task<AppKeys> ReadAsync(CancellationToken cancellationToken) => Vault is { } vault
        ? await AzureServices.Keys(vault).ReadAsync(cancellationToken)
        : new([VaultKeys.LinkKeyOf(SettingNames.LinkKey, LinkKey ?? NewLinkKey())], StaffKey, None);

    internal static KeySettings Read(SettingReader reader)
    {
        var linkKey = reader.Text(SettingNames.LinkKey);
        var staffKey = reader.Text(SettingNames.StaffKey);
        if (staffKey is { Length: < ShortestStaffKey })
        {
            reader.Fault(SettingNames.StaffKey, $"needs {ShortestStaffKey} characters or more.");
        }

        // A connection string is taken for a stand-in on this machine only, so it tells where this is.
        var isHere = linkKey is not null || reader.Text(AzureNames.StorageConnection) is not null;
        return isHere && reader.Text(AzureNames.VaultUriSetting) is null
            ? new(null, linkKey, staffKey)
            : new(reader.Address(AzureNames.VaultUriSetting, "https://NAME.vault.azure.net/"), null, null);
    }

    private static string NewLinkKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
