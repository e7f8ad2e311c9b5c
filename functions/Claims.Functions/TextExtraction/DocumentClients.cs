using Azure.AI.FormRecognizer.DocumentAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;
using Claims.Azure;

namespace Claims.Functions.TextExtraction;

/// <summary>The SDK's client: one for a process.</summary>
internal static class DocumentClients
{
    /// <summary>A client of the app's own identity.</summary>
    public static DocumentAnalysisClient Of(Uri endpoint, SharedPace pace) =>
        new(endpoint, AzureServices.Identity(), Options(pace));

    /// <summary>The SDK waits and repeats by itself what was refused for being busy (429, 503) or failed.</summary>
    public static DocumentAnalysisClientOptions Options(SharedPace pace)
    {
        var options = new DocumentAnalysisClientOptions
        {
            Retry = { MaxRetries = 6, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(30) },
        };
        options.Diagnostics.ApplicationId = "claims";
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.AddPolicy(new PacePolicy(pace), HttpPipelinePosition.PerRetry);
        return options;
    }

    /// <summary>Every request takes a turn: those that begin, those that ask, and those that the SDK repeats.</summary>
    private sealed class PacePolicy(SharedPace pace) : HttpPipelinePolicy
    {
        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await pace.TakeAsync(message.CancellationToken);
            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("A turn is waited for: call the SDK's asynchronous methods.");
    }
}
