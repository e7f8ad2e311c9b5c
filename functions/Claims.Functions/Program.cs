using Claims.Azure;
using Claims.Functions;
using Claims.Functions.Settings;
using Claims.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
var settings = AppSettings.Read(name => builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)]);
await AzureSetup.PrepareAsync(settings.Stores, CancellationToken.None);
builder.ConfigureFunctionsWebApplication();
builder.Services
    .AddClaimsApp(settings, await settings.Keys.ReadAsync(CancellationToken.None))
    .AddClaimsTelemetry(settings.TelemetryConnection);
await builder.Build().RunAsync();
