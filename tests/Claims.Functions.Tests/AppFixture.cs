using Azure.Storage.Blobs;
using Claims.Azure;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Tests.Charts;
using Claims.Functions.Settings;
using Claims.Functions.Telemetry;
using Claims.Functions.Tests.Triggers;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Claims.Functions.Tests;

/// <summary>The app's own composition with blobs, records and Durable's client in memory.</summary>
internal sealed class AppFixture : IDisposable
{
    private readonly ServiceProvider _services;

    public AppFixture()
    {
        Durable
            .Setup(client => client.ScheduleNewOrchestrationInstanceAsync(
                It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(),
                It.IsAny<CancellationToken>()))
            .Callback((TaskName _, object? _, StartOrchestrationOptions? options, CancellationToken _) =>
                Started.Add(options!.InstanceId!))
            .ReturnsAsync(() => Started[^1]);
        Durable
            .Setup(client => client.GetInstancesAsync(It.IsAny<string>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, bool _, CancellationToken _) =>
                Started.Contains(id) ? new OrchestrationMetadata("Workflow", id) : null);
        var keys = new Claims.Azure.Keys.AppKeys(
            [new LinkKey("k1", Enumerable.Range(0, 32).Select(part => (byte)part).ToArray())], new string('s', 20),
            new Dictionary<string, string>());
        _services = new ServiceCollection()
            .AddLogging()
            .AddClaimsApp(Settings(), keys, new(new() { Webhook = new("https://hook.example/") }, new()))
            .AddSingleton(new HttpClient(Hook))
            .AddSingleton<BoardMeasures>()
            .AddSingleton<BlobServiceClient>(Blobs)
            .AddSingleton<IRecords>(Records)
            .AddSingleton<IClinicDirectory>(new TestClinic())
            .AddSingleton<System.Diagnostics.DiagnosticListener>(_ => new("test"))
            .BuildServiceProvider();
    }

    /// <summary>The webhook that messages are posted to.</summary>
    public FakeHook Hook { get; } = new();

    public FakeBlobs Blobs { get; } = new();

    public InMemoryRecords Records { get; } = new();

    public Mock<DurableTaskClient> Durable { get; } = new("test");

    /// <summary>The host's ids of the instances started, in order.</summary>
    public List<string> Started { get; } = [];

    /// <summary>Settings as in Azure, changed by the test.</summary>
    public static AppSettings Settings(params (string Name, string? Value)[] changes) => AppSettings.Read(name =>
        changes.Any(change => change.Name == name)
            ? changes.First(change => change.Name == name).Value
            : name switch
            {
                AzureNames.StorageUriSetting => "https://acct.blob.core.windows.net",
                AzureNames.CosmosUriSetting => "https://acct.documents.azure.com:443/",
                AzureNames.VaultUriSetting => "https://name.vault.azure.net/",
                SettingNames.BaseAddress => "https://claims.example.org",
                SettingNames.DocumentEndpoint => "https://name.cognitiveservices.azure.com/",
                _ => null,
            });

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A function's class, made as the worker makes it.</summary>
    public T Function<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    public void Dispose() => _services.Dispose();
}
