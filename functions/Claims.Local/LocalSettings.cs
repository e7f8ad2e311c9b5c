using System.Net;
using Claims.Azure;
using Claims.Azure.Models;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Delivery;
using Claims.Local.Hosting;

namespace Claims.Local;

/// <summary>
/// The settings of one machine: "Values" of local.settings.json, each overridden by an environment variable of the
/// same name. local.settings.sample.json explains every one.
/// </summary>
internal sealed record LocalSettings
{
    public required string Data { get; init; }

    public required int Port { get; init; }

    public required IPAddress Listen { get; init; }

    public required Uri BaseAddress { get; init; }

    /// <summary>How messages and letters leave.</summary>
    public required DeliverySettings Delivery { get; init; }

    public required ClearinghouseKind Clearinghouse { get; init; }

    public required TimeSpan InboxSettle { get; init; }

    public required TimeSpan BatchWindow { get; init; }

    /// <summary>Which ports stand on Azure instead of this machine; none by default.</summary>
    public required AzurePorts AzurePorts { get; init; }

    /// <summary>Where those ports' stores are; null when there are none.</summary>
    public AzureSettings? Azure { get; init; }

    /// <summary>A language model that reads notes too; without an endpoint there is none.</summary>
    public required ModelOptions Model { get; init; }

    /// <summary>A payer-rules.json of one's own for the simulator; null for the one that ships.</summary>
    public string? PayerRules { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="folder">Where local.settings.json lies, if there is one.</param>
    /// <param name="overrides">What the command line says; wins over all.</param>
    /// <exception cref="InvalidDataException">One line a fault: key and what to do.</exception>
    public static LocalSettings Read(string folder, IReadOnlyDictionary<string, string?> overrides)
    {
        var values = new ConfigurationBuilder()
            .SetBasePath(Path.GetFullPath(folder))
            .AddJsonFile("local.settings.json", optional: true)
            .Build()
            .GetSection("Values");
        var reader = new SettingReader(key =>
            overrides.GetValueOrDefault(key) ?? Environment.GetEnvironmentVariable(key) ?? values[key]);
        var port = LocalHost.PortOf(reader.Number("CLAIMS_PORT", 7071, 0, 65535));
        var ports = PortsOf(reader);
        var settings = new LocalSettings
        {
            Data = reader.Text("CLAIMS_DATA") ?? "claims-data",
            Port = port,
            Listen = reader.Parsed(
                "CLAIMS_LISTEN", text => IPAddress.TryParse(text, out var address) ? address : null,
                "an IP address, such as 127.0.0.1 or 0.0.0.0") ?? IPAddress.Loopback,
            BaseAddress = reader.Web("CLAIMS_URL") ?? new Uri($"http://localhost:{port}/"),
            Delivery = DeliverySettings.Read(reader),
            Clearinghouse = reader.Choice("CLAIMS_CLEARINGHOUSE", ClearinghouseKind.Simulator),
            InboxSettle = TimeSpan.FromMilliseconds(reader.Number("CLAIMS_INBOX_SETTLE_MS", 2000, 0, 600_000)),
            BatchWindow = TimeSpan.FromSeconds(reader.Number("CLAIMS_BATCH_WINDOW_SECONDS", 60, 0, 86_400)),
            PayerRules = reader.Text("CLAIMS_PAYER_RULES"),
            AzurePorts = ports,
            Model = LanguageModel.Read(reader),
        };
        reader.ThrowIfFaulty();
        return ports == AzurePorts.None ? settings : settings with { Azure = AzureSettings.Read(reader.Text, ports) };
    }

    private static AzurePorts PortsOf(SettingReader reader) =>
        (reader.Choice("CLAIMS_RECORDS", RecordsKind.Sqlite) == RecordsKind.Cosmos ? AzurePorts.Records : 0)
        | (reader.Choice("CLAIMS_FILES", FilesKind.Folder) == FilesKind.Blob
            ? AzurePorts.ChartFiles | AzurePorts.Quarantine
            : 0);
}

/// <summary>Where claims go.</summary>
internal enum ClearinghouseKind
{
    /// <summary>The payer simulator answers; nothing leaves the machine.</summary>
    Simulator,

    /// <summary>Outbox and received folders only; something else carries the files.</summary>
    Folder,
}

/// <summary>Where records are kept.</summary>
internal enum RecordsKind
{
    /// <summary>In the data folder, claims.db.</summary>
    Sqlite,

    /// <summary>In Cosmos DB.</summary>
    Cosmos,
}

/// <summary>Where chart files and quarantined files are kept.</summary>
internal enum FilesKind
{
    /// <summary>In the data folder.</summary>
    Folder,

    /// <summary>In Blob Storage.</summary>
    Blob,
}
