using System.Text.Json;
using System.Text.RegularExpressions;

namespace Claims.Infra.Tests;

/// <summary>The names of infra/names.json against what is deployed and what the code says.</summary>
public sealed partial class NameTests
{
    private static readonly JsonElement Names =
        JsonDocument.Parse(File.ReadAllText(InfraFolder.File("names.json"))).RootElement;

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Every_setting_that_the_app_reads_is_set(string environment) => Assert.Equal(
        Texts("settings").Order(StringComparer.Ordinal),
        new Snapshot(environment).Settings.Where(setting => setting.Value.Length > 0).Select(setting => setting.Key)
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Every_container_is_made(string environment) => Assert.Equal(
        Texts("containers").Append(Text("deadLetterContainer")).Append(Text("packageContainer")).Order(),
        new Snapshot(environment).All("Microsoft.Storage/storageAccounts/blobServices/containers")
            .Select(one => Snapshot.Name(one).Split('/')[^1]).Order());

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void The_records_container_is_as_the_code_expects_it(string environment)
    {
        var records = new Snapshot(environment).One("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers");
        var resource = records.GetProperty("properties").GetProperty("resource");

        Assert.EndsWith($"/{Text("database")}/{Text("recordsContainer")}", Snapshot.Name(records));
        Assert.Equal([Text("partitionPath")], Strings(resource.GetProperty("partitionKey").GetProperty("paths")));
        Assert.Equal(-1, resource.GetProperty("defaultTtl").GetInt32());
        Assert.Equal(Texts("indexedPaths"), resource.GetProperty("indexingPolicy").GetProperty("includedPaths")
            .EnumerateArray().Select(path => path.GetProperty("path").GetString()!));
    }

    [SkippableFact]
    public void The_code_says_the_same_names()
    {
        var code = Source("Claims.Azure", "AzureNames.cs");
        var constants = Constant().Matches(code).ToDictionary(one => one.Groups[1].Value, one => one.Groups[2].Value);
        string[] named = [.. Words(code, "BlobContainers").Select(name => constants[name])];

        Assert.Equal(Texts("containers"), named);
        Assert.Equal(Text("database"), constants["DefaultDatabase"]);
        Assert.Equal(Text("recordsContainer"), constants["RecordsContainer"]);
        Assert.Equal(Text("partitionPath"), constants["PartitionPath"]);
        Assert.All(Texts("indexedPaths"), path => Assert.Contains($"\"{path}\"", code));
        Assert.All(
            constants.Where(one => one.Key.EndsWith("Setting", StringComparison.Ordinal)),
            setting => Assert.Contains(setting.Value, Texts("settings")));
        Assert.Equal(Text("deadLetterContainer"), constants["DeadLetters"]);
    }

    [SkippableFact]
    public void Every_setting_of_the_app_is_set_but_secrets_and_those_of_a_developers_machine()
    {
        string[] here =
        [
            "CLAIMS_DATA", "CLAIMS_LINK_KEY", "CLAIMS_STAFF_KEY", "CLAIMS_SMTP", "CLAIMS_WEBHOOK",
            "CLAIMS_TEXTS_WEBHOOK", "CLAIMS_TEXTS_KEY", "CLAIMS_MODEL_KEY", "CLAIMS_MODEL_SECONDS",
            .. Texts("settingsWhenChosen"),
        ];
        var code = Source("Claims.Functions", "Settings", "SettingNames.cs")
            + Source("Claims.Delivery", "DeliverySettings.cs")
            + Source("Claims.Azure", "Models", "LanguageModel.cs");
        var read = Constant().Matches(code).Select(one => one.Groups[2].Value)
            .Where(name => name.Contains('_')).ToList();

        Assert.NotEmpty(read);
        Assert.All(read.Except(here), name => Assert.Contains(name, Texts("settings")));
        Assert.All(here, name => Assert.DoesNotContain(name, Texts("settings")));
        Assert.All(
            Regex.Matches(Source("Claims.Functions", "host.json"), "%(\\w+)%").Select(one => one.Groups[1].Value),
            name => Assert.Contains(name, Texts("settings")));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void A_setting_that_may_be_chosen_is_there_and_empty(string environment) => Assert.All(
        Texts("settingsWhenChosen"), name => Assert.Equal("", new Snapshot(environment).Settings[name]));

    [SkippableFact]
    public void The_code_reads_the_secrets_that_are_named()
    {
        var code = Source("Claims.Azure", "AzureNames.cs");
        var secrets = Regex.Matches(code, "\\] = \"([a-z-]+)\"").Select(one => one.Groups[1].Value)
            .Concat(Constant().Matches(code).Where(one => one.Groups[1].Value.EndsWith("Secret", StringComparison.Ordinal))
                .Select(one => one.Groups[2].Value));
        Assert.Equal(Texts("secrets").Order(), secrets.Order());
    }

    [SkippableFact]
    public void The_code_has_the_triggers_that_events_are_sent_to()
    {
        var folder = Path.Combine(InfraFolder.Root, "functions", "Claims.Functions", "Triggers");
        Skip.IfNot(Directory.Exists(folder), "functions/Claims.Functions is not here.");
        var code = string.Concat(Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText));

        Assert.All(
            Names.GetProperty("blobTriggers").EnumerateArray().Select(trigger => trigger.GetProperty("function")),
            name => Assert.Matches($@"\[Function\((nameof\({name}\)|""{name}"")\)\]", code));
    }

    private static string Source(params string[] path)
    {
        var file = Path.Combine([InfraFolder.Root, "functions", .. path]);
        Skip.IfNot(File.Exists(file), $"functions/{string.Join('/', path)} is not here.");
        return File.ReadAllText(file);
    }

    private static string Text(string name) => Names.GetProperty(name).GetString()!;

    private static IEnumerable<string> Texts(string name) => Strings(Names.GetProperty(name));

    private static IEnumerable<string> Strings(JsonElement array) =>
        array.EnumerateArray().Select(one => one.GetString()!);

    /// <summary>The names between the brackets that a property is given.</summary>
    private static IEnumerable<string> Words(string code, string property) =>
        Regex.Match(code, property + @" \{ get; \} =\s*\[([^\]]*)\]").Groups[1].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("const string (\\w+) = \"([^\"]*)\"")]
    private static partial Regex Constant();
}
