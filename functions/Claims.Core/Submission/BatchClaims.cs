using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>Sends claims that are ready, one 837 file a payer.</summary>
public sealed class BatchClaims
{
    /// <summary>Whether <see cref="RunAsync"/> has something to do.</summary>
    public Task<bool> HasReadyAsync(ClinicId clinic, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Batches what is ready and sends what an earlier run left unsent.</summary>
    /// <returns>How many files went out.</returns>
    public Task<int> RunAsync(ClinicId clinic, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
