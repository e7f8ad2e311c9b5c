using System.Reflection;
using System.Text.RegularExpressions;
using Claims.Azure;
using Claims.Azure.Keys;
using Claims.Azure.Models;
using Claims.Delivery;
using Claims.Functions.Settings;

namespace Claims.Functions.Tests.Settings;

public sealed partial class AppSettingsTests
{
    [Fact]
    public void In_Azure_everything_stands_on_Azure()
    {
        var settings = AppFixture.Settings();

        Assert.Equal(AzurePorts.All, settings.Ports);
        Assert.Equal(15, settings.Extraction.RequestsPerSecond);
        Assert.Equal("prebuilt-read", settings.Extraction.Model);
        Assert.Equal("https://claims.example.org/", settings.BaseAddress.AbsoluteUri);
        Assert.Null(settings.Keys.LinkKey);
    }

    [Theory]
    [InlineData(SettingNames.BaseAddress, null)]
    [InlineData(SettingNames.BaseAddress, "claims.example.org")]
    [InlineData(SettingNames.Records, "oracle")]
    [InlineData(SettingNames.Extraction, "magic")]
    [InlineData(SettingNames.DocumentEndpoint, "")]
    [InlineData(SettingNames.DocumentModel, "prebuilt-invoice")]
    [InlineData(SettingNames.DocumentRequestsPerSecond, "0")]
    [InlineData(SettingNames.DocumentRequestsPerSecond, "many")]
    [InlineData(SettingNames.StaffKey, "short")]
    [InlineData(AzureNames.VaultUriSetting, null)]
    [InlineData(AzureNames.StorageUriSetting, null)]
    [InlineData(AzureNames.CosmosUriSetting, "http://insecure.example")]
    public void A_setting_that_is_missing_or_wrong_is_named(string name, string? value)
    {
        var fault = Assert.Throws<InvalidDataException>(() => AppFixture.Settings((name, value)));

        Assert.Contains($"{name}:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(
        3,
        Assert.Throws<InvalidDataException>(() => AppFixture.Settings(
            (SettingNames.BaseAddress, "no"), (SettingNames.Records, "no"))).Message.Split(Environment.NewLine).Length);

    [Fact]
    public async Task On_a_developers_machine_Azurite_and_local_reading_suffice()
    {
        var settings = AppFixture.Settings(
            (AzureNames.StorageUriSetting, null),
            (AzureNames.StorageConnection, "UseDevelopmentStorage=true"),
            (AzureNames.CosmosUriSetting, null),
            (AzureNames.VaultUriSetting, null),
            (SettingNames.DocumentEndpoint, null),
            (SettingNames.Records, "sqlite"),
            (SettingNames.Extraction, "tesseract"));

        Assert.False(settings.Ports.HasFlag(AzurePorts.Records));
        Assert.Null(settings.Extraction.Endpoint);
        Assert.Equal(32, Assert.Single((await settings.Keys.ReadAsync(default)).LinkKeys).Secret.Length);
    }

    [Fact]
    public async Task A_link_key_that_is_too_short_is_refused_and_not_quoted()
    {
        var secret = Convert.ToBase64String(new byte[16]);
        var settings = AppFixture.Settings((AzureNames.VaultUriSetting, null), (SettingNames.LinkKey, secret));

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => settings.Keys.ReadAsync(default));

        Assert.Contains(SettingNames.LinkKey, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_the_vault_wins_over_a_setting_and_what_is_wrong_with_it_is_told_unquoted()
    {
        var keys = new AppKeys([], null, new Dictionary<string, string>
        {
            [DeliverySettings.SmtpName] = "smtps://user:secret@mail.example/",
            [LanguageModel.KeyName] = "secret",
        });
        string? Setting(string name) => name switch
        {
            DeliverySettings.SmtpName => "smtp://other.example/",
            DeliverySettings.MailFromName => "billing@clinic.example",
            _ => null,
        };
        Assert.Equal("mail.example", OutgoingSettings.Read(Setting, keys).Delivery.Smtp!.Host);
        Assert.Null(OutgoingSettings.Read(Setting, keys).Model.Endpoint);

        var fault = Assert.Throws<InvalidDataException>(() => OutgoingSettings.Read(_ => null, keys));
        Assert.Contains(DeliverySettings.MailFromName, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_explains_every_setting()
    {
        var sample = File.ReadAllText(Path.Combine(FunctionShapeTests.FindRoot(), "local.settings.sample.json"));
        var names = typeof(SettingNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"\"{name}\"", sample, StringComparison.Ordinal));
        Assert.All(
            HostSetting().Matches(File.ReadAllText(Path.Combine(
                FunctionShapeTests.FindRoot(), "functions", "Claims.Functions", "host.json"))),
            match => Assert.Contains($"\"{match.Groups[1].Value}\"", sample, StringComparison.Ordinal));
    }

    [GeneratedRegex("%([A-Z_]+)%")]
    private static partial Regex HostSetting();
}
