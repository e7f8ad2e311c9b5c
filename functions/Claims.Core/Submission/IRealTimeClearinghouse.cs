namespace Claims.Core.Submission;

/// <summary>Port: asks a payer and waits for its answer (270 and 271). Adapters: the payer simulator, HTTPS.</summary>
public interface IRealTimeClearinghouse
{
    /// <summary>Sends one X12 interchange and returns the interchange that answers it.</summary>
    /// <exception cref="IOException">Nobody answered: try again.</exception>
    Task<ReadOnlyMemory<byte>> ExchangeAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken);
}
