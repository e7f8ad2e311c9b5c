using Claims.Delivery;

namespace Claims.Azure.Files;

/// <summary>A container, or a part of one, as a folder of what is to be delivered.</summary>
internal sealed class BlobDeliveryFolder(BlobFolder blobs) : IDeliveryFolder
{
    /// <inheritdoc/>
    public Task<bool> HasAsync(string name, CancellationToken cancellationToken) =>
        blobs.HasAsync(name, cancellationToken);

    /// <inheritdoc/>
    public Task AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        blobs.AddAsync(name, content, cancellationToken);

    /// <inheritdoc/>
    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        blobs.PutAsync(name, content, cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) =>
        blobs.ReadAsync(name, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new List<(DateTimeOffset? At, string Name)>();
        await foreach (var blob in blobs.ListFolderAsync($"{folder}/", cancellationToken))
        {
            files.Add((blob.Properties.LastModified, blob.Name[(folder.Length + 1)..]));
        }

        return
        [
            .. files.OrderBy(file => file.At)
                .ThenBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => file.Name),
        ];
    }

    /// <summary>A copy first, so that a crash leaves the file in both places and never in none.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (await blobs.ReadAsync(from, cancellationToken) is { } content)
        {
            await blobs.PutAsync(to, content, cancellationToken);
            await blobs.RemoveAsync(from, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        blobs.RemoveAsync(name, cancellationToken);
}
