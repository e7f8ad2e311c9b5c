using System.Reflection;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Claims.Azure;
using Claims.Azure.Tests.StandIns;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Functions.Settings;
using Claims.Functions.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Claims.Functions.Tests;

/// <summary>
/// The app as it starts from local.settings.sample.json: files on Azurite, charts read by Tesseract, records in SQLite
/// or on the stand-in of Cosmos DB. Only the Functions host itself is not there.
/// </summary>
public sealed class LocalSettingsTests : IAsyncLifetime
{
    private static readonly ClinicId Clinic = TextId.Parse<ClinicId>("sample-family-clinic");
    private static readonly string Root = FunctionShapeTests.FindRoot();
    private static readonly string Samples = Path.Combine(Root, "functions", "Claims.Local", "Samples");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claims-app-");
    private readonly Mock<DurableTaskClient> _durable = new("test");
    private readonly List<string> _started = [];
    private Azurite? _azurite;
    private CosmosStandIn? _cosmos;
    private ServiceProvider? _services;

    public async Task InitializeAsync()
    {
        _durable.Setup(client => client.ScheduleNewOrchestrationInstanceAsync(
                It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(),
                It.IsAny<CancellationToken>()))
            .Callback((TaskName _, object? _, StartOrchestrationOptions? options, CancellationToken _) =>
                _started.Add(options!.InstanceId!))
            .ReturnsAsync(() => _started[^1]);
        if (Azurite.WhyNot is null)
        {
            _azurite = await Azurite.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        _cosmos?.Dispose();
        _azurite?.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [SkippableTheory]
    [InlineData("sqlite")]
    [InlineData("cosmos")]
    public async Task An_uploaded_chart_is_stored_read_and_shown(string records)
    {
        Skip.If(Azurite.WhyNot is not null, Azurite.WhyNot);
        await StartAsync(records);
        foreach (var function in FunctionClasses())
        {
            Assert.NotNull(ActivatorUtilities.CreateInstance(_services!, function));
        }

        var inbox = Blobs(AzureNames.Inbox);
        var scan = inbox.GetBlobClient($"{Clinic}/02-diabetes-visit.tif");
        await scan.UploadAsync(Path.Combine(Samples, "02-diabetes-visit.tif"));
        await Function<ChartUploaded>().RunAsync(scan, _durable.Object, default);

        var store = _services!.GetRequiredService<IRecords>();
        var chart = Assert.Single(await store.ReadAllAsync<Chart>(Clinic, "", default));
        Assert.Equal($"chart~002F{Clinic}~002F{chart.Id}", Assert.Single(_started));
        Assert.False(await scan.ExistsAsync());
        Assert.True(await Blobs(AzureNames.Originals).GetBlobClient($"{Clinic}/{chart.Id}").ExistsAsync());

        var read = ActivatorUtilities.CreateInstance<ReadChart>(_services!);
        var encounters = await read.RunAsync(new(_started[0], 0, 1, default), chart.Ref);
        Assert.Single(encounters!);
        var text = await store.GetAsync<ChartTextRecord>(Clinic, chart.Id.Value, default);
        Assert.Contains(
            "diabetes", string.Join(' ', text.Text.Pages.SelectMany(page => page.Lines).Select(line => line.Text)),
            StringComparison.OrdinalIgnoreCase);

        Assert.Contains(chart.Id.Value[..8], await PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains($"\"{Clinic}\"", await PageAsync("/status.json"), StringComparison.Ordinal);
        Assert.Empty(await _services!.GetRequiredService<Readiness>().MissingAsync(default));
        await ExportAsync(records, chart);
    }

    private async Task ExportAsync(string records, Chart chart)
    {
        var http = Request("/operate/records/sample-family-clinic");
        await Function<ExportRecords>().Run(http.Request, Clinic.Value).ExecuteAsync(http);
        Assert.Equal(records == "cosmos" ? 200 : 404, http.Response.StatusCode);
        if (records == "cosmos")
        {
            var lines = (await BodyAsync(http)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("path").GetString()).ToList();
            Assert.Contains($"chart/{chart.Id}", lines);
        }

        var other = Request("/operate/records/nobody");
        await Function<ExportRecords>().Run(other.Request, "nobody").ExecuteAsync(other);
        Assert.Equal(404, other.Response.StatusCode);
    }

    /// <summary>The sample's settings, but for where the stand-ins listen and what operating.md says to
    /// change.</summary>
    private async Task StartAsync(string records)
    {
        var values = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Root, "local.settings.sample.json")),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })
            .RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString());
        values[AzureNames.StorageConnection] = _azurite!.Connection; // UseDevelopmentStorage=true is on fixed ports.
        values[SettingNames.Data] = _folder.FullName;
        if (records == "cosmos")
        {
            _cosmos = await CosmosStandIn.StartAsync();
            values[SettingNames.Records] = records;
            values[AzureNames.CosmosConnection] = _cosmos.Connection;
            values[AzureNames.CosmosDatabaseSetting] = $"test-{Guid.NewGuid():N}";
        }

        var settings = AppSettings.Read(values.GetValueOrDefault);
        await AzureSetup.PrepareAsync(settings.Stores, default);
        var keys = await settings.Keys.ReadAsync(default);
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(new System.Diagnostics.DiagnosticListener("test"))
            .AddSingleton<Claims.Functions.Telemetry.BoardMeasures>()
            .AddClaimsApp(settings, keys, OutgoingSettings.Read(values.GetValueOrDefault, keys))
            .BuildServiceProvider();
        foreach (var file in Directory.GetFiles(Path.Combine(Samples, "clinic")))
        {
            await Blobs(AzureNames.Clinics).GetBlobClient($"{Clinic}/{Path.GetFileName(file)}").UploadAsync(file);
        }
    }

    private static IEnumerable<Type> FunctionClasses() => typeof(AppServices).Assembly.GetTypes()
        .Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<FunctionAttribute>() is not null));

    private T Function<T>() => ActivatorUtilities.CreateInstance<T>(_services!);

    private BlobContainerClient Blobs(string container) =>
        _services!.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(container);

    private async Task<string> PageAsync(string path)
    {
        var http = Request(path);
        await Function<Pages>().RunAsync(http.Request, _durable.Object);
        Assert.Equal(200, http.Response.StatusCode);
        return await BodyAsync(http);
    }

    private static async Task<string> BodyAsync(HttpContext http)
    {
        http.Response.Body.Position = 0;
        using var reader = new StreamReader(http.Response.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private DefaultHttpContext Request(string path)
    {
        var http = new DefaultHttpContext { RequestServices = _services! };
        http.Request.Method = "GET";
        http.Request.Scheme = "http";
        http.Request.Host = new("localhost");
        http.Request.Path = path;
        http.Response.Body = new MemoryStream();
        return http;
    }
}
