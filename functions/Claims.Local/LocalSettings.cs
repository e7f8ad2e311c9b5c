using System.Globalization;
using System.Net;
using Claims.Azure;
using Claims.Core.Coding;
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

    public Uri? Webhook { get; init; }

    /// <summary>smtp://USER:PASSWORD@HOST:PORT/ or smtps://…; null keeps messages as files only.</summary>
    public Uri? Smtp { get; init; }

    /// <summary>Who messages are from.</summary>
    public string MailFrom { get; init; } = "claims@localhost";

    /// <summary>Where text messages are posted; null when none are sent.</summary>
    public Uri? TextsWebhook { get; init; }

    /// <summary>The secret part of the address that the provider posts replies to: /texts/KEY.</summary>
    public string? TextsKey { get; init; }

    /// <summary>The hour of the clinic's day at which its letters become one file.</summary>
    public int PrintHour { get; init; } = 16;

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
        var reader = new Reader(
            new ConfigurationBuilder()
                .SetBasePath(Path.GetFullPath(folder))
                .AddJsonFile("local.settings.json", optional: true)
                .Build()
                .GetSection("Values"),
            overrides);
        var port = LocalHost.PortOf(reader.Number("CLAIMS_PORT", 7071, 0, 65535));
        var ports = PortsOf(reader);
        var settings = new LocalSettings
        {
            Data = reader.Text("CLAIMS_DATA") ?? "claims-data",
            Port = port,
            Listen = reader.Address("CLAIMS_LISTEN", IPAddress.Loopback),
            BaseAddress = reader.Web("CLAIMS_URL") ?? new Uri($"http://localhost:{port}/"),
            Webhook = reader.Web("CLAIMS_WEBHOOK"),
            Smtp = reader.Smtp("CLAIMS_SMTP"),
            MailFrom = reader.Text("CLAIMS_MAIL_FROM") ?? "claims@localhost",
            TextsWebhook = reader.Web("CLAIMS_TEXTS_WEBHOOK"),
            TextsKey = reader.Text("CLAIMS_TEXTS_KEY"),
            PrintHour = reader.Number("CLAIMS_PRINT_HOUR", 16, 0, 23),
            Clearinghouse = reader.Choice("CLAIMS_CLEARINGHOUSE", ClearinghouseKind.Simulator),
            InboxSettle = TimeSpan.FromMilliseconds(reader.Number("CLAIMS_INBOX_SETTLE_MS", 2000, 0, 600_000)),
            BatchWindow = TimeSpan.FromSeconds(reader.Number("CLAIMS_BATCH_WINDOW_SECONDS", 60, 0, 86_400)),
            PayerRules = reader.Text("CLAIMS_PAYER_RULES"),
            AzurePorts = ports,
            Model = new()
            {
                Endpoint = reader.Web("CLAIMS_MODEL_URL"),
                Deployment = reader.Text("CLAIMS_MODEL_DEPLOYMENT") ?? "",
                Key = reader.Text("CLAIMS_MODEL_KEY") ?? "",
                Timeout = TimeSpan.FromSeconds(reader.Number("CLAIMS_MODEL_SECONDS", 20, 1, 300)),
            },
        };
        reader.Check(
            settings.Model is { Endpoint: null } or { Deployment.Length: > 0, Key.Length: > 0 }, "CLAIMS_MODEL_URL",
            "a model needs CLAIMS_MODEL_DEPLOYMENT and CLAIMS_MODEL_KEY too");
        reader.ThrowIfFaulty();
        return ports == AzurePorts.None ? settings : settings with { Azure = AzureSettings.Read(reader.Text, ports) };
    }

    private static AzurePorts PortsOf(Reader reader) =>
        (reader.Choice("CLAIMS_RECORDS", RecordsKind.Sqlite) == RecordsKind.Cosmos ? AzurePorts.Records : 0)
        | (reader.Choice("CLAIMS_FILES", FilesKind.Folder) == FilesKind.Blob
            ? AzurePorts.ChartFiles | AzurePorts.Quarantine
            : 0);

    private sealed class Reader(IConfigurationSection values, IReadOnlyDictionary<string, string?> overrides)
    {
        private readonly List<string> _faults = [];

        public string? Text(string key)
        {
            var text = overrides.GetValueOrDefault(key) ?? Environment.GetEnvironmentVariable(key) ?? values[key];
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        }

        public int Number(string key, int standard, int least, int most)
        {
            if (Text(key) is not { } text)
            {
                return standard;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most)
            {
                return number;
            }

            _faults.Add($"{key}: '{text}' is not a whole number from {least} to {most}.");
            return standard;
        }

        public IPAddress Address(string key, IPAddress standard) => Parsed(
            key, text => IPAddress.TryParse(text, out var address) ? address : null,
            "an IP address, such as 127.0.0.1 or 0.0.0.0") ?? standard;

        public Uri? Web(string key) => Parsed(
            key, text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http")
                ? new Uri(uri.AbsoluteUri.TrimEnd('/') + "/")
                : null,
            "an address that begins with http:// or https://");

        public Uri? Smtp(string key) => Parsed(
            key, text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "smtp" or "smtps" }
                ? uri
                : null,
            "an address like smtp://user:password@host:587/ or smtps://host:465/");

        public T Choice<T>(string key, T standard)
            where T : struct, Enum
        {
            if (Text(key) is not { } text || Enum.TryParse(text, ignoreCase: true, out standard))
            {
                return standard;
            }

            var names = string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
            _faults.Add($"{key}: '{text}' is none of: {names}.");
            return standard;
        }

        public void Check(bool holds, string key, string wanted)
        {
            if (!holds)
            {
                _faults.Add($"{key}: {wanted}.");
            }
        }

        public void ThrowIfFaulty()
        {
            if (_faults.Count > 0)
            {
                throw new InvalidDataException(
                    string.Join(Environment.NewLine, _faults.Prepend("The settings need a correction:")));
            }
        }

        private T? Parsed<T>(string key, Func<string, T?> parse, string wanted)
            where T : class
        {
            if (Text(key) is not { } text)
            {
                return null;
            }

            var value = parse(text);
            if (value is null)
            {
                _faults.Add($"{key}: '{text}' is not {wanted}.");
            }

            return value;
        }
    }
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
