using Azure.Storage.Blobs;
using Claims.Azure;
using Claims.Azure.Arrivals;
using Claims.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Claims.Functions.Triggers;

/// <summary>The clearinghouse brought a file: 999, 277CA or 835.</summary>
public sealed class ClearinghouseFileArrived(BlobArrivals arrivals, CurrentDurableClient current)
{
    /// <summary>Reads, uses and settles it.</summary>
    [Function(nameof(ClearinghouseFileArrived))]
    public Task RunAsync(
        [BlobTrigger(
            AzureNames.Received + "/{name}",
            Source = BlobTriggerSource.EventGrid,
            Connection = AzureNames.StorageConnection)]
        BlobClient blob,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellationToken)
    {
        current.Use(durable);
        return arrivals.TakeFileAsync(blob.Name, cancellationToken);
    }
}
