using Claims.Azure;
using Claims.Azure.Tests.StandIns;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.EndToEnd.Tests.MainJob;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.EndToEnd.Tests.MixedStores;

/// <summary>
/// The main job with chart files and quarantine on Azurite and records on Cosmos DB's stand-in, engine and text
/// extraction staying on this machine: another set of settings, the same program.
/// </summary>
public sealed class MixedStoresTests
{
    private const int Samples = 3;

    private static readonly string? WhyNot = !UndisturbedRun.CanRun
        ? "tesseract-ocr or poppler-utils is not installed"
        : Azurite.WhyNot ?? CosmosStandIn.WhyNot;

    [SkippableFact]
    public async Task Files_on_Azurite_and_records_on_Cosmos_come_to_the_same_books()
    {
        Skip.If(WhyNot is not null, WhyNot);
        using var azurite = await Azurite.StartAsync();
        using var cosmos = await CosmosStandIn.StartAsync();
        using var data = MainJob.DataFolder.Temporary();
        var settings = new Dictionary<string, string>
        {
            ["CLAIMS_FILES"] = "blob",
            ["CLAIMS_STORAGE"] = azurite.Connection,
            ["CLAIMS_RECORDS"] = "cosmos",
            ["CLAIMS_COSMOS"] = cosmos.Connection,
            ["CLAIMS_COSMOS_DATABASE"] = $"mixed-{Guid.NewGuid():N}",
            ["COSMOS_DISABLE_IMDS_ACCESS"] = "true",
        };

        using var demo = new DemoProcess(data.Path, settings, Samples);
        Assert.True(await demo.WaitAsync() == 0, demo.Output);
        Assert.Contains("accounted for", demo.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(Path.Combine(data.Path, "claims.db")));
        Assert.Empty(data.Files("charts", "*"));

        await using var stores = Stores(settings);
        var clinic = TextId.Parse<ClinicId>("sample-family-clinic");
        var charts = await stores.GetRequiredService<IRecords>().ReadAllAsync<Chart>(clinic, "", default);
        Assert.Equal(Samples, charts.Count);
        foreach (var chart in charts)
        {
            var files = stores.GetRequiredService<IChartFiles>();
            await using var original = await files.OpenOriginalAsync(chart.Ref, default);
            Assert.Equal(chart.Length, original.Length);
            Assert.NotNull(await files.OpenAsync(chart.Ref, ReadChart.PageName(1), default));
        }
    }

    private static ServiceProvider Stores(Dictionary<string, string> settings)
    {
        const AzurePorts Ports = AzurePorts.Records | AzurePorts.ChartFiles;
        return new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddClaimsAzure(AzureSettings.Read(settings.GetValueOrDefault, Ports), Ports)
            .BuildServiceProvider();
    }
}
