using Claims.Azure;
using Claims.Functions;
using Claims.Functions.Settings;
using Claims.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
string? Setting(string name) => builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)];

var settings = AppSettings.Read(Setting);
await AzureSetup.PrepareAsync(settings.Stores, CancellationToken.None);
var keys = await settings.Keys.ReadAsync(CancellationToken.None);
builder.ConfigureFunctionsWebApplication();
builder.Services
    .AddClaimsApp(settings, keys, OutgoingSettings.Read(Setting, keys))
    .AddClaimsTelemetry(settings.TelemetryConnection);
await builder.Build().RunAsync();
