using Azure.Storage.Blobs;
using Claims.Azure;
using Claims.Azure.Arrivals;
using Claims.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Claims.Functions.Triggers;

/// <summary>A scan was uploaded. The blob alone is bound, not its content, which may be large.</summary>
public sealed class ChartUploaded(BlobArrivals arrivals, CurrentDurableClient current)
{
    /// <summary>Takes it in and starts its workflow, both named by its content.</summary>
    [Function(nameof(ChartUploaded))]
    public Task RunAsync(
        [BlobTrigger(
            AzureNames.Inbox + "/{name}",
            Source = BlobTriggerSource.EventGrid,
            Connection = AzureNames.StorageConnection)]
        BlobClient blob,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellationToken)
    {
        current.Use(durable);
        return arrivals.TakeChartAsync(blob.Name, cancellationToken);
    }
}
