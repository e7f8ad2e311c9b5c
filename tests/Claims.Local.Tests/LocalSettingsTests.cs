using System.Net;
using System.Text.RegularExpressions;
using Claims.Azure;

namespace Claims.Local.Tests;

public sealed partial class LocalSettingsTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nothing = [];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_a_file_everything_has_a_default_on_this_machine_only()
    {
        var settings = LocalSettings.Read(_folder.Root, Nothing);
        Assert.Equal(7071, settings.Port);
        Assert.Equal(IPAddress.Loopback, settings.Listen);
        Assert.Equal(new Uri("http://localhost:7071/"), settings.BaseAddress);
        Assert.Equal(ClearinghouseKind.Simulator, settings.Clearinghouse);
        Assert.Null(settings.Delivery.Webhook);
    }

    [Fact]
    public void The_sample_is_read_and_says_what_the_defaults_are()
    {
        File.Copy(SamplePath(), _folder.File("local.settings.json"));
        Assert.Equal(LocalSettings.Read(_folder.File(".."), Nothing), LocalSettings.Read(_folder.Root, Nothing));
    }

    [Fact]
    public void The_sample_explains_every_key_that_is_read()
    {
        var functions = Path.Combine(Path.GetDirectoryName(SamplePath())!, "functions");
        var source = File.ReadAllText(Path.Combine(functions, "Claims.Local", "LocalSettings.cs"))
            + File.ReadAllText(Path.Combine(functions, "Claims.Delivery", "DeliverySettings.cs"))
            + File.ReadAllText(Path.Combine(functions, "Claims.Azure", "AzureNames.cs"))
            + File.ReadAllText(Path.Combine(functions, "Claims.Azure", "Models", "LanguageModel.cs"))
            + File.ReadAllText(Path.Combine(functions, "Claims.Functions", "Settings", "SettingNames.cs"));
        var read = Key().Matches(source).Select(match => match.Value).Distinct().Order().ToList();
        var explained = Key().Matches(File.ReadAllText(SamplePath())).Select(match => match.Value).Distinct().Order();
        Assert.NotEmpty(read);
        Assert.Equal(read, explained);
    }

    [Fact]
    public void A_model_is_off_by_default_and_an_address_alone_is_told_to_be_too_little()
    {
        Assert.Null(LocalSettings.Read(_folder.Root, Nothing).Model.Endpoint);
        var chosen = new Dictionary<string, string?> { ["CLAIMS_MODEL_URL"] = "https://invented.example/openai/v1" };
        var fault = Assert.Throws<InvalidDataException>(() => LocalSettings.Read(_folder.Root, chosen));
        Assert.Contains("CLAIMS_MODEL_URL: a model needs", fault.Message, StringComparison.Ordinal);
        chosen["CLAIMS_MODEL_DEPLOYMENT"] = "small";
        chosen["CLAIMS_MODEL_KEY"] = "invented";
        chosen["CLAIMS_MODEL_SECONDS"] = "5";
        var model = LocalSettings.Read(_folder.Root, chosen).Model;
        Assert.Equal(("small", "invented", TimeSpan.FromSeconds(5)), (model.Deployment, model.Key, model.Timeout));
    }

    [Fact]
    public void Each_port_has_its_adapter_by_a_setting_of_its_own()
    {
        Assert.Equal(AzurePorts.None, LocalSettings.Read(_folder.Root, Nothing).AzurePorts);
        var chosen = new Dictionary<string, string?>
        {
            ["CLAIMS_FILES"] = "blob",
            ["CLAIMS_STORAGE"] = "UseDevelopmentStorage=true",
        };
        var settings = LocalSettings.Read(_folder.Root, chosen);
        Assert.Equal(AzurePorts.ChartFiles | AzurePorts.Quarantine, settings.AzurePorts);
        Assert.Equal("UseDevelopmentStorage=true", settings.Azure!.StorageConnection);
        chosen["CLAIMS_RECORDS"] = "cosmos";
        var fault = Assert.Throws<InvalidDataException>(() => LocalSettings.Read(_folder.Root, chosen));
        Assert.Contains(AzureNames.CosmosUriSetting, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_command_line_says_wins()
    {
        File.WriteAllText(_folder.File("local.settings.json"), """{ "Values": { "CLAIMS_PORT": "8000" } }""");
        Assert.Equal(8000, LocalSettings.Read(_folder.Root, Nothing).Port);
        var over = new Dictionary<string, string?> { ["CLAIMS_PORT"] = "9000" };
        Assert.Equal(9000, LocalSettings.Read(_folder.Root, over).Port);
    }

    [Fact]
    public void All_faults_are_told_at_once_with_their_keys()
    {
        File.WriteAllText(
            _folder.File("local.settings.json"),
            """
            { "Values": {
              "CLAIMS_PORT": "70000", "CLAIMS_LISTEN": "here", "CLAIMS_URL": "ftp://x", "CLAIMS_CLEARINGHOUSE": "post"
            } }
            """);
        var fault = Assert.Throws<InvalidDataException>(() => LocalSettings.Read(_folder.Root, Nothing));
        foreach (var key in new[] { "CLAIMS_PORT", "CLAIMS_LISTEN", "CLAIMS_URL", "CLAIMS_CLEARINGHOUSE" })
        {
            Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string SamplePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "local.settings.sample.json")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "local.settings.sample.json");
    }

    [GeneratedRegex("CLAIMS_[A-Za-z_]+")]
    private static partial Regex Key();
}
