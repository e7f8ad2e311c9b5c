using System.CommandLine;
using System.Globalization;

namespace Claims.Local.Verbs;

/// <summary>What every verb takes.</summary>
internal static class VerbOptions
{
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data folder (default ./claims-data, for the demo ./claims-data/demo; setting CLAIMS_DATA).",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<int?> Port { get; } = new("--port")
    {
        Description = "The port of the web pages (default 7071; 0 for any free one; setting CLAIMS_PORT).",
        HelpName = "PORT",
    };

    /// <summary>The settings with what the command line says over them.</summary>
    public static LocalSettings Settings(ParseResult parsed, string? standardData = null)
    {
        var port = parsed.GetResult(Port) is null ? null : parsed.GetValue(Port);
        var overrides = new Dictionary<string, string?>
        {
            ["CLAIMS_DATA"] = parsed.GetValue(Data),
            ["CLAIMS_PORT"] = port?.ToString(CultureInfo.InvariantCulture),
        };
        var settings = LocalSettings.Read(Directory.GetCurrentDirectory(), overrides);
        return standardData is not null && parsed.GetValue(Data) is null
            ? settings with { Data = standardData }
            : settings;
    }
}
