using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Moq;

namespace Claims.Functions.Tests.Triggers;

/// <summary>Blob containers in memory: as much of the SDK's clients as the adapters call.</summary>
internal sealed class FakeBlobs : BlobServiceClient
{
    private readonly Dictionary<string, FakeContainer> _containers = [];

    public FakeContainer this[string container] =>
        _containers.TryGetValue(container, out var known) ? known : _containers[container] = new(container);

    public override BlobContainerClient GetBlobContainerClient(string blobContainerName) => this[blobContainerName];
}

/// <summary>One container.</summary>
internal sealed class FakeContainer(string name) : BlobContainerClient
{
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public override string Name => name;

    public override BlobClient GetBlobClient(string blobName) => new FakeBlob(this, blobName);

    public override AsyncPageable<BlobItem> GetBlobsAsync(
        BlobTraits traits, BlobStates states, string prefix, CancellationToken cancellationToken) =>
        AsyncPageable<BlobItem>.FromPages(
        [
            Page<BlobItem>.FromValues(
                [
                    .. Files.Keys.Where(file => file.StartsWith(prefix, StringComparison.Ordinal))
                        .Select(file => BlobsModelFactory.BlobItem(
                            name: file, properties: BlobsModelFactory.BlobItemProperties(accessTierInferred: false))),
                ],
                null,
                Mock.Of<Response>()),
        ]);

    public override AsyncPageable<BlobHierarchyItem> GetBlobsByHierarchyAsync(
        BlobTraits traits, BlobStates states, string delimiter, string prefix, CancellationToken cancellationToken) =>
        AsyncPageable<BlobHierarchyItem>.FromPages(
        [
            Page<BlobHierarchyItem>.FromValues(
                [
                    .. Files.Keys.Where(file => file.StartsWith(prefix, StringComparison.Ordinal)
                            && !file[prefix.Length..].Contains(delimiter, StringComparison.Ordinal))
                        .Select(file => BlobsModelFactory.BlobHierarchyItem(null, BlobsModelFactory.BlobItem(
                            name: file, properties: BlobsModelFactory.BlobItemProperties(accessTierInferred: false)))),
                ],
                null,
                Mock.Of<Response>()),
        ]);

    public override Task<Response<bool>> DeleteBlobIfExistsAsync(
        string blobName,
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(Response.FromValue(Files.Remove(blobName), Mock.Of<Response>()));

    private sealed class FakeBlob(FakeContainer container, string name) : BlobClient
    {
        private byte[] Content => container.Files.TryGetValue(name, out var content)
            ? content
            : throw new RequestFailedException(404, "There is none.");

        public override string Name => name;

        public override Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) =>
            Task.FromResult(Response.FromValue(container.Files.ContainsKey(name), Mock.Of<Response>()));

        public override Task<Response<BlobProperties>> GetPropertiesAsync(
            BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(Response.FromValue(
                BlobsModelFactory.BlobProperties(contentLength: Content.Length, eTag: new ETag(Hash())),
                Mock.Of<Response>()));

        public override Task<Stream> OpenReadAsync(
            BlobOpenReadOptions options, CancellationToken cancellationToken = default) =>
            Task.FromResult<Stream>(new MemoryStream(Content, writable: false));

        public override Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) =>
            Task.FromResult(Response.FromValue(
                BlobsModelFactory.BlobDownloadResult(
                    BinaryData.FromBytes(Content), BlobsModelFactory.BlobDownloadDetails()),
                Mock.Of<Response>()));

        public override async Task<Response<BlobContentInfo>> UploadAsync(
            Stream content, BlobUploadOptions options, CancellationToken cancellationToken = default)
        {
            if (options.Conditions?.IfNoneMatch == ETag.All && container.Files.ContainsKey(name))
            {
                throw new RequestFailedException(409, "There is one.");
            }

            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, cancellationToken);
            container.Files[name] = copy.ToArray();
            return Response.FromValue(
                BlobsModelFactory.BlobContentInfo(new ETag(Hash()), default, [], "", 0), Mock.Of<Response>());
        }

        private string Hash() => Convert.ToHexString(SHA256.HashData(Content));
    }
}
