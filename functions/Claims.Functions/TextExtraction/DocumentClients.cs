using System.Threading.RateLimiting;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Claims.Azure;

namespace Claims.Functions.TextExtraction;

/// <summary>The SDK's client and the pace it is called at, one of each for a process.</summary>
internal static class DocumentClients
{
    /// <summary>A client that waits and repeats by itself what the service refused for being busy (429, 503).</summary>
    public static DocumentAnalysisClient Of(Uri endpoint)
    {
        var options = new DocumentAnalysisClientOptions
        {
            Retry = { MaxRetries = 6, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(30) },
        };
        options.Diagnostics.ApplicationId = "claims";
        options.Diagnostics.IsLoggingContentEnabled = false;
        return new(endpoint, AzureServices.Identity(), options);
    }

    /// <summary>Every request of the process takes a turn here, so many a second; those beyond wait.</summary>
    public static RateLimiter Pace(int requestsPerSecond) => new TokenBucketRateLimiter(new()
    {
        TokenLimit = requestsPerSecond,
        TokensPerPeriod = requestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        QueueLimit = int.MaxValue,
    });
}
