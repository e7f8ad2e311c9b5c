using Claims.Core.Submission;

namespace Claims.Local.Clearinghouse;

/// <summary>Folders cannot answer while one waits: the claim goes out with its coverage unverified.</summary>
internal sealed class NoRealTime : IRealTimeClearinghouse
{
    public Task<ReadOnlyMemory<byte>> ExchangeAsync(
        ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        throw new IOException("The folder clearinghouse has no real-time connection.");
}
