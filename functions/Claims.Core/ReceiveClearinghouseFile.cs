namespace Claims.Core;

/// <summary>Takes one file that the clearinghouse brought: acknowledgements or remittances.</summary>
public sealed class ReceiveClearinghouseFile
{
    /// <summary>Reads, uses and settles a received file; what cannot be used is quarantined with its reason.</summary>
    /// <param name="name">One of <see cref="Submission.IClearinghouse.ListReceivedAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the work; the file stays until it is settled.</param>
    public Task ReceiveAsync(string name, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
