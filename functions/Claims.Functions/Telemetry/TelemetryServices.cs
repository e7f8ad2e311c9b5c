using Azure.Monitor.OpenTelemetry.Exporter;
using Claims.Azure;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Claims.Functions.Telemetry;

/// <summary>
/// Where traces and figures go. Calls of the Azure SDKs are not traced: their addresses name blobs, and names of scans
/// may be patients'.
/// </summary>
public static class TelemetryServices
{
    /// <summary>Adds the meters and what sends them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Application Insights, reached with the app's identity; null for nowhere.</param>
    public static IServiceCollection AddClaimsTelemetry(this IServiceCollection services, string? connection)
    {
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithMetrics(metrics => metrics.AddMeter("Claims.*"));
        if (connection is not null)
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = connection;
                options.Credential = AzureServices.Identity();
            });
        }

        services.AddSingleton<BoardMeasures>();
        return services;
    }
}
