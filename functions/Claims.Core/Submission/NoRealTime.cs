namespace Claims.Core.Submission;

/// <summary>Folders and containers cannot answer while one waits: the claim goes out with its coverage unverified.</summary>
public sealed class NoRealTime : IRealTimeClearinghouse
{
    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> ExchangeAsync(
        ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        throw new IOException("The folder clearinghouse has no real-time connection.");
}
