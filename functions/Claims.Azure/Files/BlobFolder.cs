using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Claims.Delivery;

namespace Claims.Azure.Files;

/// <summary>
/// A blob container as files that are whole or not there. Every write carries its MD5, which the service checks and
/// keeps; every read is checked again. Content must be able to seek. Names hold no patient data, because the SDK traces
/// addresses.
/// </summary>
internal sealed class BlobFolder(BlobContainerClient container) : IDeliveryFolder
{
    private static readonly UploadTransferValidationOptions CheckedByMd5 =
        new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

    /// <summary>Names and times of all blobs whose names begin with a prefix.</summary>
    public IAsyncEnumerable<BlobItem> ListAsync(string prefix, CancellationToken cancellationToken) =>
        container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken);

    /// <summary>The names of all blobs, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> OldestFirstAsync(CancellationToken cancellationToken)
    {
        var blobs = new List<BlobItem>();
        await foreach (var blob in ListAsync("", cancellationToken))
        {
            blobs.Add(blob);
        }

        return OldestFirst(blobs);
    }

    /// <inheritdoc/>
    async Task<IReadOnlyList<string>> IDeliveryFolder.ListAsync(string folder, CancellationToken cancellationToken)
    {
        var blobs = new List<BlobItem>();
        await foreach (var item in container.GetBlobsByHierarchyAsync(
            BlobTraits.None, BlobStates.None, "/", $"{folder}/", cancellationToken))
        {
            if (item.IsBlob)
            {
                blobs.Add(item.Blob);
            }
        }

        return [.. OldestFirst(blobs).Select(name => name[(folder.Length + 1)..])];
    }

    /// <summary>True when there is such a file.</summary>
    public async Task<bool> HasAsync(string name, CancellationToken cancellationToken) =>
        await container.GetBlobClient(name).ExistsAsync(cancellationToken);

    /// <summary>Writes a file unless there is one: the first content stays (If-None-Match: *).</summary>
    /// <returns>False when there was one.</returns>
    public async Task<bool> AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(name, content, new() { IfNoneMatch = ETag.All }, cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <inheritdoc cref="AddAsync(string, Stream, CancellationToken)"/>
    public async Task<bool> AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        return await AddAsync(name, stream, cancellationToken);
    }

    /// <inheritdoc/>
    Task IDeliveryFolder.AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        AddAsync(name, content, cancellationToken);

    /// <summary>Writes a file over whatever was there.</summary>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await WriteAsync(name, stream, conditions: null, cancellationToken);
    }

    /// <summary>Opens a file that nobody overwrites: it can seek and is fetched as it is read.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public async Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(name).OpenReadAsync(
                new BlobOpenReadOptions(allowModifications: false)
                {
                    TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
                },
                cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            throw new FileNotFoundException($"There is no blob {container.Name}/{name}.");
        }
    }

    /// <summary>Opens a file that somebody may overwrite: then reading fails. Null when there is none.</summary>
    /// <returns>Its content, able to seek and fetched as it is read, and its version.</returns>
    public async Task<(Stream Content, ETag Version)?> TryOpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = container.GetBlobClient(name);
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            var options = new BlobOpenReadOptions(allowModifications: false)
            {
                Conditions = new() { IfMatch = properties.ETag },
            };
            return (await blob.OpenReadAsync(options, cancellationToken), properties.ETag);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A whole file, or null.</summary>
    /// <exception cref="IOException">It is not what was written.</exception>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            BlobDownloadResult blob = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            var content = blob.Content.ToArray();
            return blob.Details.ContentHash is { } kept && !MD5.HashData(content).AsSpan().SequenceEqual(kept)
                ? throw new IOException($"The blob {container.Name}/{name} does not match its MD5.")
                : content;
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Moves a file. A copy first, so that a crash leaves it in both places and never in none.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (await ReadAsync(from, cancellationToken) is { } content)
        {
            await PutAsync(to, content, cancellationToken);
            await RemoveAsync(from, cancellationToken);
        }
    }

    /// <summary>Removes a file; does nothing when there is none.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken);

    /// <summary>Removes a file unless it is another by now.</summary>
    public async Task RemoveAsync(string name, ETag version, CancellationToken cancellationToken)
    {
        try
        {
            await container.DeleteBlobIfExistsAsync(
                name, conditions: new() { IfMatch = version }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            // Another file came under its name, with an event of its own.
        }
    }

    private static IReadOnlyList<string> OldestFirst(IEnumerable<BlobItem> blobs) =>
    [
        .. blobs.OrderBy(blob => blob.Properties.LastModified)
            .ThenBy(blob => blob.Name, StringComparer.Ordinal)
            .Select(blob => blob.Name),
    ];

    private async Task WriteAsync(
        string name, Stream content, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var start = content.Position;
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            TransferValidation = CheckedByMd5,
            HttpHeaders = new() { ContentHash = await MD5.HashDataAsync(content, cancellationToken) },
        };
        content.Position = start;
        await container.GetBlobClient(name).UploadAsync(content, options, cancellationToken);
    }
}
